import { describe, expect, it } from "vitest";
import { type Column, code, date, dec, dropped, flag, int, text, time, ts } from "../../../schemas/column.ts";
import { Dialect } from "../../../schemas/dialect.ts";
import type { Layout } from "../../../schemas/layout.ts";
import { type JudgedRow, judgeRow, rowSchema, type ValueAliases } from "../../../schemas/row-schema.ts";
import {
  above,
  all,
  any,
  atMost,
  empty,
  filled,
  matches,
  not,
  oneOf,
  type Predicate,
  type RuleOutcome,
} from "../../../schemas/rule.ts";

const layoutWith = (columns: readonly Column[], rules: readonly [Predicate, RuleOutcome?][] = []): Layout => ({
  id: "made_up",
  version: 0,
  title: "Made up",
  rowIs: "one row",
  evidence: "this test",
  files: [],
  columns,
  rowRules: rules.map(([must, outcome = "error"], i) => ({ id: `rule-${i + 1}`, outcome, must, text: "made up" })),
  reaches: [],
});

const o = { presence: "optional", meaning: "made up" } as const;

/** One cell read: its value, and what it broke as `code rule outcome`. */
const read = (
  column: Column,
  cell: string | undefined,
  dialect: Partial<Dialect> = {},
  aliases: ValueAliases = {},
): readonly [unknown, ...string[]] => {
  const judge = judgeRow(layoutWith([column]), Dialect.parse(dialect), aliases);
  const row = judge(cell === undefined ? {} : { [column.name]: cell });
  return [row.values[column.name], ...row.breaks.map((b) => `${b.code} ${b.rule} ${b.outcome}`)];
};

const name = "x";

describe("emptiness", () => {
  const optional = text({ ...o, name });
  const required = text({ ...o, name, presence: "required" });

  it.each([
    ["", null],
    [" \t ", null],
    ["NA", null],
    [" NA\t", null],
    ["na", "na"],
    ["  a b ", "a b"],
    ["\u00a0", "\u00a0"],
  ])("reads %j as %j when NA is a null token", (cell, value) => {
    expect(read(optional, cell, { null_tokens: ["NA"] })).toEqual([value]);
  });

  it("reads NA as text when the dialect does not list it", () => {
    expect(read(optional, "NA")).toEqual(["NA"]);
  });

  it("breaks on an empty, a null-token and an absent required cell", () => {
    const broken = [null, "UTF-RW-001 filled error"];
    expect(read(required, " ")).toEqual(broken);
    expect(read(required, "NA", { null_tokens: ["NA"] })).toEqual(broken);
    expect(read(required, undefined)).toEqual(broken);
  });

  it("forgives an absent column that may be absent, but not its empty cell", () => {
    const column = { ...required, mayBeAbsent: true };
    expect(read(column, undefined)).toEqual([null]);
    expect(read(column, "")).toEqual([null, "UTF-RW-001 filled error"]);
  });
});

describe("text and codes", () => {
  it.each([
    [" c50.9 ", "C509"],
    ["g12,1", "G121"],
    ["C34.9 æ", "C349"],
    ["-.-", null],
  ])("cleans the diagnosis %j to %j", (cell, value) => {
    expect(read(text({ ...o, name, clean: "icd10" }), cell)).toEqual([value]);
  });

  it("makes upper case of a to z only", () => {
    expect(read(text({ ...o, name, clean: "upper" }), "l01ff02 ß ø")).toEqual(["L01FF02 ß ø"]);
  });

  it.each([
    ["301", "0301"],
    ["4601", "4601"],
    ["99999", "99999"],
    ["3a", "3a"],
    ["-1", "-1"],
  ])("pads %j to %j", (cell, value) => {
    expect(read(text({ ...o, name, pad: 4 }), cell)).toEqual([value]);
  });

  it("counts length in characters, not in bytes or halves of characters", () => {
    const column = text({ ...o, name, maxLength: 3 });
    expect(read(column, "æøå")).toEqual(["æøå"]);
    expect(read(column, "😀😀😀")).toEqual(["😀😀😀"]);
    expect(read(column, "abcd")).toEqual([null, "UTF-RW-008 length error"]);
  });

  it("holds a pattern against the whole value, as an error or as a finding that keeps it", () => {
    const column = text({ ...o, name, pattern: "a|bc" });
    expect(read(column, "bc")).toEqual(["bc"]);
    expect(read(column, "abc")).toEqual([null, "UTF-RW-007 pattern error"]);
    expect(read({ ...column, patternOutcome: "finding" }, "abc")).toEqual(["abc", "UTF-RW-007 pattern finding"]);
  });

  it("takes listed codes exactly, after padding", () => {
    const column = code({ ...o, name, codes: { "01": "one", B: "resident" }, pad: 2 });
    expect(read(column, "1")).toEqual(["01"]);
    expect(read(column, "B")).toEqual(["B"]);
    expect(read(column, "b")).toEqual([null, "UTF-RW-003 code error"]);
    expect(read(column, "toString")).toEqual([null, "UTF-RW-003 code error"]);
  });

  it("drops an unlisted code that is only a finding, for it may be free text", () => {
    const column = code({ ...o, name, codes: { a: "a" }, unlistedOutcome: "finding" });
    expect(read(column, "told by the mother")).toEqual([null, "UTF-RW-003 code finding"]);
  });

  it("recodes by value alias after the trim, and holds the result against the column", () => {
    const column = code({ ...o, name, codes: { hospital: "h" } });
    const aliases = { x: { "1": "hospital", "2": "elsewhere", "3": "" } };
    expect(read(column, " 1 ", {}, aliases)).toEqual(["hospital"]);
    expect(read(column, "2", {}, aliases)).toEqual([null, "UTF-RW-003 code error"]);
    expect(read(column, "3", {}, aliases)).toEqual([null]);
    expect(read(column, "constructor", {}, aliases)).toEqual([null, "UTF-RW-003 code error"]);
  });

  it("takes 0, 1 and 9 as flags", () => {
    expect(["0", "1", "9"].map((cell) => read(flag({ ...o, name }), cell))).toEqual([["0"], ["1"], ["9"]]);
    expect(read(flag({ ...o, name }), "2")).toEqual([null, "UTF-RW-003 code error"]);
  });
});

describe("numbers", () => {
  const score = int({ ...o, name, min: 0, max: 64, findingAbove: 46 });
  const dose = dec({ ...o, name, min: -1, max: 1000, scale: 2 });

  it.each([
    ["0", 0],
    ["-0", 0],
    ["007", 7],
    ["46", 46],
  ])("reads the whole number %j as %d", (cell, value) => {
    expect(read(score, cell)).toEqual([value]);
  });

  it.each(["1.0", "1,5", "1e3", "+1", "--1", "1 000", "٣", "1234567890123456", "NaN", "0x1"])(
    "refuses %j as a whole number",
    (cell) => {
      expect(read(score, cell)).toEqual([null, "UTF-RW-004 int error"]);
    },
  );

  it("keeps a value that is only a finding and drops one out of range", () => {
    expect(read(score, "47")).toEqual([47, "UTF-RW-006 range finding"]);
    expect(read(score, "65")).toEqual([null, "UTF-RW-006 range error"]);
    expect(read(score, "-1")).toEqual([null, "UTF-RW-006 range error"]);
  });

  it.each([
    ["12,5", "12.50"],
    ["12", "12.00"],
    ["-0,50", "-0.50"],
    ["-0,00", "0.00"],
    ["007,1", "7.10"],
    ["0,07", "0.07"],
  ])("reads the decimal %j as %s", (cell, value) => {
    expect(read(dose, cell)).toEqual([value]);
  });

  it.each(["12.5", "1.000,5", ",5", "5,", "1,234", "1e2", "1 2", "12345678901234567"])(
    "refuses %j as a decimal",
    (cell) => {
      expect(read(dose, cell)).toEqual([null, "UTF-RW-005 dec error"]);
    },
  );

  it("reads the decimal mark that the dialect declares, and no other", () => {
    expect(read(dose, "12.5", { decimal: "." })).toEqual(["12.50"]);
    expect(read(dose, "12,5", { decimal: "." })).toEqual([null, "UTF-RW-005 dec error"]);
  });

  it("judges the range of decimals exactly", () => {
    expect(read(dose, "1000,00")).toEqual(["1000.00"]);
    expect(read(dose, "1000,01")).toEqual([null, "UTF-RW-006 range error"]);
    expect(read(dose, "-1,01")).toEqual([null, "UTF-RW-006 range error"]);
  });

  it("reads decimals without decimals", () => {
    const whole = dec({ ...o, name, min: 0, max: 10, scale: 0 });
    expect(read(whole, "07")).toEqual(["7"]);
    expect(read(whole, "7,0")).toEqual([null, "UTF-RW-005 dec error"]);
  });
});

describe("days and times", () => {
  const day = date({ ...o, name });
  const moment = ts({ ...o, name });

  it.each([
    ["YYYY-MM-DD", "2024-02-29"],
    ["DD.MM.YYYY", "29.02.2024"],
    ["YYYYMMDD", "20240229"],
  ] as const)("reads the leap day of 2024 in the form %s", (form, cell) => {
    expect(read(day, cell, { date: form })).toEqual(["2024-02-29"]);
  });

  it.each([
    "2023-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-04-31",
    "2024-1-1",
    "01.02.2024",
    "20240201",
    "2024-02-01 ",
    "x2024-02-01",
  ])("judges %j by its form and the calendar", (cell) => {
    expect(read(day, cell)).toEqual(cell.trim() === "2024-02-01" ? ["2024-02-01"] : [null, "UTF-RW-002 date error"]);
  });

  it.each([
    ["1900-02-29", "UTF-RW-002 date error"],
    ["1849-12-31", "UTF-RW-006 range error"],
    ["2101-01-01", "UTF-RW-006 range error"],
    ["9999-12-31", "UTF-RW-006 range error"],
    ["0000-01-01", "UTF-RW-006 range error"],
  ])("refuses %s", (cell, fault) => {
    expect(read(day, cell)).toEqual([null, fault]);
  });

  it("takes the first and the last year that make sense", () => {
    expect([read(day, "1850-01-01"), read(day, "2100-12-31")]).toEqual([["1850-01-01"], ["2100-12-31"]]);
  });

  it.each([
    ["2022-01-03T09:30:00", "2022-01-03 09:30:00"],
    ["2022-01-03 09:30:00", "2022-01-03 09:30:00"],
    ["2022-01-03 09:30:00.123456", "2022-01-03 09:30:00"],
    ["2022-01-03", "2022-01-03 00:00:00"],
    // The hour that summer time skips is a text like any other: local time has no offset here.
    ["2022-03-27T02:30:00", "2022-03-27 02:30:00"],
  ])("reads the moment %j", (cell, value) => {
    expect(read(moment, cell)).toEqual([value]);
  });

  it.each([
    "2022-01-03T24:00:00",
    "2022-01-03T09:60:00",
    "2022-01-03T09:30",
    "2022-01-03  09:30:00",
    "2022-01-03T09:30:00Z",
    "2022-02-30T09:30:00",
    "2022-01-03\n09:30:00",
  ])("refuses the moment %j", (cell) => {
    expect(read(moment, cell)).toEqual([null, "UTF-RW-002 date error"]);
  });

  it("reads the day of a moment in the declared form", () => {
    expect(read(moment, "03.01.2022 09:30:00", { date: "DD.MM.YYYY" })).toEqual(["2022-01-03 09:30:00"]);
  });

  it.each([
    ["clock", "09:30", "09:30:00"],
    ["clock", "23:59:59", "23:59:59"],
    ["seconds", "0", "00:00:00"],
    ["seconds", "86399", "23:59:59"],
    ["seconds", "34200", "09:30:00"],
  ] as const)("reads the time of day by %s: %s", (form, cell, value) => {
    expect(read(time({ ...o, name }), cell, { time: form })).toEqual([value]);
  });

  it.each([
    ["clock", "9:30"],
    ["clock", "24:00"],
    ["clock", "34200"],
    ["seconds", "86400"],
    ["seconds", "-1"],
    ["seconds", "09:30"],
  ] as const)("refuses as a time of day by %s: %s", (form, cell) => {
    expect(read(time({ ...o, name }), cell, { time: form })).toEqual([null, "UTF-RW-009 time error"]);
  });
});

describe("rules over a row", () => {
  const columns = [
    text({ ...o, name: "word" }),
    int({ ...o, name: "n", min: 0, max: 99 }),
    dec({ ...o, name: "d", min: -10, max: 10, scale: 4 }),
    date({ ...o, name: "from" }),
    date({ ...o, name: "to" }),
    ts({ ...o, name: "start" }),
    ts({ ...o, name: "end" }),
  ] as const;
  const broken = (must: Predicate, cells: Readonly<Record<string, string>>): boolean =>
    judgeRow(layoutWith(columns, [[must]]), Dialect.parse({}))(cells).breaks.some((b) => b.rule === "rule-1");

  it.each<[string, Predicate, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ["filled", filled("word"), { word: "a" }, {}],
    ["empty", empty("word"), { word: " " }, { word: "a" }],
    ["one-of text", oneOf("word", "a", "b"), { word: "b" }, { word: "c" }],
    ["one-of on nothing", oneOf("word", "a"), { word: "a" }, {}],
    ["one-of digits", oneOf("n", "9", "99"), { n: "09" }, { n: "8" }],
    ["matches", matches("word", "[A-Z]{2}"), { word: "AB" }, { word: "ABC" }],
    ["above", above("d", 0), { d: "0,0001" }, { d: "0" }],
    ["above on nothing", above("d", -5), { d: "0" }, {}],
    ["above a fraction", above("d", -0.0001), { d: "0" }, { d: "-0,0001" }],
    [
      "at-most days",
      atMost("from", "to"),
      { from: "2024-01-01", to: "2024-01-01" },
      { from: "2024-01-02", to: "2024-01-01" },
    ],
    ["at-most with one end", atMost("from", "to"), { from: "2024-01-01" }, { from: "2024-01-02", to: "2024-01-01" }],
    [
      "at-most times",
      atMost("start", "end"),
      { start: "2024-01-01T09:00:00", end: "2024-01-01" },
      { start: "2024-01-01T09:00:00", end: "2024-01-01T08:59:59" },
    ],
    [
      "at-most unknown time",
      atMost("start", "end"),
      { start: "2024-01-01", end: "2024-01-01" },
      { start: "2024-01-02T09:00:00", end: "2024-01-01" },
    ],
    ["all", all(filled("word"), filled("n")), { word: "a", n: "1" }, { word: "a" }],
    ["any", any(filled("word"), filled("n")), { n: "1" }, {}],
    ["not", not(filled("word")), {}, { word: "a" }],
  ])("judges %s", (_, must, good, bad) => {
    expect([broken(must, good), broken(must, bad)]).toEqual([false, true]);
  });

  it("takes nothing as all and as not any", () => {
    expect([broken(all(), {}), broken(any(), {})]).toEqual([false, true]);
  });

  it("lists cells in column order, then rules in layout order, with their outcomes", () => {
    const layout = layoutWith(columns, [
      [filled("word"), "file-error"],
      [filled("to"), "finding"],
    ]);
    const row = judgeRow(layout, Dialect.parse({}))({ from: "soon", n: "x" });
    expect(row.breaks).toEqual([
      { code: "UTF-RW-004", rule: "int", column: "n", outcome: "error" },
      { code: "UTF-RW-002", rule: "date", column: "from", outcome: "error" },
      { code: "UTF-RW-010", rule: "rule-1", column: null, outcome: "file-error" },
      { code: "UTF-RW-010", rule: "rule-2", column: null, outcome: "finding" },
    ]);
  });

  it("does not let one damaged cell grow into a fault of the file", () => {
    const judge = judgeRow(layoutWith(columns, [[any(empty("word"), filled("n")), "file-error"]]), Dialect.parse({}));
    expect(judge({ word: "a", n: "one" }).breaks.map((b) => b.rule)).toEqual(["int"]);
    expect(judge({ word: "a", n: "" }).breaks.map((b) => b.rule)).toEqual(["rule-1"]);
  });
});

describe("the row as a whole", () => {
  const layout = layoutWith([text({ ...o, name: "kept" }), dropped({ name: "USERCOMMENT", meaning: "free text" })]);
  const schema = rowSchema(layout, Dialect.parse({}));

  it("never looks at a dropped column nor passes it on", () => {
    const row: JudgedRow = schema.parse({ kept: "a", USERCOMMENT: "x".repeat(10_000) });
    expect(row).toEqual({ values: { kept: "a" }, breaks: [] });
  });

  it("is refused by the schema when a cell is not text", () => {
    expect(schema.safeParse({ kept: 1 }).success).toBe(false);
  });
});
