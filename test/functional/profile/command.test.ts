import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Profile } from "../../../pipelines/profile/profile.ts";
import { type CliRun, cli } from "../../support/run-cli.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "utfall-profile-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const profile = async (file: string, content: string | Uint8Array, ...options: readonly string[]): Promise<CliRun> => {
  await writeFile(join(folder, file), content);
  return cli(folder, "profile", file, ...options);
};

const deaths = `lopenr;doddato;emigrertdato
SYNA1;2024-02-29;
SYNA2;31.12.2023;
;2024-05-01;
SYNA4;2024-05-02;;
SYNA5;2024-05-17;2024-01-01
`;

describe("utfall profile", () => {
  it("tells how the rows of a file would fare, by rule and column", async () => {
    const run = await profile("DOD_2024.csv", deaths, "--json");
    const { proposal, faults } = JSON.parse(run.out) as Profile;
    expect(run.exit).toBe(0);
    expect(faults).toEqual([]);
    expect(proposal).toMatchObject({ layout: "npr_deaths", fits: true });
    expect(proposal?.sample).toEqual({
      rows: 5,
      every: 1,
      passed: 2,
      broken: [
        { code: "UTF-RW-002", rule: "date", column: "doddato", outcome: "error", rows: 1 },
        { code: "UTF-RW-001", rule: "filled", column: "lopenr", outcome: "error", rows: 1 },
        { code: "UTF-RW-011", rule: "cells", column: null, outcome: "error", rows: 1 },
      ],
    });
  });

  it("reads well on a terminal", async () => {
    const { out } = await profile("DOD_2024.csv", deaths);
    expect(out).toBe(`DOD_2024.csv
  5 data lines, 124 bytes, line ends LF

Proposed: npr_deaths (NPR, deaths)
  header     3 of 3 names known, nothing missing
  rows       2 of 5 pass (40 %); look at the rules below before you agree

How it is written
               setting      value         evidence
  likely       delimiter    ;             3 cells on 80 % of the first 5 data lines
  likely       date         YYYY-MM-DD    4 of 5 cells in 2 columns; 1 as DD.MM.YYYY
  cannot tell  encoding     utf-8 (kept)  only ASCII, which every encoding reads alike
  cannot tell  quote        " (kept)      no " in the lines looked at
  cannot tell  null_tokens  none (kept)   no NA, NULL, point or the like stands alone in a cell

Rules broken by the rows
  rows  share  column   rule    what is wrong
     1  20 %   doddato  date    not a date in the declared form
     1  20 %   lopenr   filled  empty, but must be filled
     1  20 %            cells   the number of cells differs from the header

Columns
     name          layout says  looks like  filled  different values
  1  lopenr        text         text        75 %                   3
  2  doddato       date         date        100 %                  4
  3  emigrertdato  date         date        25 %                   1

If you agree, write this into utfall.yaml, under the source that delivers the file
    layouts:
      npr_deaths: # nothing to set: the layout reads it as it is
`);
  });

  it("counts codes in and out of the list, and prints none of them", async () => {
    const rows = [
      "SYNA1;L01FF02;2024-05-01;Mann",
      "SYNA2;L01FF02;2024-05-02;Kvinne",
      "SYNA3;L01FF02;2024-05-03;Hemmelig",
    ];
    const file = `lopenr;atc_1;utleveringsdato;kjonn\n${rows.join("\n")}\n`;
    const { columns } = JSON.parse((await profile("HRESEPT_1.csv", file, "--json")).out) as Profile;
    expect(columns[3]).toMatchObject({
      name: "kjonn",
      kind: "code",
      distinct: 3,
      forms: {},
      codes: { listed: 2, unlisted: 1 },
    });
  });

  it("holds a file against the one layout that is asked for", async () => {
    const run = await profile("DOD_2024.csv", deaths, "--layout", "npr_hresept");
    expect(run.exit).toBe(2);
    expect(run.out).toContain("Nothing fits. Closest: npr_hresept");
    expect(run.out).toContain("UTF-IN-003 columns that must be there are missing: atc_1, utleveringsdato");
  });

  it("tells from the whole file what intake would hold it for", async () => {
    const { out } = await profile(
      "DOD_2024.csv",
      `lopenr;doddato\nSYNA1;2024-05-01\n${"x".repeat(1_100_000)}\nSYNA2;2024-05-0`,
    );
    expect(out).toContain("UTF-IN-019 1 line longer than intake takes; the first is line 3");
    expect(out).toContain("UTF-IN-007 the last line has no line end, so the file may be cut");
  });

  it("looks at as many lines as it is told to, and counts them all", async () => {
    const many = `lopenr;doddato\n${"SYNA1;2024-05-01\n".repeat(300)}`;
    const found = JSON.parse((await profile("DOD_1.csv", many, "--json", "--lines", "100")).out) as Profile;
    expect(found).toMatchObject({ dataLines: 300, lookedAt: 100, proposal: { sample: { rows: 100, passed: 100 } } });
  });

  it("proposes a layout for a header alone, and says that the rest cannot be told", async () => {
    const run = await profile("DOD_1.csv", "lopenr;doddato\n", "--json");
    const { proposal, dialect } = JSON.parse(run.out) as Profile;
    expect(run.exit).toBe(0);
    expect(proposal).toMatchObject({ layout: "npr_deaths", fits: true, sample: { rows: 0 } });
    expect([dialect.encoding.value, dialect.date.value]).toEqual([null, null]);
  });
});

describe("what is in a file", () => {
  it("is never printed: not a cell, and not a first line that may be a patient", async () => {
    const persons = [
      "Kari Nordmann;Oslo;1985-03-11;17",
      "Ola Nordmann;Bergen;1991-12-24;23",
      "Per Hansen;Bodø;2001-01-02;8",
    ];
    for (const file of [`${persons.join("\n")}\n`, `navn;sted;fodt;poeng\n${persons.join("\n")}\n`]) {
      for (const options of [[], ["--json"]]) {
        const { out, err } = await profile("ukjent.csv", file, ...options);
        expect(out + err).not.toMatch(/Kari|Ola|Per |Oslo|Bergen|Bodø|1985|1991|2001-/);
      }
    }
  });

  it("is not printed either where the first patient lacks the very cells that would give the line away", async () => {
    const rows = ["Nordmann;Bodø;;NA", "Hansen;Oslo;17;2,5", "Olsen;Bergen;23;3,5", "Berg;Moss;8;1,5"];
    const { out } = await profile("ukjent.csv", `${rows.join("\n")}\n`);
    expect(out).not.toMatch(/Nordmann|Bodø/);
    expect(out).toContain("Nothing fits: the first line may be data and no header");
  });

  it("leaves its names to be seen where the first line is a header beyond doubt", async () => {
    const names = "navn;sted;fodt;poeng";
    const rows = ["A;Oslo;1985-03-11;17", "B;Bergen;1991-12-24;23", "C;Bodø;2001-01-02;8"];
    const { columns } = JSON.parse(
      (await profile("ukjent.csv", `${names}\n${rows.join("\n")}\n`, "--json")).out,
    ) as Profile;
    expect(columns.map((c) => c.name)).toEqual(["navn", "sted", "fodt", "poeng"]);
  });

  it("does not let a single cell that could be a value through with the names", async () => {
    const file = "lopenr;doddato;11038512345\nSYNA1;2024-05-01;1\nSYNA2;2024-05-02;2\n";
    const { out } = await profile("DOD_1.csv", file);
    expect(out).not.toContain("11038512345");
    expect(out).toContain("column 3");
  });
});

describe("a file that cannot be profiled", () => {
  const random = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7) % 256);
  const packed = gzipSync(Buffer.from(deaths.repeat(500)));
  it.each<[string, string, string | Uint8Array, string]>([
    ["is empty", "a.csv", "", "the file is empty. Ask the register for a new extract."],
    ["holds blank lines only", "a.csv", "\r\n\n", "the file is empty. Ask the register for a new extract."],
    ["is an empty .gz", "a.csv.gz", "", "the file is empty. Ask the register for a new extract."],
    ["is cut .gz", "a.csv.gz", packed.subarray(0, 60), "the gzip file is cut short or damaged."],
    ["is gzip by another name", "a.csv", packed, "its name says delimited text, its first bytes say gzip file."],
    [
      "is an Excel workbook",
      "a.csv",
      "PK\u0003\u0004 and so on",
      "its name says delimited text, its first bytes say zip file or Excel workbook.",
    ],
    ["is UTF-16", "a.csv", Buffer.from("\ufeffa;b\n", "utf16le"), "looks like UTF-16 text"],
    ["is binary", "a.csv", random, "looks like binary data."],
    ["is one line of 3 MB", "a.csv", "A;B".repeat(1_000_000), "the first line is longer than 1 048 576 bytes."],
    ["has the line ends of an old Mac", "a.csv", "a;b\r1;2\r", "the lines end in a carriage return alone."],
  ])("%s", async (_name, file, content, message) => {
    const { exit, out, err } = await profile(file, content);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err.startsWith(`UTF-PF-001 ${file}: ${message}`)).toBe(true);
  });

  it("is not there, or is a folder", async () => {
    const gone = await cli(folder, "profile", "gone.csv");
    expect(gone).toMatchObject({
      exit: 2,
      err: "UTF-PF-001 gone.csv: the file cannot be read: not there. Check the path and the rights.\n",
    });
    const here = await cli(folder, "profile", ".");
    expect(here.exit).toBe(2);
    expect(here.err).toContain("not a regular file");
  });

  it("is asked for with options that are not understood", async () => {
    const layout = await profile("a.csv", deaths, "--layout", "npr_death");
    expect(layout).toMatchObject({ exit: 2, err: expect.stringContaining("did you mean npr_deaths") as string });
    expect((await profile("a.csv", deaths, "--lines", "0")).err).toContain("--lines takes a whole number above 0");
  });
});

describe("a file of 12 000 columns", () => {
  it("is profiled, and the first of its columns are shown", async () => {
    const names = Array.from({ length: 12_000 }, (_, i) => `VAR_${i}`).join(";");
    const row = Array.from({ length: 12_000 }, (_, i) => (i % 3 === 0 ? `A${i % 50}` : String((i * 7919) % 1000))).join(
      ";",
    );
    const run = await profile("wide.csv", `${names}\n${`${row}\n`.repeat(300)}`);
    expect(run.exit).toBe(2);
    expect(run.out).toContain("Nothing fits: no layout knows any of its names");
    expect(run.out).toContain("12 000 cells on 100 %");
    expect(run.out).toContain("… and 11 980 more; --json lists all");
  });
});
