import { expect, test } from "vitest";
import {
  eventTableFromPersons,
  exactRate,
  logRankTest,
  meanWithInterval,
  stratifiedLogRankTest,
  studentTQuantile,
  wilsonProportion,
} from "../../../pipelines/statistics/index.ts";

const percent = (value: number) => Math.round(value * 1000) / 10;

test("18 of 20 is 69.9 to 97.2 % after Wilson", () => {
  const got = wilsonProportion(18, 20, 0.95);
  if (got.state !== "estimated") throw new Error(got.reason);
  expect([percent(got.lower), percent(got.upper)]).toEqual([69.9, 97.2]);
});

test("Wilson's interval ends at 0 for nobody and at 1 for everybody", () => {
  expect(wilsonProportion(0, 12, 0.95)).toMatchObject({ lower: 0 });
  expect(wilsonProportion(12, 12, 0.95)).toMatchObject({ upper: 1 });
  expect(wilsonProportion(0, 0, 0.95)).toEqual({ state: "not-estimable", reason: "no-trials" });
  expect(() => wilsonProportion(3, 2, 0.95)).toThrow(RangeError);
  expect(() => wilsonProportion(1, 2, 1)).toThrow(RangeError);
});

test("no event in 100 person-years does not rule out 3.7 per 100", () => {
  const got = exactRate(0, 100, 0.95);
  expect(got).toMatchObject({ state: "estimated", rate: 0, lower: 0, upper: expect.closeTo(0.0369, 4) });
});

test("a rate without time under observation is none", () => {
  expect(exactRate(0, 0, 0.95)).toEqual({ state: "not-estimable", reason: "no-person-time" });
  expect(() => exactRate(1, 0, 0.95)).toThrow(RangeError);
  expect(() => exactRate(0.5, 1, 0.95)).toThrow(RangeError);
  expect(() => exactRate(1, Number.POSITIVE_INFINITY, 0.95)).toThrow(RangeError);
  expect(() => exactRate(1, 1, 0)).toThrow(RangeError);
});

test("a mean of ten takes the multiplier 2.26, not 1.96", () => {
  expect(studentTQuantile(0.975, 9)).toBeCloseTo(2.2622, 4);
  expect(studentTQuantile(0.025, 9)).toBe(-studentTQuantile(0.975, 9));
  expect([studentTQuantile(0, 3), studentTQuantile(0.5, 3), studentTQuantile(1, 3)]).toEqual([
    Number.NEGATIVE_INFINITY,
    0,
    Number.POSITIVE_INFINITY,
  ]);
  expect(() => studentTQuantile(0.5, 0)).toThrow(RangeError);
  expect(() => studentTQuantile(1.1, 3)).toThrow(RangeError);
});

test("one value has a mean but no spread, so no estimate is given", () => {
  expect(meanWithInterval([4], 0.95)).toEqual({ state: "not-estimable", reason: "fewer-than-two-values", n: 1 });
  expect(meanWithInterval([4, 6], 0.95)).toMatchObject({ mean: 5, standardError: 1, lower: expect.closeTo(-7.706, 3) });
  expect(() => meanWithInterval([1, Number.NaN], 0.95)).toThrow(RangeError);
});

test("strata keep apart what would otherwise pass for a difference between groups", () => {
  // Within each stratum both groups fare alike; the group `b` has more persons in the stratum that fares badly.
  const table = (time: readonly number[]) => eventTableFromPersons({ time, event: time.map(() => 1) });
  const good = [table([50, 60, 70, 80, 90, 100]), table([65, 85])];
  const bad = [table([3, 6]), table([1, 2, 4, 5, 7, 8])];
  const pooled = logRankTest([table([50, 60, 70, 80, 90, 100, 3, 6]), table([65, 85, 1, 2, 4, 5, 7, 8])]);
  const within = stratifiedLogRankTest([good, bad]);
  if (pooled.state !== "estimated" || within.state !== "estimated") throw new Error("not estimated");
  expect(pooled.pValue).toBeLessThan(0.1);
  expect(within.pValue).toBeGreaterThan(0.5);
});

test("strata with different groups, or none, are a programmer's error", () => {
  const table = eventTableFromPersons({ time: [1], event: [1] });
  expect(() => stratifiedLogRankTest([])).toThrow(RangeError);
  expect(() => stratifiedLogRankTest([[table, table], [table]])).toThrow(RangeError);
});
