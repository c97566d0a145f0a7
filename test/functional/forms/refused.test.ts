import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findReadstat } from "../../../connectors/statfiles/find-readstat.ts";
import { makeZip } from "../../support/forms/make-zip.ts";
import { arrowFile, arrowStream, fixture, writeParquet } from "../../support/forms/visit-files.ts";
import { type IntakeBench, intakeBench, type TakeInOptions } from "../../support/ingest/take-in.ts";
import { visits } from "../../support/ingest/visits.ts";

const csv = fixture("visits.csv");
const aliases = { columns: { VISITDT: "visit_date", STARTTS: "start_ts" }, values: {} };
const noReadstat = findReadstat() === null;

let bench: IntakeBench;
let parquet: Buffer;
beforeAll(async () => {
  bench = await intakeBench();
  const [text, path] = [join(bench.folder, "restricted", "v.csv"), join(bench.folder, "restricted", "v.parquet")];
  writeFileSync(text, csv);
  await writeParquet(bench.database, text, path);
  parquet = readFileSync(path);
});
afterAll(() => bench.close());

/** What intake says of a file, and that nothing of it is left behind. */
const fault = async (file: string, content: string | Uint8Array, options: TakeInOptions = {}): Promise<string> => {
  const { outcome, folder } = await bench.takeIn(content, visits, { ...options, file });
  expect(readdirSync(join(folder, "..", "work"))).toEqual([]);
  if (outcome.state === "accepted") return "accepted";
  expect(readdirSync(folder)).toEqual([]);
  expect(outcome.fault.message).not.toMatch(/SYN|Ødegård|2024-0/);
  return outcome.fault.message;
};

/** Bytes of all files in a folder; null where a folder goes while it is looked through. */
const bytesBelow = (folder: string): number | null => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce(
        (sum, entry) => sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      );
  } catch {
    return null;
  }
};

/** The most bytes that lay at a time where intake works, while something was done. */
const mostOnDisk = async (work: () => Promise<void>): Promise<number> => {
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, bytesBelow(join(bench.folder, "restricted")) ?? 0);
  }, 20);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return most;
};

/** The bytes without so many at the end. */
const cut = (bytes: Uint8Array, by: number): Uint8Array => bytes.subarray(0, bytes.length - by);

describe("IN-03 a compressed file that is not whole is held", () => {
  const many = Buffer.concat([csv, Buffer.alloc(0)]);
  const packed = gzipSync(many);

  it("gzip, cut 1, 8 and 200 bytes before the end and at 50 places all over the file", async () => {
    const rest = packed.length - 3;
    // A generator of our own: the places lie anywhere, and are the same every time.
    let seed = 7;
    const anywhere = Array.from({ length: 50 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return 1 + (seed % rest);
    });
    expect(Math.min(...anywhere) < 0.1 * rest && Math.max(...anywhere) > 0.9 * rest).toBe(true);
    for (const by of [1, 8, 200, ...anywhere])
      expect(await fault("visits.csv.gz", cut(packed, by))).toMatch(/^UTF-IN-006 /);
  });

  it("gzip with a wrong CRC, a wrong length or bytes behind its end", async () => {
    const crc = Buffer.from(packed);
    crc.writeUInt8((crc.at(-6) ?? 0) ^ 1, crc.length - 6);
    const length = Buffer.from(packed);
    length.writeUInt8((length.at(-4) ?? 0) ^ 1, length.length - 4);
    for (const bytes of [crc, length, Buffer.concat([packed, Buffer.from("x")])]) {
      expect(await fault("visits.csv.gz", bytes)).toMatch(/^UTF-IN-006 /);
    }
  });

  it("gzip in two members is accepted only where delivery.yaml or the trailer gives the number of its lines", async () => {
    const two = Buffer.concat([packed, gzipSync("SYN9;2024-01-02;;;;;;;;;;\n")]);
    expect(await fault("visits.csv.gz", two, { note: { lines: 9 } })).toMatch(/^UTF-IN-010 .* 10 data lines/);
    expect(await fault("visits.csv.gz", two, { note: { lines: 10 } })).toBe("accepted");
    expect(await fault("visits.csv.gz", two)).toMatch(/^UTF-IN-062 .* the gzip file has several members/);
    const ended = Buffer.concat([two, gzipSync("# 10\n")]);
    expect(await fault("visits.csv.gz", ended, { settings: { trailer: "# {lines}" } })).toBe("accepted");
    expect(await fault("visits.csv.gz", packed)).toBe("accepted");
  });

  it("zip, cut anywhere, with a wrong CRC or size, or with bytes behind its end", async () => {
    const member = { name: "visits.csv", content: csv };
    const whole = makeZip([member]);
    for (const by of [1, 8, 22, 60, 200]) expect(await fault("visits.zip", cut(whole, by))).toMatch(/^UTF-IN-055 /);
    const damaged = [
      makeZip([{ ...member, states: { crc: 1 } }]),
      makeZip([{ ...member, states: { size: csv.length - 10 } }]),
      makeZip([{ ...member, states: { size: csv.length + 10 } }]),
      Buffer.concat([whole, Buffer.from("more")]),
    ];
    for (const bytes of damaged) expect(await fault("visits.zip", bytes)).toMatch(/^UTF-IN-055 .* the zip file is cut/);
  });
});

describe("IN-07 a typed file that is not whole is held", () => {
  it("Parquet, cut anywhere or with its directory overwritten", async () => {
    for (const by of [1, 8, 200, 800]) {
      expect(await fault("visits.parquet", cut(parquet, by))).toMatch(/^UTF-IN-055 .* the Parquet file is cut/);
    }
    const broken = Buffer.from(parquet);
    broken.fill(0xff, broken.length - 300, broken.length - 8);
    expect(await fault("visits.parquet", broken)).toMatch(/^UTF-IN-055 /);
  });

  it("Arrow, cut anywhere, overwritten or with bytes behind its end", async () => {
    for (const [name, whole] of [
      ["visits.arrow", arrowFile()],
      ["visits.arrows", arrowStream()],
    ] as const) {
      for (const by of [1, 8, 200, 1500]) expect(await fault(name, cut(whole, by))).toMatch(/^UTF-IN-055 /);
      expect(await fault(name, Buffer.concat([whole, Buffer.from("more")]))).toMatch(/^UTF-IN-055 /);
      const broken = Buffer.from(whole);
      broken.fill(0xff, 16, 64);
      expect(await fault(name, broken)).toMatch(/^UTF-IN-055 /);
    }
  });

  it.skipIf(noReadstat).each([
    ["visits.sas7bdat", "visits.sas7bdat"],
    ["visits.sav", "visits.sav"],
    ["visits-plain.sav", "visits.sav"],
    ["visits.zsav", "visits.zsav"],
    ["visits.por", "visits.por"],
    ["visits-v5.xpt", "visits.xpt"],
    ["visits-10.dta", "visits.dta"],
    ["visits-14.dta", "visits.dta"],
  ])("%s, cut 1, 8, 100 and 500 bytes before the end (readstat is needed)", async (file, name) => {
    for (const by of [1, 8, 100, 500])
      expect(await fault(name, cut(fixture(file), by), { aliases })).toMatch(/^UTF-IN-05[15] /);
  });

  it.skipIf(noReadstat)("Stata and SAS with bytes behind their end (readstat is needed)", async () => {
    for (const name of ["visits-14.dta", "visits-10.dta", "visits.sas7bdat", "visits-v5.xpt"]) {
      const file = `visits${name.slice(name.lastIndexOf("."))}`;
      expect(await fault(file, Buffer.concat([fixture(name), Buffer.from("more")]))).toMatch(/^UTF-IN-055 /);
    }
  });
});

describe("IN-18 a file whose bytes are not what its name says is held", () => {
  it.each([
    ["visits.csv", "Parquet file", () => parquet],
    ["visits.csv", "gzip file", () => gzipSync(csv)],
    ["visits.csv", "zip file or Excel workbook", () => makeZip([{ name: "visits.csv", content: csv }])],
    ["visits.csv", "SPSS file", () => fixture("visits.sav")],
    ["visits.csv", "Arrow file", () => arrowFile()],
    ["visits.csv", "SPSS portable file", () => fixture("visits.por")],
    ["visits.parquet", "something else", () => csv],
    ["visits.csv.gz", "something else", () => csv],
    ["visits.zip", "gzip file", () => gzipSync(csv)],
    ["visits.sav", "Stata file", () => fixture("visits-14.dta")],
    ["visits.sas7bdat", "SAS transport file", () => fixture("visits-v5.xpt")],
    ["visits.feather", "first-generation Feather file", () => Buffer.concat([Buffer.from("FEA1"), Buffer.alloc(60)])],
    ["visits.parquet", "encrypted Parquet file", () => Buffer.concat([Buffer.from("PARE"), Buffer.alloc(60)])],
  ])("%s with the bytes of: %s", async (name, seems, bytes) => {
    expect(await fault(name, bytes())).toMatch(new RegExp(`^UTF-IN-051 .* its first bytes say ${seems}`));
  });

  it("also within: an archive in a gzip or zip file", async () => {
    expect(await fault("visits.csv.gz", gzipSync(gzipSync(csv)))).toMatch(/^UTF-IN-051 .* say gzip file/);
    const nested = makeZip([{ name: "visits.csv", content: makeZip([{ name: "visits.csv", content: csv }]) }]);
    expect(await fault("visits.zip", nested)).toMatch(/^UTF-IN-051 .* say zip file/);
  });

  it("but a header may begin like a form", async () => {
    expect(await fault("visits.csv", "PAR1;PID;visit_date\nx;SYN1;2024-01-02\n")).toBe("accepted");
    expect(await fault("visits.csv", "BZhelse;PID;visit_date\nx;SYN1;2024-01-02\n")).toBe("accepted");
  });

  it("empty files are empty, whatever their name", async () => {
    for (const name of ["visits.csv.gz", "visits.zip", "visits.parquet", "visits.arrow", "visits.sav"]) {
      expect(await fault(name, "")).toMatch(/^UTF-IN-001 /);
    }
  });
});

describe("IN-18 a zip file that is no plain archive of text is held before anything is unpacked", () => {
  const member = { name: "visits.csv", content: csv };
  it.each([
    ["a name with ../", [{ ...member, name: "../visits.csv" }], "leads out of the archive"],
    ["an absolute name", [{ ...member, name: "/etc/visits.csv" }], "leads out of the archive"],
    ["a name with a drive", [{ ...member, name: "C:\\visits.csv" }], "leads out of the archive"],
    ["a link", [{ ...member, mode: 0o120777 }], "a member is a link"],
    [
      "a link beside the file",
      [member, { name: "README", content: "/etc/passwd", mode: 0o120777 }],
      "a member is a link",
    ],
    ["a device", [{ ...member, mode: 0o020644 }], "a member is no regular file"],
    ["a password", [{ ...member, encrypted: true }], "a member is encrypted"],
    ["an archive", [{ ...member, name: "visits.csv.gz" }], "it holds an archive"],
    ["42 archives", Array.from({ length: 42 }, (_, i) => ({ ...member, name: `${i}.zip` })), "it holds an archive"],
    ["a Parquet file", [{ ...member, name: "visits.parquet" }], "no delimited text"],
    ["two files of one name", [member, { ...member, name: "VISITS.csv" }], "two members have the same name"],
    ["two files where one is meant", [member, { ...member, name: "other.csv" }], "it holds 2 files"],
    ["nothing but a note", [{ name: "README.txt", content: "x" }], "it holds no file"],
    ["two files on the same bytes", [member, { ...member, name: "x.csv", states: { offset: 0 } }], "on the same bytes"],
  ])("%s", async (_what, members, problem) => {
    expect(await fault("visits.zip", makeZip(members))).toMatch(new RegExp(`^UTF-IN-053 .*${problem}`));
  });

  it("more members than allowed", async () => {
    const members = Array.from({ length: 501 }, (_, i) => ({ name: `${i}.csv`, content: "a" }));
    expect(await fault("visits.zip", makeZip(members))).toMatch(/^UTF-IN-053 .* it holds 501 members, allowed 500/);
  });
});

describe("RL-01 a bomb is stopped at the limit", () => {
  const gibibyte = 1024 ** 3;

  it("1 MB of gzip that holds 1 GiB, before a quarter of it has been written", async () => {
    const lines = Buffer.alloc(64 * 1024 * 1024, "1;2\n");
    const member = gzipSync(lines, { level: 9 });
    // Sixteen members of 64 MiB; the last states the size of itself alone.
    const bomb = Buffer.concat([gzipSync("PID;visit_date\n"), ...Array.from({ length: 16 }, () => member)]);
    expect(bomb.length).toBeLessThan(1.2 * 1024 * 1024);
    const most = await mostOnDisk(async () => {
      expect(await fault("visits.csv.gz", bomb)).toMatch(/^UTF-IN-052 .* unpacks to more than \d+ bytes/);
    });
    // What the limit allows, the parts that wait for the database, and what the database holds of one.
    expect([most > 0, most < gibibyte / 4]).toEqual([true, true]);
  });

  it("64 MB in a single line, packed or not, before anything of it is written", async () => {
    const line = Buffer.concat([Buffer.from("PID;visit_date\n"), Buffer.alloc(64 * 1024 * 1024, "x")]);
    for (const [name, content] of [
      ["visits.csv", line],
      ["visits.csv.gz", gzipSync(line, { level: 1 })],
    ] as const) {
      const most = await mostOnDisk(async () => {
        expect(await fault(name, content)).toMatch(/^UTF-IN-0(?:19|52) /);
      });
      expect(most).toBeLessThan(1024 * 1024);
    }
  });

  it("a zip file that says so of itself, without unpacking it", async () => {
    const member = { name: "visits.csv", content: Buffer.alloc(32 * 1024 * 1024, "1;2\n") };
    expect(await fault("visits.zip", makeZip([member]))).toMatch(/^UTF-IN-052 /);
    expect(await fault("visits.zip", makeZip([{ ...member, states: { size: gibibyte } }]))).toMatch(/^UTF-IN-052 /);
  });

  it("a Parquet file of one value, repeated", async () => {
    const path = join(bench.folder, "restricted", "bomb.parquet");
    const { sql, literal } = await import("../../../connectors/duckdb/sql.ts");
    const rows = sql`SELECT 'SYN1' AS "PID", repeat('x', 50) AS nurse, DATE '2024-01-02' AS visit_date FROM range(3000000)`;
    await bench.database.run(sql`COPY (${rows}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`, "bomb");
    expect(readFileSync(path).length).toBeLessThan(512 * 1024);
    expect(await fault("visits.parquet", readFileSync(path))).toMatch(/^UTF-IN-052 /);
  });

  it("a limit that is set otherwise holds instead", async () => {
    const text = `PID;visit_date\n${"SYN1;2024-01-02\n".repeat(2_000_000)}`;
    const limits = { most_files: 1, unpacked_size: "1GiB", unpacked_ratio: 2 };
    const packed = gzipSync(text, { level: 1 });
    expect(await fault("visits.csv.gz", packed, { limits })).toMatch(/^UTF-IN-052 .* more than 16777216 bytes/);
  });
});

describe("readstat", () => {
  const withPath = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
    const before = process.env.PATH;
    process.env.PATH = path;
    try {
      return await work();
    } finally {
      process.env.PATH = before;
    }
  };
  const fake = (script: string): string => {
    const folder = mkdtempSync(join(tmpdir(), "utfall-fake-"));
    writeFileSync(join(folder, "readstat"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, "readstat"), 0o755);
    return folder;
  };

  it("that is not there is a fault that nobody remembers of the file", async () => {
    const missing = withPath("/nowhere:relative", () => fault("visits.sav", fixture("visits.sav")));
    await expect(missing).rejects.toThrow(
      /^UTF-IN-054 .*visits.sav: read by the program readstat, which is not on the PATH/,
    );
  });

  it("that breaks off, or is killed, is a fault that nobody remembers of the file", async () => {
    for (const script of ["exit 3", "kill -9 $$"]) {
      const broken = withPath(fake(script), () => fault("visits.sav", fixture("visits.sav")));
      await expect(broken).rejects.toThrow(/^UTF-IN-059 /);
    }
  });

  it("that says less, more or nothing of what it wrote is not believed", async () => {
    const row = '"SYN1","2024-01-02",1.000000,"x"\\n';
    const header = `printf '"PID","visit_date","score","nurse"\\n${row}${row}'`;
    const done = (rows: number): string => `echo "Converted 4 variables and ${rows} rows in 0.00 seconds" >&2`;
    for (const script of [
      header,
      `${header}\n${done(3)}`,
      `${header}\n${done(0)}`,
      `${header}\n${done(2)}\necho Error >&2`,
    ]) {
      const found = await withPath(fake(script), () => fault("visits.sav", fixture("declared.sav")));
      expect(found).toMatch(/^UTF-IN-055 /);
    }
    const believed = withPath(fake(`${header}\n${done(2)}`), () => fault("visits.sav", fixture("declared.sav")));
    expect(await believed).toBe("accepted");
  });

  it("is given no environment, and its own words are never shown", async () => {
    const script = '[ -z "$HOME$USER$UTFALL" ] || exit 9\necho "SYN1 2024-01-02" >&2';
    expect(await withPath(fake(script), () => fault("visits.sav", fixture("declared.sav")))).toMatch(/^UTF-IN-055 /);
  });
});
