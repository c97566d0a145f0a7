import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../../connectors/duckdb/sql.ts";
import { text } from "../../../schemas/column.ts";
import type { Layout } from "../../../schemas/layout.ts";
import { type IntakeBench, intakeBench, type TakeInOptions } from "../../support/ingest/take-in.ts";
import { file, visits } from "../../support/ingest/visits.ts";
import { testNumber } from "../../support/leak/test-numbers.ts";

let bench: IntakeBench;
beforeAll(async () => {
  bench = await intakeBench();
});
afterAll(() => bench.close());

const layout: Layout = {
  ...visits,
  columns: [
    ...visits.columns.filter((c) => c.name !== "PID"),
    text({ name: "PID", presence: "required", maxLength: 64, meaning: "person" }),
    text({ name: "note", presence: "optional", meaning: "free text" }),
  ],
};

const number = testNumber({ day: 24, month: 6, year: 84 });
const [first, second] = [number.slice(0, 6), number.slice(6)];

/** Everything that intake may have left behind: its answer, its tables and the bytes of its folders. */
const remains = async (content: string | Uint8Array, options: TakeInOptions = {}) => {
  const { outcome, folder } = await bench.takeIn(content, layout, { synthetic: false, ...options });
  const here = dirname(folder);
  const left = readdirSync(here, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  const tables = await bench.database.rows(sql`SELECT table_name FROM duckdb_tables() ORDER BY table_name`, "look");
  return {
    outcome,
    message: outcome.state === "held" ? outcome.fault.message : "accepted",
    files: left.map((e) => e.name),
    bytes: [JSON.stringify(outcome), ...left.map((e) => readFileSync(join(e.parentPath, e.name), "latin1"))].join("\n"),
    tables: tables.map((t) => t.table_name),
  };
};

const expectHeld = async (content: string | Uint8Array, where: RegExp, options: TakeInOptions = {}): Promise<void> => {
  const { outcome, message, files, bytes, tables } = await remains(content, options);
  expect(message).toMatch(/^UTF-CF-001 made_up\/2026-06-30\/made-up\.csv(\.gz)? /);
  expect(message).toMatch(where);
  expect(outcome).toMatchObject({ state: "held", record: null, folder: null });
  expect(files).toEqual([]);
  expect(tables).toEqual([]);
  for (const canary of [number, first, second]) expect(bytes).not.toContain(canary);
};

const good = ["P1;2024-01-02;A;fine", "P2;2024-01-03;B;", "P3;2024-01-04;A;well"];
const header = "PID;visit_date;place;note";
const withLine = (line: string, head = header): string => file(head, ...good, line);

describe("a file with a person number is held, and nothing of it stays", () => {
  it.each([
    ["in a text column", `P4;2024-01-05;A;${number}`, "note \\(1 line\\)"],
    ["inside free text", `P4;2024-01-05;A;ringte ${number}, avtalt time`, "note \\(1 line\\)"],
    ["in quotes, beside a delimiter", `P4;2024-01-05;A;"se; ${number}"`, "note \\(1 line\\)"],
    ["written in two with a space", `P4;2024-01-05;A;f. ${first} ${second}`, "note \\(1 line\\)"],
    ["written in two with a hyphen", `P4;2024-01-05;A;${first}-${second}`, "note \\(1 line\\)"],
    ["written in two with a dot", `P4;2024-01-05;A;${first}.${second}.`, "note \\(1 line\\)"],
    ["in the person key", `${number};2024-01-05;A;`, "PID \\(1 line\\)"],
    ["in the person key with letters before it", `NO${number};2024-01-05;A;`, "PID \\(1 line\\)"],
    ["in a coded column", `P4;2024-01-05;${number};`, "place \\(1 line\\)"],
    ["on a line rejected for its date", `P4;${number};A;`, "visit_date \\(1 line\\)"],
    ["on a line with too few cells", `P4;2024-01-05;${number}`, "place \\(1 line\\)"],
    ["on a line with too many cells", `P4;2024-01-05;A;;x;${number}`, "cells beyond the header \\(1 line\\)"],
    ["on a line with an open quote", `P4;2024-01-05;A;"${number}`, "note \\(1 line\\)"],
    ["on a line with a control character", `P4;2024-01-05;A;\u0007${number}`, "note \\(1 line\\)"],
  ])("%s", async (_, line, column) => {
    await expectHeld(
      withLine(line),
      new RegExp(` line 5: .*, found in ${column}\\. .*Delete the file, and ask the register`),
    );
  });

  it("in a column that is dropped, one that the layout does not know, and one without a name", async () => {
    for (const [head, column] of [
      ["PID;visit_date;place;nurse", "nurse"],
      ["PID;visit_date;place;reservert_felt", "reservert_felt"],
      ["PID;visit_date;place;", "the unnamed column 4"],
    ] as const) {
      await expectHeld(withLine(`P4;2024-01-05;A;${number}`, head), new RegExp(`line 5: .* in ${column} \\(1 line\\)`));
    }
  });

  it("with every column and its lines counted, and the first of them named", async () => {
    const lines = [`${number};2024-01-05;A;se ${number} og ${number}`, "P5;2024-01-05;A;", `${number};2024-01-06;A;`];
    await expectHeld(file(header, ...good, ...lines), / line 5: .* in PID \(2 lines\), note \(1 line\)\. /);
  });

  it("in a compressed file", async () => {
    const content = gzipSync(withLine(`P4;2024-01-05;A;${number}`));
    await expectHeld(content, / line 5: .* in note \(1 line\)/, { file: "made-up.csv.gz" });
  });

  it("on the last line of many parts, when the first ones have been loaded", async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => `P${i};2024-01-02;A;${"y".repeat(40)}`);
    await expectHeld(file(header, ...many, `P;2024-01-05;A;${number}`), / line 3002: /, { partSize: 20_000 });
  });

  it("in the header, also where a file has none and its first line is data", async () => {
    await expectHeld(
      withLine("P4;2024-01-05;A;", `PID;visit_date;place;${number}`),
      / line 1: .*found in the header\./,
    );
    await expectHeld(file(`${number};${number};A;x`, ...good), / line 1: .*found in the header\./);
  });

  it("before a checksum, a share of rejected lines or a missing key is complained of", async () => {
    const content = withLine(`;not-a-date;A;${number}`);
    await expectHeld(content, / line 5: /, { rejectedShare: 0, note: { sha256: "0".repeat(64), lines: 17 } });
  });

  it("of Norsk helsenett's test series as of Tenor's, and D-numbers as others", async () => {
    const odd = [testNumber({ series: 65 }), testNumber({ day: 55 }), testNumber({ year: 10, individual: 600 })];
    for (const each of odd) {
      const { message, bytes } = await remains(withLine(`P4;2024-01-05;A;${each}`));
      expect(message).toMatch(/^UTF-CF-001 .* in note \(1 line\)/);
      expect(bytes).not.toContain(each);
    }
  });

  it("of the rule of 2032 when the data reach so far, but not by chance before", async () => {
    const content = withLine(`P4;2024-01-05;A;${testNumber({ remainder: 2 })}`);
    expect((await remains(content, { dataCut: "2032-01-01" })).message).toMatch(/^UTF-CF-001 /);
    expect((await remains(content, { dataCut: "2031-12-31" })).message).toBe("accepted");
  });
});

describe("a name with a person number holds the file unread", () => {
  it.each([
    ["a file", { file: `journal ${first} ${second}.csv` }, "2026-06-30/journal \\[person number\\]\\.csv"],
    ["a delivery", { delivery: `utlevering-${number}` }, "utlevering-\\[person number\\]/made-up\\.csv"],
  ])("of %s", async (_, names, place) => {
    const { message, bytes, files, tables } = await remains(file(header, ...good), names);
    expect(message).toMatch(new RegExp(`^UTF-CF-002 made_up/${place}: .* Nothing was read\\.`));
    expect({ files, tables }).toEqual({ files: [], tables: [] });
    for (const canary of [number, first, second]) expect(bytes).not.toContain(canary);
  });
});

describe("what is no leak is taken in", () => {
  it("test numbers in a delivery that is marked synthetic", async () => {
    const tenor = withLine(`${number};2024-01-05;A;se ${testNumber({ series: 65 })}`);
    const { outcome } = await remains(tenor, { synthetic: true });
    expect(outcome).toMatchObject({ state: "accepted", record: { lines: 4, accepted: 4 } });
  });

  it("a synthetic delivery with another number is held, however many test numbers stand around it", async () => {
    // A published example with month +40: NAV's test series, but also a hospital's help number for a person.
    const lines = Array.from({ length: 50 }, (_, i) => `${testNumber({ individual: i })};2024-01-05;A;`);
    const content = file(header, ...lines, "13527248013;2024-01-05;A;");
    const { message } = await remains(content, { synthetic: true, rejectedShare: 0 });
    expect(message).toMatch(/^UTF-CF-001 .* line 52: .* in PID \(1 line\)/);
  });

  it("ids of eleven digits, some of which pass by chance", async () => {
    // Consecutive ids that begin with a date of the test series: one in 121 has both check digits.
    const lines = Array.from({ length: 1_000 }, (_, i) => `${Number(number) - 500 + i};2024-01-05;A;`);
    const { outcome, message } = await remains(file(header, ...lines));
    expect(message).toBe("accepted");
    expect(outcome).toMatchObject({ record: { lines: 1_000, accepted: 1_000 } });
  });

  it("but among such ids a number in text or written in two still stands out", async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `P;2024-01-05;A;${Number(number) - 100 + i}`);
    await expectHeldWith(ids, `P;2024-01-05;A;gjelder ${number}`);
    await expectHeldWith(ids, `P;2024-01-05;A;${first}-${second}`);
  });

  const expectHeldWith = async (ids: readonly string[], line: string): Promise<void> => {
    const { message } = await remains(file(header, ...ids, line));
    expect(message).toMatch(/^UTF-CF-001 .* in note \(/);
  };

  it.each([
    ["digits that adjoin", `P4;2024-01-05;A;1${number}`],
    ["one digit too few", `P4;2024-01-05;A;${number.slice(1)}`],
    ["two spaces between the groups", `P4;2024-01-05;A;${first}  ${second}`],
    ["a delimiter between the groups", `${first};2024-01-05;A;${second}`],
    ["wrong check digits", `P4;2024-01-05;A;${number.slice(0, 9)}${(Number(number.slice(9)) + 1) % 100}`],
    ["a telephone number", "P4;2024-01-05;A;tlf 004722334455 eller +47 22 33 44 55"],
    ["an organisation number", "P4;2024-01-05;A;983 971 709 og 983971709"],
  ])("%s", async (_, line) => {
    expect((await remains(withLine(line))).message).toBe("accepted");
  });
});

describe("a file that is held for another fault", () => {
  it("leaves no rows behind either", async () => {
    const cut = `${file(header, ...Array.from({ length: 3_000 }, (_, i) => `P${i};2024-01-02;A;${number}`))}P;2024`;
    const { message, files, bytes } = await remains(cut, { partSize: 20_000 });
    expect(message).toMatch(/^UTF-IN-007 /);
    expect(files).toEqual([]);
    expect(bytes).not.toContain(number);
  });
});
