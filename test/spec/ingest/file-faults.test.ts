import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FileOutcome } from "../../../schemas/delivery.ts";
import { filled } from "../../../schemas/rule.ts";
import { type IntakeBench, intakeBench, type TakeInOptions } from "../../support/ingest/take-in.ts";
import { file, visits } from "../../support/ingest/visits.ts";

let bench: IntakeBench;
beforeAll(async () => {
  bench = await intakeBench();
});
afterAll(() => bench.close());

const good = file("PID;visit_date", "P1;2024-01-02", "P2;2024-01-03");
const fault = async (content: string | Uint8Array, options?: TakeInOptions): Promise<string> => {
  const { outcome } = await bench.takeIn(content, visits, options);
  return messageOf(outcome);
};
const messageOf = (outcome: FileOutcome): string => (outcome.state === "held" ? outcome.fault.message : "accepted");

describe("a file that cannot be what was declared is held as a whole", () => {
  it("holds an empty file", async () => {
    expect(await fault("")).toMatch(/^UTF-IN-001 made_up\/2026-06-30\/made-up.csv: the file is empty/);
    expect(await fault("\ufeff")).toMatch(/^UTF-IN-001 /);
    expect(await fault(gzipSync(""), { file: "made-up.csv.gz" })).toMatch(/^UTF-IN-001 /);
  });

  it("accepts a file with a header and no rows", async () => {
    const { outcome, table } = await bench.takeIn("PID;visit_date\n", visits);
    expect(outcome).toMatchObject({ state: "accepted", record: { lines: 0, accepted: 0, reaches: null } });
    expect(await table("rows")).toEqual([]);
  });

  it("names the line of bytes that are not UTF-8", async () => {
    const latin1 = Buffer.from(file("PID;visit_date", "P1;2024-01-02", "Pø;2024-01-02"), "latin1");
    expect(await fault(latin1)).toMatch(/^UTF-IN-002 .* line 3, byte 30: bytes that are not utf-8/);
  });

  it("IN-07 tells the byte of what is not the declared encoding, in the text as it was unpacked and far into it", async () => {
    const before = `PID;visit_date\n${"Pø€😀;2024-01-02\n".repeat(120_000)}Pøl`;
    const content = Buffer.concat([Buffer.from(before), Buffer.from([0xf8]), Buffer.from("l;2024-01-02\n")]);
    const place = `line 120002, byte ${Buffer.byteLength(before)}: bytes that are not utf-8`;
    expect(content.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(await fault(content)).toContain(place);
    expect(await fault(gzipSync(content), { file: "made-up.csv.gz" })).toContain(place);
    const western = Buffer.from(`PID;visit_date\n${"Pø;2024-01-02\n".repeat(120_000)}P`, "latin1");
    const foreign = Buffer.concat([western, Buffer.from([0x81]), Buffer.from(";2024-01-02\n")]);
    expect(await fault(foreign, { settings: { encoding: "windows-1252" } })).toContain(
      `line 120002, byte ${western.length}: bytes that are not windows-1252`,
    );
  });

  it("reads the same bytes when the encoding is declared", async () => {
    const latin1 = Buffer.from(file("PID;visit_date", "Pø;2024-01-02"), "latin1");
    for (const encoding of ["iso-8859-1", "windows-1252"] as const) {
      const { table } = await bench.takeIn(latin1, visits, { settings: { encoding } });
      expect((await table("rows"))[0]).toMatchObject({ PID: "Pø" });
    }
  });

  it("reads the euro sign of windows-1252 and refuses bytes that the page does not have", async () => {
    const line = (byte: number): Buffer =>
      Buffer.concat([Buffer.from("PID;visit_date\nP"), Buffer.from([byte]), Buffer.from(";2024-01-02\n")]);
    const { table } = await bench.takeIn(line(0x80), visits, { settings: { encoding: "windows-1252" } });
    expect((await table("rows"))[0]).toMatchObject({ PID: "P€" });
    expect(await fault(line(0x81), { settings: { encoding: "windows-1252" } })).toMatch(/^UTF-IN-002 .* line 2/);
  });

  it("refuses a byte order mark that contradicts the declared encoding", async () => {
    expect(await fault(`\ufeff${good}`, { settings: { encoding: "windows-1252" } })).toMatch(/^UTF-IN-002 .* line 1/);
  });

  it("names a missing column", async () => {
    expect(await fault(file("PID;kind", "P1;01"))).toMatch(
      /^UTF-IN-003 .* the header lacks visit_date of layout visits/,
    );
  });

  it("names a column that two headers stand for", async () => {
    expect(await fault(file("PID;visit_date;VISITDATE", "P1;2024-01-02;2024-01-02"))).toMatch(
      /^UTF-IN-004 .*more than one header for visit_date/,
    );
    expect(await fault(file("PID;visit_date;slutt;end_ts", "P1;2024-01-02;;"))).toMatch(/^UTF-IN-004 .*end_ts/);
  });

  it("says what the file looks split at when the delimiter is wrong", async () => {
    expect(await fault(good.replaceAll(";", ","))).toMatch(/^UTF-IN-005 .* split at “;”; it looks split at “,”\. /);
    expect(await fault(good.replaceAll(";", "\t"))).toMatch(/^UTF-IN-005 .* it looks split at “tab”\. /);
  });

  it("refuses a gzip file that is cut anywhere, damaged or followed by other bytes", async () => {
    const many = file(
      "PID;visit_date",
      ...Array.from({ length: 3000 }, (_, i) => `P${i % 977};2024-01-${String((i % 28) + 1).padStart(2, "0")}`),
    );
    const whole = gzipSync(many);
    const crc = Buffer.from(whole);
    crc.writeUInt8((crc.at(-6) ?? 0) ^ 1, crc.length - 6);
    const damaged = [
      ...[1, 4, 8, 9, 200, whole.length - 5].map((cut) => whole.subarray(0, whole.length - cut)),
      crc,
      Buffer.concat([whole, Buffer.from("more")]),
      Buffer.concat([whole, Buffer.alloc(700), Buffer.from("more")]),
    ];
    for (const bytes of damaged) expect(await fault(bytes, { file: "made-up.csv.gz" })).toMatch(/^UTF-IN-006 /);
    const { outcome } = await bench.takeIn(whole, visits, { file: "made-up.csv.gz" });
    expect(outcome).toMatchObject({ state: "accepted", record: { lines: 3000, bytes: whole.length } });
  });

  it("refuses a file whose last line has no line end, even if the line looks whole", async () => {
    expect(await fault(good.slice(0, -1))).toMatch(/^UTF-IN-007 .* line 3, byte 42: the file ends without a line end/);
    expect(await fault("PID;visit_date")).toMatch(/^UTF-IN-007 .* line 1/);
  });

  it("compares the checksum and the number of lines with delivery.yaml", async () => {
    expect(await fault(good, { note: { sha256: "0".repeat(64) } })).toMatch(/^UTF-IN-009 /);
    expect(await fault(good, { note: { lines: 3 } })).toMatch(/^UTF-IN-010 .*: 2 data lines, delivery.yaml says 3/);
    expect(await fault(good, { note: { lines: 2 } })).toBe("accepted");
  });

  describe("IN-04 a declared last line with the number of lines", () => {
    const settings = { trailer: "# rows={lines}" };
    const whole = `${good}# rows=2\n`;

    it("is no row, and is held against the rows, whatever the form of the text", async () => {
      for (const [content, file] of [
        [whole, "made-up.csv"],
        [whole.replaceAll("\n", "\r\n"), "made-up.csv"],
        [gzipSync(whole), "made-up.csv.gz"],
        [`PID;visit_date\n${"P1;2024-01-02\n".repeat(120_000)}# rows=120000\n`, "made-up.csv"],
      ] as const) {
        const { outcome } = await bench.takeIn(content, visits, { settings, file });
        expect(outcome).toMatchObject({ state: "accepted", record: { rejected: 0 } });
      }
    });

    it("makes every cut of a file known, at whatever byte", async () => {
      for (let length = 1; length < whole.length; length += 1) {
        expect([length, await fault(whole.slice(0, length), { settings })]).toEqual([
          length,
          expect.stringMatching(/^UTF-IN-0(?:01|03|05|07|10|61) /),
        ]);
      }
    });

    it.each([
      ["a line too few", `${good}# rows=3\n`, /^UTF-IN-010 .*: 2 data lines, the last line of the file says 3\. /],
      ["a line too many", `${good}# rows=1\n`, /^UTF-IN-010 .*: 2 data lines, the last line of the file says 1\. /],
      ["none at all", good, /^UTF-IN-061 .*: the last line is not the trailer/],
      ["another word", `${good}# lines=2\n`, /^UTF-IN-061 /],
      ["no number", `${good}# rows=\n`, /^UTF-IN-061 /],
      ["more digits than a count has", `${good}# rows=${"1".repeat(11)}\n`, /^UTF-IN-061 /],
      ["a blank line after it", `${whole}\n`, /^UTF-IN-061 /],
      ["no line end after it", whole.trimEnd(), /^UTF-IN-007 /],
      ["a line beyond the limit before its end", `${good}${"x".repeat(5_000_000)}`, /^UTF-IN-019 /],
    ])("%s is a cut file", async (_, content, told) => {
      expect(await fault(content, { settings })).toMatch(told);
    });

    it("is a line like any other where it is not declared", async () => {
      expect(await fault(whole, { rejectedShare: 0 })).toMatch(/^UTF-IN-014 .*: 1 of 3 lines/);
    });

    it("is read in the encoding of the file, with what stands after the number", async () => {
      const content = Buffer.from(`${good}TALL PÅ RADER;2;;\n`, "latin1");
      const western = { encoding: "windows-1252", trailer: "TALL PÅ RADER;{lines};;" } as const;
      expect(await fault(content, { settings: western })).toBe("accepted");
    });
  });

  it("does not follow a link and does not wait at a folder", async () => {
    const target = join(bench.folder, "elsewhere.csv");
    const link = join(bench.folder, "link.csv");
    const folder = join(bench.folder, "folder.csv");
    writeFileSync(target, good);
    symlinkSync(target, link);
    mkdirSync(folder);
    expect(await fault("", { path: link })).toMatch(/^UTF-IN-011 /);
    expect(await fault("", { path: folder })).toMatch(/^UTF-IN-011 /);
  });

  it("reads the named file and not one that its name would match as a pattern", async () => {
    const inbox = join(bench.folder, "patterns");
    mkdirSync(inbox);
    writeFileSync(join(inbox, "g1x.csv"), good.replaceAll("P1", "DECOY"));
    const odd = ["g[1]*.csv", "a'; DROP TABLE part; --.csv", '"q".csv', "$1.csv"];
    for (const name of odd) {
      writeFileSync(join(inbox, name), good);
      const { outcome, table } = await bench.takeIn("", visits, { path: join(inbox, name), file: name });
      expect(outcome).toMatchObject({ state: "accepted", record: { file: name, accepted: 2 } });
      expect((await table("rows")).map((r) => r.PID)).toEqual(["P1", "P2"]);
    }
  });

  it("keeps record and quarantine when more lines are rejected than the source allows", async () => {
    const dirty = file("PID;visit_date", "P1;2024-01-02", "P2;not-a-date");
    const { outcome, table } = await bench.takeIn(dirty, visits, { rejectedShare: 0.1 });
    expect(messageOf(outcome)).toMatch(/^UTF-IN-014 .*: 1 of 2 lines in quarantine, allowed 10 %/);
    expect(outcome).toMatchObject({ record: { lines: 2, accepted: 1, rejected: 1 } });
    expect(await table("quarantine")).toEqual([
      {
        line: 3,
        byte: null,
        code: "UTF-RW-002",
        rule: "date",
        column_name: "visit_date",
        institution: null,
        raw: "P2;not-a-date",
      },
    ]);
    expect((await bench.takeIn(dirty, visits, { rejectedShare: 0.5 })).outcome.state).toBe("accepted");
  });

  describe("IN-06 a renamed column that a rule over the row asks for", () => {
    const must = { id: "score-known", outcome: "error", must: filled("score"), text: "the score is known" } as const;
    const layout = { ...visits, rowRules: [must] };
    const held = async (...names: readonly string[]): Promise<string> => {
      const row = `P1;2024-01-02${";1".repeat(names.length)}`;
      const content = file(["PID", "visit_date", ...names].join(";"), row, row);
      return messageOf((await bench.takeIn(content, layout, { rejectedShare: 0 })).outcome);
    };

    it("is named beside the number of lines, with the entry that would map it", async () => {
      expect(await held("score_ny", "tall")).toMatch(
        /^UTF-IN-014 .*: 2 of 2 lines in quarantine, allowed 0 %\. If it was renamed, write in utfall\.yaml: layouts: \{ \w+: \{ aliases: \{ columns: \{ "score_ny": score \} \} \} \}\. /,
      );
      expect(await held("mengde", "tall")).toContain(
        "allowed 0 %. Not known are mengde, tall: if one of them is the new name, map it with aliases. See",
      );
    });

    it("is not named where it could be a value", async () => {
      for (const name of [
        "01010112345",
        "P12345678901",
        "Kari Nordmann",
        "kari@example.no",
        "x".repeat(41),
        "2024-01-02",
      ]) {
        const message = await held(name);
        expect(message).toContain("2 of 2 lines in quarantine, allowed 0 %. See utfall quarantine");
        expect(message).not.toContain(name);
      }
    });

    it("is not looked for where few lines break the rule, or the layout lacks nothing", async () => {
      const lines = ["P1;2024-01-02;1;x", "P2;2024-01-02;1;x", "P3;2024-01-02;;x"];
      const content = file("PID;visit_date;score;mengde", ...lines);
      expect(messageOf((await bench.takeIn(content, layout, { rejectedShare: 0 })).outcome)).toContain(
        "1 of 3 lines in quarantine, allowed 0 %. See",
      );
    });
  });

  it("holds the file at the first row that breaks a rule which condemns the file", async () => {
    const odd = file("PID;visit_date;kind;score", "P1;2024-01-02;01;13", "P2;2024-01-02;;13", "P3;2024-01-02;;13");
    expect(await fault(odd)).toMatch(
      /^UTF-IN-016 .* line 3: rule not-another-register broken: a score of 13 comes with a kind/,
    );
  });

  it("refuses a line longer than the limit", async () => {
    const long = file("PID;visit_date", "P1;2024-01-02", `${"x".repeat(1024 * 1024)};2024-01-02`);
    expect(await fault(long)).toMatch(/^UTF-IN-019 .* line 3, byte 29: longer than 1048576 bytes/);
    expect(await fault("x".repeat(3_000_000))).toMatch(/^UTF-IN-019 .* line 1/);
  });

  it("refuses a header that is blank, has an open quote or a control character", async () => {
    for (const header of ["", '"PID;visit_date', "PID;visit_date\u0000", "PID;visit\u0007_date"]) {
      expect(await fault(file(header, "P1;2024-01-02"))).toMatch(/^UTF-IN-021 /);
    }
  });
});
