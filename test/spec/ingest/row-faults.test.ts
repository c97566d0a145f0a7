import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IntakeBench, intakeBench, type TakeInOptions } from "../../support/ingest/take-in.ts";
import { file, visits } from "../../support/ingest/visits.ts";

let bench: IntakeBench;
beforeAll(async () => {
  bench = await intakeBench();
});
afterAll(() => bench.close());

/** Reasons in quarantine as `line code rule column`, after checking that the lines add up. */
const rejected = async (content: string | Uint8Array, options?: TakeInOptions): Promise<readonly string[]> => {
  const { outcome, table } = await bench.takeIn(content, visits, options);
  expect(outcome.state).toBe("accepted");
  const { record } = outcome;
  expect(record?.lines).toBe((record?.accepted ?? 0) + (record?.rejected ?? 0) + (record?.duplicates ?? 0));
  expect((await table("rows")).length).toBe(record?.accepted);
  return (await table("quarantine")).map((r) => [r.line, r.code, r.rule, r.column_name ?? "-"].join(" "));
};

describe("a line whose cells cannot be told apart is set aside with its number", () => {
  it("counts cells, also around quoted delimiters", async () => {
    const content = file(
      "PID;visit_date;unit",
      '"P1";"2024-01-02";""',
      '"P;1";2024-01-02;',
      "P2;2024-01-02",
      "P3;2024-01-02;;",
      '"P""4";2024-01-02;',
    );
    expect(await rejected(content)).toEqual(["4 UTF-RW-011 cells -", "5 UTF-RW-011 cells -"]);
  });

  it("does not let an open quote swallow the rows after it", async () => {
    const content = file(
      "PID;visit_date;unit",
      'P1;2024-01-02;"open',
      "P2;2024-01-02;",
      'P3;2024-01-02;cl"ose',
      'P4;2024-01-02;"a"b',
      "P5;2024-01-02;",
    );
    const { table } = await bench.takeIn(content, visits);
    expect((await table("rows")).map((r) => r.PID)).toEqual(["P2", "P5"]);
    expect((await table("quarantine")).map((r) => [r.line, r.code, r.raw])).toEqual([
      [2, "UTF-RW-012", 'P1;2024-01-02;"open'],
      [4, "UTF-RW-012", 'P3;2024-01-02;cl"ose'],
      [5, "UTF-RW-012", 'P4;2024-01-02;"a"b'],
    ]);
  });

  it("takes quotes as text where the register never quotes", async () => {
    const content = file("PID;visit_date", '"P1;2024-01-02', 'P2";2024-01-02');
    const { table } = await bench.takeIn(content, visits, { settings: { quote: "none" } });
    expect((await table("rows")).map((r) => r.PID)).toEqual(['"P1', 'P2"']);
  });

  it("rejects NUL, lone carriage returns and other control characters, and shows them as pictures", async () => {
    const content = file(
      "PID;visit_date",
      "P\u00001;2024-01-02",
      "P2;2024\r-01-02",
      "P\u00073;2024-01-02",
      "P4\u0085;2024-01-02",
      "\tP5;2024-01-02",
    );
    const { table } = await bench.takeIn(content, visits);
    expect((await table("quarantine")).map((r) => [r.line, r.code, r.raw])).toEqual([
      [2, "UTF-RW-013", "P␀1;2024-01-02"],
      [3, "UTF-RW-013", "P2;2024␍-01-02"],
      [4, "UTF-RW-013", "P␇3;2024-01-02"],
      [5, "UTF-RW-013", "P4\ufffd;2024-01-02"],
    ]);
    expect((await table("rows")).map((r) => r.PID)).toEqual(["P5"]);
  });
});

describe("a file may differ in form without differing in content", () => {
  const plain = file("PID;visit_date;slutt", "P1;2024-01-02;2024-01-02 10:00:00", "P2;2024-01-03;");
  const rows = [
    { line: 2, PID: "P1", visit_date: "2024-01-02", end_ts: "2024-01-02 10:00:00" },
    { line: 3, PID: "P2", visit_date: "2024-01-03", end_ts: null },
  ];
  const forms: readonly (readonly [string, string, TakeInOptions])[] = [
    ["LF", plain, {}],
    ["CRLF", plain.replaceAll("\n", "\r\n"), {}],
    ["mixed line ends", plain.replace("\n", "\r\n"), {}],
    ["a byte order mark", `\ufeff${plain}`, {}],
    ["quotes everywhere", plain.replaceAll(/[^;\n]+/g, '"$&"'), {}],
    ["tabs", plain.replaceAll(";", "\t"), { settings: { delimiter: "\t" } }],
    ["pipes", plain.replaceAll(";", "|"), { settings: { delimiter: "|" } }],
    ["a trailing delimiter", plain.replaceAll("\n", ";\n"), { settings: { trailing_delimiter: true } }],
    [
      "a trailing delimiter that the header lacks",
      plain.replaceAll("\n", ";\n").replace("slutt;", "slutt"),
      { settings: { trailing_delimiter: true } },
    ],
    ["names in other case and without underscores", plain.replace("PID;visit_date", "pid;VISITDATE"), {}],
    [
      "unknown columns",
      file("PID;x;visit_date;slutt;y", "P1;7;2024-01-02;2024-01-02T10:00:00.25;8", "P2;;2024-01-03;;"),
      {},
    ],
    ["another order", file("slutt;visit_date;PID", "2024-01-02 10:00:00;2024-01-02;P1", ";2024-01-03;P2"), {}],
    [
      "row names of R",
      file('"";PID;visit_date;slutt', '"1";P1;2024-01-02;2024-01-02 10:00:00', '"2";P2;2024-01-03;'),
      { settings: { row_names: true } },
    ],
    [
      "row names without a header",
      file("PID;visit_date;slutt", "1;P1;2024-01-02;2024-01-02 10:00:00", "2;P2;2024-01-03;"),
      { settings: { row_names: true } },
    ],
    [
      "Norwegian dates",
      file("PID;visit_date;slutt", "P1;02.01.2024;02.01.2024 10:00:00", "P2;03.01.2024;"),
      { settings: { date: "DD.MM.YYYY" } },
    ],
    [
      "compact dates",
      file("PID;visit_date;slutt", "P1;20240102;20240102T10:00:00", "P2;20240103;"),
      { settings: { date: "YYYYMMDD" } },
    ],
    ["null tokens", plain.replace("2024-01-03;", "2024-01-03;NA"), { settings: { null_tokens: [".", "NA"] } }],
    ["spaces and tabs around cells", plain.replaceAll(";", "\t ; "), {}],
  ];
  it.each(forms)("with %s", async (_, content, options) => {
    const { outcome, table } = await bench.takeIn(content, visits, options);
    expect(outcome.state === "held" ? outcome.fault.message : "").toBe("");
    expect(
      (await table("rows")).map(({ line, PID, visit_date, end_ts }) => ({ line, PID, visit_date, end_ts })),
    ).toEqual(rows);
  });

  it("skips blank lines and keeps the physical line numbers", async () => {
    const { outcome, table } = await bench.takeIn("PID;visit_date\n\nP1;2024-01-02\n\r\n\nP2;2024-01-03\n\n", visits);
    expect(outcome.record).toMatchObject({ lines: 2, accepted: 2 });
    expect((await table("rows")).map((r) => r.line)).toEqual([3, 6]);
  });

  it("reports unknown columns fit to be printed and stores neither them nor dropped ones", async () => {
    const long = "x".repeat(60);
    const content = file(
      `PID;visit_date;nurse;${long};a\u00a0b`,
      "P1;2024-01-02;Kari Nordmann;secret;secret",
      "P2;bad;Kari Nordmann;secret;secret",
      "P3;Kari Nordmann",
    );
    const { outcome, table } = await bench.takeIn(content, visits);
    expect(outcome.record).toMatchObject({
      unknownColumns: [`${"x".repeat(40)}…`, "a\u00a0b"],
      droppedColumns: ["nurse"],
    });
    const stored = JSON.stringify([await table("rows"), await table("quarantine")]);
    expect(stored).not.toMatch(/Nordmann|secret/);
    expect((await table("quarantine")).map((r) => r.raw)).toEqual(["P2;bad;;;", null]);
  });
});

describe("a row with a cell that breaks its column's rule is rejected", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["visit_date", "", "UTF-RW-001 filled"],
    ["visit_date", "2023-02-29", "UTF-RW-002 date"],
    ["visit_date", "2024-2-9", "UTF-RW-002 date"],
    ["visit_date", "1849-12-31", "UTF-RW-006 range"],
    ["start_ts", "2024-01-02 24:00:00", "UTF-RW-002 date"],
    ["start_ts", "2024-01-02 10:00", "UTF-RW-002 date"],
    ["kind", "3", "UTF-RW-003 code"],
    ["stopped", "2", "UTF-RW-003 code"],
    ["score", "1e1", "UTF-RW-004 int"],
    ["score", "1.7", "UTF-RW-004 int"],
    ["score", "1_0", "UTF-RW-004 int"],
    ["score", "+5", "UTF-RW-004 int"],
    ["score", "65", "UTF-RW-006 range"],
    ["dose", "1.5", "UTF-RW-005 dec"],
    ["dose", "1,555", "UTF-RW-005 dec"],
    ["dose", "1 000", "UTF-RW-005 dec"],
    ["dose", "-0,01", "UTF-RW-006 range"],
    ["icd10", "34", "UTF-RW-007 pattern"],
    ["PID", "123456789", "UTF-RW-008 length"],
    ["arrived", "7:05", "UTF-RW-009 time"],
    ["arrived", "24:00", "UTF-RW-009 time"],
  ];
  it.each(cases)("%s = %j breaks %s", async (column, cell, expected) => {
    const cells = { PID: "P1", visit_date: "2024-01-02", [column]: cell };
    const content = file(
      Object.keys(cells).join(";"),
      Object.values(cells).join(";"),
      Object.values({
        ...cells,
        PID: "P2",
        visit_date: "2024-01-05",
        [column]: column === "visit_date" ? "2024-01-05" : column === "PID" ? "P2" : "",
      }).join(";"),
    );
    expect(await rejected(content)).toEqual([`2 ${expected} ${column}`]);
  });

  it("judges rules over the row on values, and not where a cell has no value", async () => {
    const content = file(
      "PID;visit_date;start_ts;end_ts",
      "P1;2024-01-02;2024-01-02 11:00:00;2024-01-02 10:00:00",
      "P2;2024-01-02;2024-01-02 11:00:00;2024-01-02",
      "P3;2024-01-02;2024-13-02 11:00:00;2024-01-01",
    );
    expect(await rejected(content)).toEqual(["2 UTF-RW-010 start-before-end -", "4 UTF-RW-002 date start_ts"]);
  });

  it("lists every broken rule of a line", async () => {
    const content = file("PID;visit_date;score;dose", "P1;x;y;z");
    expect(await rejected(content)).toEqual([
      "2 UTF-RW-002 date visit_date",
      "2 UTF-RW-004 int score",
      "2 UTF-RW-005 dec dose",
    ]);
  });
});

describe("a finding is counted and the row stays", () => {
  it("keeps the value, except for a code that the list does not have", async () => {
    const content = file("PID;visit_date;kind;place;score;unit", "P1;2024-01-02;1;C;61;12345");
    const { outcome, table } = await bench.takeIn(content, visits);
    expect((await table("rows"))[0]).toMatchObject({ kind: "01", place: null, score: 61, unit: "12345" });
    expect((await table("findings")).map((r) => [r.line, r.code, r.rule, r.column_name])).toEqual(
      expect.arrayContaining([
        [2, "UTF-RW-003", "code", "place"],
        [2, "UTF-RW-006", "range", "score"],
        [2, "UTF-RW-007", "pattern", "unit"],
        [2, "UTF-RW-010", "dose-at-first", null],
      ]),
    );
    expect(outcome.record?.rules).toEqual([
      { code: "UTF-RW-003", rule: "code", column: "place", outcome: "finding", rows: 1 },
      { code: "UTF-RW-006", rule: "range", column: "score", outcome: "finding", rows: 1 },
      { code: "UTF-RW-007", rule: "pattern", column: "unit", outcome: "finding", rows: 1 },
      { code: "UTF-RW-010", rule: "dose-at-first", column: null, outcome: "finding", rows: 1 },
    ]);
  });
});

describe("the workspace may rename columns and recode values", () => {
  it("applies aliases before anything is judged", async () => {
    const content = file("Pasient;dato;Type", "P1;2024-01-02;ny", "P2;2024-01-03;gammel");
    const { table } = await bench.takeIn(content, visits, {
      aliases: {
        columns: { pasient: "PID", DATO: "visit_date", type: "kind" },
        values: { KIND: { ny: "01", gammel: "2" } },
      },
    });
    expect((await table("rows")).map((r) => [r.PID, r.kind])).toEqual([
      ["P1", "01"],
      ["P2", "02"],
    ]);
  });
});
