import { describe, expect, it } from "vitest";
import type { PooledFiles } from "../../../pipelines/quality/pool.ts";
import { shiftedColumns } from "../../../pipelines/quality/shifted-columns.ts";
import type { BinScale } from "../../../schemas/distribution.ts";

const pooled = (
  scale: BinScale,
  bins: Readonly<Record<string, number>>,
  more: Partial<PooledFiles> = {},
): PooledFiles => {
  const rows = more.rows ?? Object.values(bins).reduce((sum, n) => sum + n, 0);
  return {
    schema: "utfall/distribution@1",
    rows,
    persons: rows,
    dataCut: "2026-06-30",
    columns: [{ column: "c", scale, bins }],
    rules: [],
    ...more,
  };
};

const shifted = (before: PooledFiles, now: PooledFiles, limit = 0.2): readonly string[] =>
  shiftedColumns(before, now, () => limit).map(({ column, distance }) => `${column} ${distance.toFixed(2)}`);

/** Whole months since January of year 0. */
const month = (year: number, n: number): number => year * 12 + n - 1;
const months = (entries: readonly (readonly [year: number, month: number, rows: number])[]) =>
  Object.fromEntries(entries.map(([year, n, rows]) => [month(year, n), rows]));

describe("a column of codes", () => {
  it.each([
    ["the same shares in twice as many rows", { pos: 100, neg: 900 }, { pos: 200, neg: 1800 }, []],
    ["a third more of one code", { pos: 100, neg: 900 }, { pos: 133, neg: 867 }, []],
    ["the codes change places", { pos: 100, neg: 900 }, { pos: 900, neg: 100 }, ["c 0.73"]],
    ["ten rows, and all of them different", { pos: 10 }, { neg: 10 }, []],
    ["a few more persons than fifty, and chance alone", { pos: 5, neg: 50 }, { pos: 12, neg: 43 }, []],
    ["a few more persons than fifty, and all of them different", { pos: 55 }, { neg: 55 }, ["c 1.00"]],
  ])("%s", (_, before, now, expected) => {
    expect(shifted(pooled("label", before), pooled("label", now))).toEqual(expected);
  });

  it("that empties has shifted", () => {
    const [before, now] = [
      pooled("label", { pos: 500, neg: 500 }),
      pooled("label", { pos: 100, neg: 100 }, { rows: 1000 }),
    ];
    // p = (½, ½, 0), q = (.1, .1, .8), m = (.3, .3, .4): ½·log2(5/3) + ½·(.2·log2(1/3) + .8·log2(2)) = 0.3685 + 0.2415 = 0.6100.
    expect(shifted(before, now)).toEqual(["c 0.78"]);
  });

  it("is not compared where rows are many and persons are few", () => {
    const few = { rows: 1000, persons: 12 };
    expect(shifted(pooled("label", { pos: 1000 }, few), pooled("label", { neg: 1000 }, few))).toEqual([]);
  });

  it("has a limit of its own where one is set", () => {
    const [before, now] = [pooled("label", { pos: 100, neg: 900 }), pooled("label", { pos: 900, neg: 100 })];
    expect(shifted(before, now, 0.8)).toEqual([]);
  });
});

describe("a column of dates", () => {
  const half: readonly (readonly [number, number, number])[] = [
    [2024, 3, 200],
    [2024, 9, 200],
    [2025, 3, 200],
  ];
  const before = pooled("month", months(half), { dataCut: "2025-06-30" });

  it("may grow by a year: the years before the last cut are as they were, and rows were added for the rest", () => {
    const grown = months([...half, [2025, 9, 200], [2026, 3, 200], [2026, 5, 100]]);
    expect(shifted(before, pooled("month", grown))).toEqual([]);
  });

  it("may hold the same period again, however long ago it has become", () => {
    expect(shifted(before, pooled("month", months(half), { dataCut: "2028-06-30" }))).toEqual([]);
  });

  it("may be renewed with each delivery, as the day on which somebody was last known alive", () => {
    const status = (year: number) =>
      months([
        [year, 6, 500],
        [year - 2, 3, 100],
      ]);
    const now = pooled("month", status(2026), { dataCut: "2026-06-30" });
    expect(shifted(pooled("month", status(2025), { dataCut: "2025-06-30" }), now)).toEqual([]);
  });

  it("may be the year of the last status, which turns with the calendar", () => {
    const status = (year: number) => ({ [year]: 500, [year - 2]: 100 });
    const now = pooled("year", status(2026), { dataCut: "2026-01-31" });
    expect(shifted(pooled("year", status(2025), { dataCut: "2025-12-31" }), now)).toEqual([]);
  });

  it("has shifted where it is another column: as many rows, and other years", () => {
    const birth = months([
      [1950, 3, 200],
      [1960, 9, 200],
      [1971, 3, 200],
    ]);
    expect(shifted(before, pooled("month", birth))).toEqual(["c 1.00"]);
  });

  it("has shifted where the recent years are full and no rows were added", () => {
    const moved = months([
      [2025, 9, 200],
      [2026, 3, 200],
      [2026, 5, 200],
    ]);
    expect(shifted(before, pooled("month", moved))).not.toEqual([]);
  });
});

describe("a rule over the row", () => {
  const rule = (broken: number) => [
    { column: "rule end-after-start", scale: "label" as const, bins: { broken, kept: 1000 - broken } },
  ];
  const plain = (more: Partial<PooledFiles>) => pooled("label", { a: 1000 }, more);

  it("that nobody broke, and now every second row breaks, has shifted", () => {
    expect(shifted(plain({}), plain({ rules: rule(500) }))).toEqual(["rule end-after-start 0.56"]);
  });

  it("that a few rows more break has not", () => {
    expect(shifted(plain({ rules: rule(10) }), plain({ rules: rule(25) }))).toEqual([]);
  });
});
