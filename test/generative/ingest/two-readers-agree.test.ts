import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readParquet } from "../../../connectors/duckdb/read-parquet.ts";
import { sql } from "../../../connectors/duckdb/sql.ts";
import { effectiveDialect } from "../../../pipelines/ingest/effective-dialect.ts";
import type { Column, StoredColumn } from "../../../schemas/column.ts";
import type { DialectPart } from "../../../schemas/dialect.ts";
import { type Layout, storedColumns } from "../../../schemas/layout.ts";
import { layouts } from "../../../schemas/registers/index.ts";
import { type JudgedRow, judgeRow } from "../../../schemas/row-schema.ts";
import { type IntakeBench, intakeBench, type TakenIn } from "../../support/ingest/take-in.ts";
import { visits } from "../../support/ingest/visits.ts";

// A column of little else than dirt is held as a whole (UTF-IN-024); here the rows themselves are to be compared.
vi.mock("../../../pipelines/ingest/retyped-column.ts", () => ({ retypedColumn: () => null }));

let bench: IntakeBench;
beforeAll(async () => {
  bench = await intakeBench();
});
afterAll(() => bench.close());

/** What registers, spreadsheets and people put where something else belongs. */
const dirtTexts: readonly string[] = [
  ..."|  |NA|.|1e3|0x1F| 12 |١٢|12,5|12.5|-0|-0,00|0,5|007|+5|1_0|2147483648|-1|999999999999999|9999999999999999".split(
    "|",
  ),
  ..."2024-02-29|2023-02-29|0000-01-01|2101-01-01|1849-12-31|02.01.2024|2024-1-2|2024-01-02T10:00:00|2024-01-02 10:00:00.123456789".split(
    "|",
  ),
  ..."2024-01-02 24:00:00|2024-01-02 |20240102|24:00|23:59:59|23:59:60|7:05|07:05|86400|é|ÅÆØå|\u00a0x\u00a0|a\tb|😀😀|x'; DROP TABLE part; --".split(
    "|",
  ),
  'say "no"',
  "a;b",
  "$1",
  "NULL",
  "nan",
  "inf",
  "c34.9",
  "C349",
  "974557746",
  "1,000,000",
  "\u2028",
  "Ünïted",
  "x".repeat(70),
  ..."1 000|1.000,5|1.000.000|inf|-Infinity|NaN|1e400|0b1|0o7|\u22125|--5|5-|,5|5,|.|-|+|true|false|JA|nei|yes|Y".split(
    "|",
  ),
  ..."2024-01-02T10:00:00Z|2024-01-02T10:00:00+01:00|2024-13-01|2024-00-10|2024-02-30|31.04.2024|29.02.2023|2024/01/02".split(
    "|",
  ),
  ..."01/02/2024|Jan 2 2024|20240230|2024-01-02T|2024-01-02T1|2024-01-02  10:00:00|2024-01-02T24:00:00|24:00:00|99999|86399".split(
    "|",
  ),
  ..."__proto__|constructor|toString|hasOwnProperty|undefined|[object Object]|=1+1|@x|<script>|\u202e|\u200b|\ufffe|\ufffd|\ud7ff".split(
    "|",
  ),
  ..."C50.9|c50,9| c509 |C 50 9|---|ß|ı|İ|ﬁ|\u00e5|a\u030a|\u3000|\u0660|\u2028x|x\u2029|\u1680".split("|"),
  "\u00a0",
  "\t",
  " ",
  "00000000000000000000",
  "9".repeat(400),
  "-".repeat(63),
  "😀".repeat(64),
  "😀".repeat(65),
];
const dirt = fc.constantFrom(...dirtTexts);

const likely = (column: StoredColumn): fc.Arbitrary<string> => {
  switch (column.kind) {
    case "code":
      return fc.constantFrom(...Object.keys(column.codes));
    case "flag":
      return fc.constantFrom("0", "1", "9");
    case "int":
      return fc.integer({ min: column.min, max: Math.min(column.max, column.min + 200) }).map(String);
    case "dec":
      return fc.integer({ min: 0, max: 9999 }).map((n) => `${Math.floor(n / 100)},${n % 10}`);
    case "date":
      return fc.integer({ min: 1, max: 28 }).map((d) => `2024-02-${String(d).padStart(2, "0")}`);
    case "ts":
      return fc
        .integer({ min: 0, max: 23 })
        .map((h) => (h === 0 ? "2024-02-03" : `2024-02-03T${String(h).padStart(2, "0")}:30:00`));
    case "time":
      return fc.constantFrom("08:15", "23:59:59", "00:00");
    case "text":
      return fc.constantFrom("P1", "P2", "1234", "123456", "C349", "L01FF02", "974557746", ...(column.examples ?? []));
  }
};

const cell = (column: Column): fc.Arbitrary<string> => {
  if (column.kind === "dropped") return fc.constant("Kari Nordmann");
  const plain = column.presence === "required" ? likely(column) : fc.oneof(likely(column), fc.constant(""));
  return fc.oneof({ weight: 60, arbitrary: plain }, { weight: 1, arbitrary: dirt });
};

interface MadeFile {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

const madeFile = (layout: Layout): fc.Arbitrary<MadeFile> => {
  const needed = (c: Column): boolean =>
    c.mustBePresent === true || (c.presence === "required" && c.mayBeAbsent !== true);
  return fc
    .tuple(fc.shuffledSubarray([...layout.columns], { minLength: Math.ceil(layout.columns.length / 2) }), fc.boolean())
    .map(([some, whole]) =>
      whole ? layout.columns : [...some, ...layout.columns.filter((c) => needed(c) && !some.includes(c))],
    )
    .chain((columns) => {
      const row = fc.tuple(...columns.map(cell)) as fc.Arbitrary<readonly string[]>;
      const rows = fc.array(row, { minLength: 1, maxLength: 12 });
      return fc
        .tuple(rows, fc.array(fc.nat(), { maxLength: 3 }))
        .map(([made, again]) => ({ columns, rows: [...made, ...again.map((i) => made[i % made.length] ?? [])] }));
    });
};

const quoted = (text: string): string => (/[;"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

interface Expected {
  readonly held: boolean;
  readonly rows: readonly Readonly<Record<string, string | null>>[];
  readonly quarantine: readonly string[];
  readonly duplicates: readonly number[];
}

/** The slow answer: every row judged by the row schema, repetitions found by comparing texts. */
const expectedOf = (
  layout: Layout,
  { columns, rows }: MadeFile,
  dialect: ReturnType<typeof effectiveDialect>,
): Expected => {
  const judge = judgeRow(layout, dialect);
  const judged = rows.map((cells, i) => ({
    line: i + 2,
    ...judge(Object.fromEntries(columns.map((c, at) => [c.name, cells[at] ?? ""]))),
  }));
  const texts = (row: JudgedRow, names: readonly string[]): string =>
    JSON.stringify(names.map((n) => row.values[n] ?? null));
  const names = storedColumns(layout).map((c) => c.name);
  const quarantine = judged.flatMap(({ line, breaks }) =>
    breaks.filter((b) => b.outcome === "error").map((b) => [line, b.code, b.rule, b.column ?? "-"].join(" ")),
  );
  const [seen, keys] = [new Set<string>(), new Set<string>()];
  const duplicates: number[] = [];
  const accepted = judged
    .filter(({ breaks }) => breaks.every((b) => b.outcome !== "error"))
    .filter((row) => {
      const all = texts(row, names);
      if (seen.has(all)) duplicates.push(row.line);
      return !seen.has(all) && seen.add(all);
    })
    .filter((row) => {
      if (layout.unique?.outcome !== "error") return true;
      const key = texts(row, layout.unique.columns);
      if (keys.has(key)) quarantine.push(`${row.line} UTF-RW-014 unique -`);
      return !keys.has(key) && keys.add(key);
    });
  return {
    held: judged.some(({ breaks }) => breaks.some((b) => b.outcome === "file-error")),
    rows: accepted.map(({ line, values }) => ({
      line: String(line),
      ...Object.fromEntries(
        names.map((n) => [n, values[n] === null || values[n] === undefined ? null : String(values[n])]),
      ),
    })),
    quarantine: quarantine.sort(),
    duplicates,
  };
};

/** Every layout of the house; a new one is among them by itself. */
const everyLayout: readonly Layout[] = [visits, ...layouts];

/** Dialects in which the same dirt means something else. */
const dialects: readonly DialectPart[] = [
  { null_tokens: ["NA"], date: "YYYY-MM-DD", decimal: ",", delimiter: ";" },
  { null_tokens: [".", "-", "NULL"], date: "DD.MM.YYYY", decimal: ".", delimiter: ";", time: "seconds" },
  { null_tokens: [], date: "YYYYMMDD", decimal: ",", delimiter: ";", time: "clock" },
];

const plainForm: DialectPart = { quote: '"', encoding: "utf-8", row_names: false, trailing_delimiter: false };

/** Takes the file in and holds everything that came of it against the slow answer. */
const compare = async (layout: Layout, made: MadeFile, part: DialectPart, write = quoted): Promise<TakenIn> => {
  const settings = { ...plainForm, ...part };
  const lines = [made.columns.map((c) => c.name), ...made.rows].map((cells) => `${cells.map(write).join(";")}\n`);
  const taken = await bench.takeIn(lines.join(""), layout, { settings });
  const { outcome, table } = taken;
  const expected = expectedOf(layout, made, effectiveDialect(layout, settings));
  if (expected.held) {
    expect(outcome).toMatchObject({ state: "held", fault: { code: "UTF-IN-016" } });
    return taken;
  }
  expect(outcome.state === "held" ? outcome.fault.message : "").toBe("");
  const rows = (await table("rows")).map((r) =>
    Object.fromEntries(Object.entries(r).map(([name, v]) => [name, v === null ? null : String(v)])),
  );
  expect(rows).toEqual(expected.rows);
  const quarantine = (await table("quarantine")).map((r) => [r.line, r.code, r.rule, r.column_name ?? "-"].join(" "));
  expect(quarantine.sort()).toEqual(expected.quarantine);
  expect((await table("duplicates")).map((r) => r.line)).toEqual(expected.duplicates);
  expect(outcome.record).toMatchObject({
    lines: made.rows.length,
    accepted: expected.rows.length,
    duplicates: expected.duplicates.length,
    rejected: made.rows.length - expected.rows.length - expected.duplicates.length,
  });
  return taken;
};

/** A cell with nothing wrong about it. */
const goodCell = (column: Column, { date, time }: DialectPart): string => {
  const day = { "YYYY-MM-DD": "2024-02-29", "DD.MM.YYYY": "29.02.2024", YYYYMMDD: "20240229" }[date ?? "YYYY-MM-DD"];
  switch (column.kind) {
    case "date":
      return day;
    case "ts":
      return `${day}T10:00:00`;
    case "time":
      return time === "seconds" ? "3600" : "08:15";
    case "code":
      return Object.keys(column.codes)[0] ?? "";
    case "text":
      return column.pattern === undefined ? "P1" : column.clean === "icd10" ? "C349" : "123456";
    default:
      return "1";
  }
};

/** Texts that are just about a value of some kind, or just about none. */
const edges: readonly string[] = [
  ..."0|-1|64|65|60|61|13|999999999|1000000000|-999999999|500|500,00|500,01|500.01|0,1|-0,0|12345678,1".split("|"),
  ..."2024-12-31|1850-01-01|2100-12-31|2101-01-01|1849-12-31|2900-02-28|2000-02-29|2100-02-29|2024-04-31|0999-01-01".split(
    "|",
  ),
  ..."31.12.2024|01.01.1850|31.12.2100|01.01.2101|29.02.2100|29.02.2000|30.02.2024|31.06.2024|01.01.3000|01.00.2024".split(
    "|",
  ),
  ..."20241231|21010101|20240431|20000229|21000229|00010101|23:59|24:00|00:00:00|86399|86400|99999|0|00000".split("|"),
  ..."01|1|02|2|A|B|C|a|NA|NULL|.|-|9|C34|C34999|C349999|123456|12345|12345678|123456789|P 1|É".split("|"),
];

/** A file in which all cells but one of each row are good ones. */
const loneDirt = (layout: Layout, dialect: DialectPart): MadeFile => ({
  columns: layout.columns,
  rows: layout.columns.flatMap((odd) =>
    [...edges, ...dirtTexts].map((text) => layout.columns.map((c) => (c === odd ? text : goodCell(c, dialect)))),
  ),
});

/** A file in which every kind of dirt stands once in every column: each row is moved one column against the one before. */
const allDirt = (layout: Layout): MadeFile => ({
  columns: layout.columns,
  rows: dirtTexts.map((_, row) =>
    layout.columns.map((c, at) => (c.kind === "dropped" ? "x" : (dirtTexts[(row + at) % dirtTexts.length] ?? ""))),
  ),
});

describe("the SQL reader and the row schema agree", () => {
  // What a dialect changes hangs on the kind of a column, and visits has every kind.
  it.each(dialects)("on every kind of dirt in columns of every kind, in dialect %#", async (dialect) => {
    await compare(visits, allDirt(visits), dialect);
  });

  it.each(
    dialects.flatMap((dialect) => [
      { dialect, write: quoted, cells: "bare" },
      { dialect, write: (text: string) => `"${text.replaceAll('"', '""')}"`, cells: "quoted" },
    ]),
  )("on dirt that stands alone among good cells, $cells, in dialect $dialect.date", async ({ dialect, write }) => {
    const layout = { ...visits, rowRules: visits.rowRules.filter(({ outcome }) => outcome !== "file-error") };
    const { folder } = await compare(layout, loneDirt(layout, dialect), dialect, write);
    const rows = async (kind: string): Promise<number> => {
      const parts = readParquet([join(folder, "rows", `part-00001-${kind}.parquet`)]);
      const [row] = await bench.database.rows(sql`SELECT count(*) AS n FROM ${parts}`, "look into rows");
      return Number(row?.n);
    };
    // Both ways to the answer have been gone.
    expect(await rows("plain")).toBeGreaterThan(100);
    expect(await rows("full")).toBeGreaterThan(20);
  });

  it.each(layouts)("on every kind of dirt in every column of $id", async (layout) => {
    await compare(layout, allDirt(layout), dialects[layouts.indexOf(layout) % dialects.length] ?? {});
  });

  it.each(everyLayout)("on verdicts, rules, repetitions and values of dirty files of $id", async (layout) => {
    const [settings = {}] = dialects;
    await fc.assert(
      fc.asyncProperty(madeFile(layout), async (made) => {
        await compare(layout, made, settings);
      }),
      { numRuns: layout.columns.length > 100 ? 2 : layout.columns.length > 40 ? 3 : 5 },
    );
  });
});
