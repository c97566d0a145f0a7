import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSummarisedResult } from "../../../connectors/exports/read-summarised-result.ts";
import { summarisedResult } from "../../../connectors/exports/summarised-result.ts";
import { summarisedColumns } from "../../../connectors/exports/summarised-row.ts";
import { ResultRow, Settings, Warning } from "../../../schemas/result.ts";

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const count = fc.integer({ min: 0, max: 10_000_000 });
/** Any text at all, formulas among them, but for the words that the format keeps to itself. */
const name = fc
  .oneof(
    fc.string({ minLength: 1, unit: "grapheme" }),
    fc
      .tuple(fc.constantFrom("", "'", "''"), fc.constantFrom(..."=+-@\t\r＝＋－＠"), fc.constantFrom("1+1", "5", "'"))
      .map((parts) => parts.join("")),
  )
  .filter((text) => !["overall", "NA", "settings"].includes(text) && !text.includes(" &&& "));
const agreed = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/).filter((id) => id !== "overall" && id !== "settings");
const group = fc.oneof(
  fc.constant({ name: "all", level: "all" }),
  fc.record({ name: agreed, level: name }),
  fc.constantFrom("delayed-entry-ignored", "unknown-as-event").map((level) => ({ name: "sensitivity", level })),
);

const settings = fc.record({
  method: fc.constantFrom(...Settings.shape.method.options),
  interval: orNull(fc.constantFrom(...Settings.shape.interval.unwrap().options)),
  level: orNull(fc.double({ min: 0.5, max: 0.999, noNaN: true })),
  delayedEntry: fc.boolean(),
  measure: fc.dictionary(agreed, fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()))),
  software: fc.constantFrom("utfall 0.1.0", "utfall 1.2.3-rc.1"),
});

const result = fc.record({
  figure: name,
  agreement: agreed,
  agreementVersion: fc.integer({ min: 1, max: 9 }),
  agreementHash: fc.stringMatching(/^[0-9a-f]{8}$/),
  runId: agreed,
  measure: agreed,
  group,
  estimate: fc.constantFrom(...ResultRow.shape.estimate.options),
  unit: fc.constantFrom(...ResultRow.shape.unit.options),
  time: orNull(number),
  value: orNull(number),
  lower: orNull(number),
  upper: orNull(number),
  standardError: orNull(number),
  n: count,
  events: orNull(count),
  atRisk: orNull(count),
  state: fc.constantFrom(...ResultRow.shape.state.options),
  settings,
  warnings: fc.array(
    fc.record({
      id: fc.constantFrom(...Warning.shape.id.options),
      values: fc.dictionary(agreed, fc.integer({ min: 0, max: 1000 })),
    }),
    { maxLength: 3 },
  ),
});
const results = fc.array(result, { maxLength: 6 });

const plainly = (rows: readonly unknown[]): unknown => JSON.parse(JSON.stringify(rows));

describe("summarised_result", () => {
  it("reads back as the rows it was made of, in their order", () => {
    fc.assert(
      fc.property(results, (rows) => {
        const back = readSummarisedResult(summarisedResult(rows, "made up"));
        expect(plainly(back)).toEqual(plainly(rows));
        expect(back.map(({ value, time }) => [value, time])).toEqual(rows.map(({ value, time }) => [value, time]));
      }),
    );
  });

  it("is a CSV file to an independent reader, with thirteen filled cells in every row", () => {
    fc.assert(
      fc.property(results, fc.constantFrom("made up", 'Ås, "lab" \n 2'), (rows, cdm) => {
        const [header, ...records] = parse(summarisedResult(rows, cdm), { relax_column_count: false }) as string[][];
        expect(header).toEqual([...summarisedColumns]);
        expect(records.every((cells) => cells.length === 13 && cells[1] === cdm)).toBe(true);
      }),
    );
  });

  it("IN-13 has no cell that a spreadsheet would run: what begins like a formula is a number", () => {
    fc.assert(
      fc.property(results, fc.constantFrom("made up", "=1+1", "@lab"), (rows, cdm) => {
        const cells = (parse(summarisedResult(rows, cdm)) as string[][]).flat();
        expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell) && Number.isNaN(Number(cell)))).toEqual([]);
      }),
    );
  });

  it("gives every result_id its settings once, and no settings to an id without results", () => {
    fc.assert(
      fc.property(results, (rows) => {
        const records = parse(summarisedResult(rows, "x"), { columns: true }) as Record<string, string>[];
        const ids = (settings: boolean) =>
          new Set(records.filter((r) => (r.variable_name === "settings") === settings).map((r) => r.result_id));
        expect(ids(true)).toEqual(ids(false));
        const named = records
          .filter((r) => r.variable_name === "settings")
          .map((r) => `${r.result_id} ${r.estimate_name}`);
        expect(new Set(named).size).toBe(named.length);
      }),
    );
  });
});
