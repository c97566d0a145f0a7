import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  Decimal,
  Float32,
  makeData,
  Table,
  TimestampNanosecond,
  tableToIPC,
  Utf8,
  Vector,
  vectorFromArray,
} from "apache-arrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unpackLz4 } from "../../../connectors/arrow/lz4.ts";
import { literal, type Sql, sql } from "../../../connectors/duckdb/sql.ts";
import { plainNumber } from "../../../connectors/forms/value-text.ts";
import { findReadstat } from "../../../connectors/statfiles/find-readstat.ts";
import { approximate } from "../../../schemas/approximate.ts";
import { dec, int, text, ts } from "../../../schemas/column.ts";
import type { Layout } from "../../../schemas/layout.ts";
import { fixture } from "../../support/forms/visit-files.ts";
import { type IntakeBench, intakeBench, type TakeInOptions } from "../../support/ingest/take-in.ts";
import { visits } from "../../support/ingest/visits.ts";
import { testNumber } from "../../support/leak/test-numbers.ts";

const exact: Layout = {
  id: "exact",
  version: 1,
  title: "Exact",
  rowIs: "one value",
  evidence: "made up",
  files: ["exact*.csv"],
  columns: [
    text({ name: "id", presence: "optional", meaning: "as text" }),
    int({ name: "n", presence: "optional", min: -1e15, max: 1e15, meaning: "a whole number" }),
    dec({ name: "d", presence: "optional", min: -1e12, max: 1e12, scale: 6, meaning: "a decimal number" }),
    ts({ name: "t", presence: "optional", meaning: "a moment" }),
  ],
  rowRules: [],
  reaches: [],
};

/** The four words of a 128-bit number that fits in two. */
const lowWords = (value: bigint): readonly number[] => [
  approximate(value & 0xffffffffn),
  approximate(value >> 32n),
  0,
  0,
];

let bench: IntakeBench;
beforeAll(async () => {
  bench = await intakeBench();
});
afterAll(() => bench.close());

const inParquet = async (query: Sql): Promise<Buffer> => {
  const path = join(bench.folder, "restricted", "made.parquet");
  await bench.database.run(sql`COPY (${query}) TO ${literal(path)} (FORMAT parquet)`, "make Parquet");
  return readFileSync(path);
};
const rowsOf = async (file: string, bytes: Uint8Array, layout: Layout, options: TakeInOptions = {}) => {
  const { outcome, table } = await bench.takeIn(bytes, layout, { ...options, file });
  const held = outcome.state === "held" ? outcome.fault.message : null;
  return { held, rows: held === null ? await table("rows") : [], table };
};

describe("typed values keep every digit", () => {
  it("of whole, decimal and floating numbers in Parquet", async () => {
    const bytes = await inParquet(sql`
      SELECT *
      FROM (VALUES
        ('1e15', CAST(999999999999999 AS BIGINT), CAST(0.1 AS DOUBLE), TIMESTAMP '2024-02-29 23:59:59'),
        ('0.3', -1, 0.000001, TIMESTAMP '1999-12-31 00:00:00'),
        ('7', 0, 123456789012.5, NULL),
        (NULL, NULL, -2.5, NULL)
      ) AS v (id, n, d, t)`);
    const { rows } = await rowsOf("exact.parquet", bytes, exact);
    expect(rows.map(({ id, n, d, t }) => [id, n, d, t])).toEqual([
      ["1e15", 999999999999999, "0.100000", "2024-02-29 23:59:59"],
      ["0.3", -1, "0.000001", "1999-12-31 00:00:00"],
      ["7", 0, "123456789012.500000", null],
      [null, null, "-2.500000", null],
    ]);
  });

  it("of DECIMAL, single precision and nanoseconds in Arrow", async () => {
    // -2.5 and 123456789012.123456 as 128-bit whole numbers of millionths.
    const words = Uint32Array.from([4292467296, 4294967295, 4294967295, 4294967295, ...lowWords(123456789012123456n)]);
    const d = new Vector([makeData({ type: new Decimal(6, 18, 128), length: 2, data: words })]);
    const id = vectorFromArray([Math.fround(0.1), Math.fround(1e-7)], new Float32());
    const t = new Vector([
      makeData({
        type: new TimestampNanosecond(),
        length: 2,
        data: BigInt64Array.from([1_500_000_000n, -1_000_000_000n]),
      }),
    ]);
    const { rows } = await rowsOf("exact.arrow", tableToIPC(new Table({ id, d, t }), "file"), exact);
    expect(rows.map((row) => [row.id, row.d, row.t])).toEqual([
      ["0,1", "-2.500000", "1970-01-01 00:00:01"],
      ["0,0000001", "123456789012.123456", "1969-12-31 23:59:59"],
    ]);
  });

  it("of DECIMAL beyond what a double holds", async () => {
    const bytes = await inParquet(sql`SELECT CAST('123456789012.123456' AS DECIMAL(38, 10)) AS d`);
    const { rows } = await rowsOf("exact.parquet", bytes, {
      ...exact,
      columns: [dec({ name: "d", presence: "optional", min: -1e12, max: 1e12, scale: 6, meaning: "d" })],
    });
    expect(rows).toEqual([{ line: 2, d: "123456789012.123456" }]);
  });

  it.each([
    ["1e+20", "100000000000000000000"],
    ["1.5e-7", "0.00000015"],
    ["-2.0", "-2"],
    ["-0.0", "0"],
    ["0.000000", "0"],
    ["12345678.90000000037253", "12345678.90000000037253"],
    ["nan", "nan"],
  ])("written out: %s is %s", (given, written) => {
    expect(plainNumber(given)).toBe(written);
  });

  it("of text that looks like a number, which stays the text it is", async () => {
    const { rows } = await rowsOf("exact.parquet", await inParquet(sql`SELECT '007' AS id`), exact);
    expect(rows).toMatchObject([{ id: "007" }]);
  });

  it("of a column of text in the dialect that the source declares", async () => {
    const bytes = await inParquet(sql`SELECT 'SYN1' AS "PID", '31.12.2024' AS visit_date, '1,5' AS dose`);
    const { rows } = await rowsOf("visits.parquet", bytes, visits, { settings: { date: "DD.MM.YYYY" } });
    expect(rows).toMatchObject([{ PID: "SYN1", visit_date: "2024-12-31", dose: "1.50" }]);
  });
});

describe("what has no cell is refused, where the layout reads the column", () => {
  it.each([
    ["t", "moments with a time zone", sql`SELECT TIMESTAMPTZ '2024-01-02 03:04:05+00' AS t`],
    ["id", "lists and structures", sql`SELECT ['a', 'b'] AS id`],
    ["id", "lists and structures", sql`SELECT {'a': 1} AS id`],
    ["id", "BLOB", sql`SELECT 'a'::BLOB AS id`],
  ])("Parquet column %s: %s", async (column, problem, query) => {
    expect((await rowsOf("exact.parquet", await inParquet(query), exact)).held).toMatch(
      new RegExp(`^UTF-IN-056 .*exact.parquet: ${column}: ${problem}`),
    );
  });

  it("and passes by where it does not", async () => {
    const { rows, held } = await rowsOf(
      "exact.parquet",
      await inParquet(sql`SELECT 'a' AS id, [1, 2] AS other`),
      exact,
    );
    expect({ held, rows }).toMatchObject({ held: null, rows: [{ id: "a" }] });
  });

  it("Arrow moments with a time zone", async () => {
    const t = vectorFromArray([Date.UTC(2024, 0, 2)], new TimestampNanosecond("UTC"));
    const { held } = await rowsOf("exact.arrow", tableToIPC(new Table({ t }), "file"), exact);
    expect(held).toMatch(/^UTF-IN-056 .*exact.arrow: t: moments with a time zone are not taken/);
  });

  it("two columns of one name are told as in a CSV", async () => {
    const column = vectorFromArray(["a"], new Utf8());
    const { held } = await rowsOf("exact.arrow", tableToIPC(new Table({ id: column, ID: column }), "file"), exact);
    expect(held).toMatch(/^UTF-IN-004 .*exact.arrow column names: more than one header for id/);
  });

  it("a line end in a cell sets its row aside, and no other", async () => {
    const query = sql`SELECT * FROM (VALUES ('one'), (E'two\nlines'), (E'end\n'), ('three')) AS v (id)`;
    const { rows, table } = await rowsOf("exact.parquet", await inParquet(query), exact);
    expect(rows.map(({ line, id }) => [line, id])).toEqual([
      [2, "one"],
      [5, "three"],
    ]);
    expect((await table("quarantine")).map(({ line, code }) => [line, code])).toEqual([
      [3, "UTF-RW-013"],
      [4, "UTF-RW-013"],
    ]);
  });

  it("a row without a value is a row", async () => {
    const only: Layout = { ...exact, columns: [text({ name: "id", presence: "optional", meaning: "id" })] };
    const query = sql`SELECT * FROM (VALUES ('one'), (NULL), ('two')) AS v (id)`;
    const { rows } = await rowsOf("exact.parquet", await inParquet(query), only);
    expect(rows).toEqual([
      { line: 2, id: "one" },
      { line: 3, id: null },
      { line: 4, id: "two" },
    ]);
  });
});

describe("CF-05 person numbers are found in every form", () => {
  it("as text and as whole numbers", async () => {
    const number = testNumber({ day: 11 });
    const real = { synthetic: false };
    for (const query of [
      sql`SELECT 'A' AS id, ${literal(number)} AS other`,
      sql`SELECT 'A' AS id, CAST(${literal(number)} AS BIGINT) AS n`,
      sql`SELECT 'A' AS id, [${literal(number)}] AS other`,
    ]) {
      expect((await rowsOf("exact.parquet", await inParquet(query), exact, real)).held).toMatch(
        /^UTF-CF-001 .* row 1: /,
      );
    }
    const id = vectorFromArray([number], new Utf8());
    const arrow = tableToIPC(new Table({ id }), "stream");
    expect((await rowsOf("exact.arrows", arrow, exact, real)).held).toMatch(/^UTF-CF-001 .* row 1: /);
  });
});

describe.skipIf(findReadstat() === null)("what readstat tells and does not (readstat is needed)", () => {
  it("a month, a year or a bare number in a column of days is no day", async () => {
    for (const [file, name] of [
      ["months.dta", "visits.dta"],
      ["years.sas7bdat", "visits.sas7bdat"],
    ] as const) {
      const { rows, table } = await rowsOf(name, fixture(file), visits);
      expect(rows).toEqual([]);
      expect((await table("quarantine")).map(({ code, column_name }) => [code, column_name])).toEqual([
        ["UTF-RW-002", "visit_date"],
        ["UTF-RW-002", "visit_date"],
      ]);
    }
  });

  it("SPSS values declared as missing stay what they are; long texts and line ends are read", async () => {
    const { rows } = await rowsOf("visits.sav", fixture("declared.sav"), visits);
    expect(rows).toMatchObject([{ line: 2, PID: "SYN1", visit_date: "2024-01-02", score: 1 }]);
    const { table } = await rowsOf("visits.sav", fixture("declared.sav"), visits);
    expect(await table("quarantine")).toMatchObject([{ line: 3, code: "UTF-RW-013" }]);
  });

  it("dates and moments of a portable file are read by its display formats", async () => {
    const columns = [
      text({ name: "PK", presence: "required", maxLength: 8, meaning: "person key" }),
      int({ name: "ST", presence: "optional", min: 0, max: 9, meaning: "a labelled number" }),
      ts({ name: "DD", presence: "optional", meaning: "a day" }),
      dec({ name: "N", presence: "optional", min: -9, max: 9, scale: 2, meaning: "a number" }),
      ts({ name: "TT", presence: "optional", meaning: "a moment" }),
    ];
    const { rows, table } = await rowsOf("exact.por", fixture("labelled.por"), { ...exact, columns });
    expect(await table("quarantine")).toEqual([]);
    expect(rows).toMatchObject([
      { PK: "P01", ST: 1, DD: "2024-01-02 00:00:00", N: "1.50", TT: "2024-01-02 13:14:15" },
      { PK: "P02", ST: 2, DD: "1899-12-31 00:00:00", N: null, TT: "2024-02-29 00:00:00" },
      { PK: "P03", ST: 1, DD: null, N: "-3.00", TT: null },
    ]);
  });

  it("dates of a portable file that has no display format for them are refused, not guessed", async () => {
    const aliases = { columns: { VISITDT: "visit_date" }, values: {} };
    const { rows, table } = await rowsOf("visits.por", fixture("visits.por"), visits, { aliases });
    expect(rows).toEqual([]);
    expect((await table("quarantine")).map(({ code }) => code)).toContain("UTF-RW-002");
  });
});

describe("LZ4, in which Feather files are packed", () => {
  // printf 'SYN1SYN1SYN1SYN1SYN1SYN1SYN1SYN1 end' | lz4 -c --no-frame-crc | xxd -p
  const frame = Buffer.from("04224d186040820e0000004f53594e31040008503120656e6400000000", "hex");

  it("is unpacked, and no further than allowed", () => {
    expect(Buffer.from(unpackLz4(frame, 1000)).toString()).toBe(`${"SYN1".repeat(8)} end`);
    expect(() => unpackLz4(frame, 20)).toThrow(RangeError);
  });

  it("is refused where it is cut or damaged", () => {
    for (let by = 1; by < frame.length - 8; by += 1) {
      expect(() => unpackLz4(frame.subarray(0, frame.length - by), 1000)).toThrow(RangeError);
    }
    expect(() => unpackLz4(frame.subarray(1), 1000)).toThrow(RangeError);
  });
});
