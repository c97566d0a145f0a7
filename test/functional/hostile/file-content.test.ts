import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canary, type HostileCase, smallWorkspace } from "../../support/hostile/small-workspace.ts";

const workspace = await smallWorkspace();
afterAll(() => workspace.remove());

const header = "lopenr;doddato;emigrertdato";
const rows = Array.from({ length: 40 }, (_, i) => `${canary}${i};2024-04-${String((i % 28) + 1).padStart(2, "0")};`);
const file = (...lines: readonly string[]): string => `${lines.join("\n")}\n`;
const whole = file(header, ...rows);
/** Where line 9 of the good file begins. */
const ninth = Buffer.byteLength(file(header, ...rows.slice(0, 7)));
/** The good file with one line changed. */
const withLine = (line: string): string => file(header, ...rows.with(7, line));

type Case = readonly [name: string, content: string | Uint8Array, code: string, told: RegExp];

/** One night over all cases, each a delivery of its own. */
const nightOver = (cases: readonly Case[]) => {
  let found: Readonly<Record<string, HostileCase>> = {};
  beforeAll(async () => {
    found = await workspace.nightWithEach(
      Object.fromEntries(cases.map(([name, content]) => [name, { "DOD_bad.csv": content }])),
    );
  });
  return (name: string): HostileCase => found[name] ?? { codes: [], told: "" };
};

describe("IN-07 a file that is empty, cut or holds bytes that do not belong", () => {
  const cases: readonly Case[] = [
    ["an empty file", "", "UTF-IN-001", /DOD_bad\.csv: the file is empty/],
    ["a byte order mark alone", "\ufeff", "UTF-IN-001", /DOD_bad\.csv: the file is empty/],
    ["a line feed alone", "\n", "UTF-IN-021", /line 1: the header is blank/],
    ["CR LF alone", "\r\n", "UTF-IN-021", /line 1: the header is blank/],
    ["one byte", "x", "UTF-IN-007", /line 1, byte 1: the file ends without a line end/],
    [
      "Latin-1 where UTF-8 is declared",
      Buffer.from(withLine(`${canary}ø;2024-04-01;`), "latin1"),
      "UTF-IN-002",
      new RegExp(`line 9, byte ${ninth + canary.length}: bytes that are not utf-8`),
    ],
    [
      "a NUL byte",
      withLine(`${canary}\u0000;2024-04-01;`),
      "UTF-IN-014",
      new RegExp(`1 of 40 lines in quarantine[\\s\\S]*UTF-RW-013 line 9, byte ${ninth + canary.length} -`),
    ],
    [
      "an unpaired quote",
      withLine(`${canary};"2024-04-01;`),
      "UTF-IN-014",
      new RegExp(`UTF-RW-012 line 9, byte ${ninth + canary.length + 1} -`),
    ],
    [
      "a line of 3 MB",
      withLine(canary.repeat(300_000)),
      "UTF-IN-019",
      new RegExp(`line 9, byte ${ninth}: longer than 1048576 bytes`),
    ],
    ["a first line of 3 MB", canary.repeat(300_000), "UTF-IN-019", /line 1, byte 0: longer than 1048576 bytes/],
    [
      "UTF-16, little end first",
      Buffer.from(`\ufeff${whole}`, "utf16le"),
      "UTF-IN-002",
      /line 1, byte 0: bytes that are not utf-8/,
    ],
    [
      "UTF-16, big end first",
      Buffer.from(`\ufeff${whole}`, "utf16le").swap16(),
      "UTF-IN-002",
      /line 1, byte 0: bytes that are not utf-8/,
    ],
    ["UTF-16 without a mark", Buffer.from(whole, "utf16le"), "UTF-IN-021", /line 1: the header/],
    [
      "a last line without its end",
      whole.slice(0, -1),
      "UTF-IN-007",
      new RegExp(`line 41, byte ${whole.length - 1}: the file ends without a line end`),
    ],
    [
      "carriage returns for line ends",
      whole.replaceAll("\n", "\r"),
      "UTF-IN-007",
      new RegExp(`line 1, byte ${whole.length}: the file ends without a line end`),
    ],
  ];
  const found = nightOver(cases);

  it.each(cases)("%s is held with its place, exit 3, and no value is told", (name, _, code, told) => {
    expect(found(name)).toEqual({ codes: [code], told: expect.stringMatching(told) });
  });

  it("a header alone is a file without rows, which is not believed where there were rows: exit 4", async () => {
    const { exit, codes, err } = await workspace.nightWith({ "DOD_none.csv": file(header) });
    expect([exit, codes]).toEqual([4, ["UTF-DQ-001"]]);
    expect(err).toContain("0 lines of npr_deaths, the delivery in use has 40");
  });

  it("a byte order mark, CR LF and quotes are no fault: all 40 lines are taken", async () => {
    const content = `\ufeff${whole.replaceAll("\n", "\r\n").replace(/[^;\r\n]+/g, '"$&"')}`;
    const { exit, codes, err } = await workspace.nightWith({ "DOD_fine.csv": content });
    expect([exit, codes]).toEqual([0, []]);
    expect(err).toContain("DOD_fine.csv: 40 lines = 40 accepted + 0 rejected + 0 duplicates");
  });
});

describe("IN-08 a header that is not what it seems", () => {
  const under = (head: string): string => file(head, ...rows.map((row) => `${row};x`));
  const cases: readonly Case[] = [
    ["a column twice", under("lopenr;doddato;emigrertdato;doddato"), "UTF-IN-004", /more than one header for doddato/],
    [
      "a column in two cases",
      under("lopenr;doddato;emigrertdato;DODDATO"),
      "UTF-IN-004",
      /more than one header for doddato/,
    ],
    [
      "a column with a space after it",
      under("lopenr;doddato;emigrertdato;doddato "),
      "UTF-IN-004",
      /more than one header for doddato/,
    ],
    [
      "an unknown column twice, called by its places",
      under(`lopenr;doddato;${canary};${canary.toLowerCase()}`),
      "UTF-IN-004",
      /more than one header for columns 3 and 4/,
    ],
    [
      "a line feed in a quoted name",
      under('lopenr;doddato;emigrertdato;"a\nb"'),
      "UTF-IN-021",
      /line 1: the header is blank, holds a control/,
    ],
    ["a carriage return in a name", under("lopenr;doddato;emigrertdato;a\rb"), "UTF-IN-021", /line 1/],
    ["U+202E, which turns the reading round", under("lopenr;doddato;emigrertdato;a\u202eb"), "UTF-IN-021", /line 1/],
    ["U+200B, which nobody sees", under("lopenr;dod\u200bdato;doddato;b"), "UTF-IN-021", /line 1/],
    [
      "no name that is known",
      under(`${canary};b;c;d`),
      "UTF-IN-003",
      /the header lacks lopenr, doddato of layout npr_deaths/,
    ],
    ["nothing but delimiters", under(";;;"), "UTF-IN-003", /the header lacks lopenr, doddato/],
    ["nothing but spaces", under("   "), "UTF-IN-005", /the header has one column/],
    [
      "20 000 columns",
      file([header, ...Array.from({ length: 20_000 }, (_, i) => `v${i}`)].join(";"), "x"),
      "UTF-IN-021",
      /names more than 16384 columns/,
    ],
    [
      "8 000 names twice",
      file([header, ...Array.from({ length: 8000 }, (_, i) => `v${i};V${i}`)].join(";"), "x"),
      "UTF-IN-004",
      /columns 20 and 21, columns 22 and 23, 7990 more\./,
    ],
    [
      "one name 9 000 times",
      file(`${header}${";v".repeat(9000)}`, "x"),
      "UTF-IN-004",
      /columns 4 and 5 and .* and 13 and 8990 more\./,
    ],
  ];
  const found = nightOver(cases);

  it.each(cases)("%s is refused, exit 3", (name, _, code, told) => {
    expect(found(name)).toEqual({ codes: [code], told: expect.stringMatching(told) });
  });

  it("what is printed of a header is short and cannot act on a terminal", () => {
    for (const [name] of cases) {
      expect(found(name).told.length).toBeLessThan(500);
      expect(found(name).told).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    }
  });
});

describe("IN-09 names that reach into JavaScript's own objects", () => {
  const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];
  const cells: readonly Case[] = names.map((name) => [
    name,
    withLine(`${name};${name};`),
    "UTF-IN-014",
    /UTF-RW-002 line 9 doddato/,
  ]);
  const found = nightOver(cells);

  it.each(cells)("%s as a cell is text, and no date", (name, _, code, told) => {
    expect(found(name)).toEqual({ codes: [code], told: expect.stringMatching(told) });
  });

  const withHeaders = (headers: readonly string[]): string =>
    file(`${header};${headers.join(";")}`, ...rows.map((row) => `${row}${";{x}".repeat(headers.length)}`));

  describe("as headers", () => {
    const headers: readonly Case[] = ["__proto__", "constructor", "prototype", " __proto__ "].map((name) => [
      `“${name}”`,
      withHeaders([name]),
      "UTF-IN-060",
      new RegExp(`line 1: the layout knows no column ${name.trim()}, and no extract may have one of this name`),
    ]);
    const refused = nightOver(headers);

    it.each(headers)("%s is refused by its name, exit 3", (name, _, code, told) => {
      expect(refused(name)).toEqual({ codes: [code], told: expect.stringMatching(told) });
    });

    it("others are columns that nobody knows: reported and not read", async () => {
      const others = ["toString", "hasOwnProperty", "__defineGetter__", "valueOf"];
      const { exit, codes, status } = await workspace.nightWith({ "DOD_own.csv": withHeaders(others) });
      expect([exit, codes]).toEqual([0, []]);
      expect(status.out).toContain(`not read from deaths/DOD_own.csv: ${others.join(", ")}`);
    });
  });

  it("nothing is polluted by any of it", () => {
    const own: Readonly<Record<string, unknown>> = {};
    expect([own.x, own.lines, Object.keys(Object.prototype)]).toEqual([undefined, undefined, []]);
  });

  it("as keys of delivery.yaml they are refused", async () => {
    const notes = ["__proto__", "constructor", "prototype"].flatMap((name) => [
      `${name}: { x: 1 }\n`,
      `files:\n  ${name}: { lines: 1 }\n`,
      `files: { DOD_a.csv: { ${name}: { x: 1 } } }\n`,
    ]);
    const held = await workspace.nightWithEach(
      Object.fromEntries(notes.map((note) => [note, { "delivery.yaml": note, "DOD_a.csv": whole }])),
    );
    for (const note of notes) expect([note, held[note]?.codes]).toEqual([note, ["UTF-IN-018"]]);
  });
});
