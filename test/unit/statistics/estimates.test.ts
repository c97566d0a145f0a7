import { describe, expect, test } from "vitest";
import type { IntervalType } from "../../../pipelines/statistics/index.ts";
import {
  eventTableFromPersons,
  kaplanMeier,
  medianFollowUp,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from "../../../pipelines/statistics/index.ts";

const tableOf = (time: readonly number[], event: readonly number[]) => eventTableFromPersons({ time, event });
const curveOf = (time: readonly number[], event: readonly number[], type: IntervalType = "log") =>
  kaplanMeier(tableOf(time, event), { type, level: 0.95 });

const endsCensored = curveOf([2, 4, 6, 9], [1, 1, 1, 0]);
const endsDead = curveOf([2, 4, 6, 9], [1, 0, 1, 1]);
const nobody = curveOf([], []);

describe("the curve", () => {
  test("has no standard error and no bounds at 0", () => {
    for (const type of ["log", "log-log", "plain"] as const) {
      const curve = curveOf([8, 8], [1, 1], type);
      expect([curve.standardError[0], curve.lower[0], curve.upper[0]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    }
  });

  test("has bounds 1 at 1 on the log and plain scales and none on log-log", () => {
    expect([...curveOf([3], [0]).lower, ...curveOf([3], [0]).upper]).toEqual([1, 1]);
    expect([...curveOf([3], [0], "plain").lower, ...curveOf([3], [0], "plain").upper]).toEqual([1, 1]);
    expect([...curveOf([3], [0], "log-log").lower]).toEqual([Number.NaN]);
  });

  test("is empty for nobody", () => {
    expect(nobody.time).toHaveLength(0);
    expect(nobody.emptied).toBeNull();
  });

  test.each([0, 1, 95, Number.NaN])("refuses the level %d", (level) => {
    expect(() => kaplanMeier(tableOf([1], [1]), { type: "log", level })).toThrow(RangeError);
  });
});

describe("survival at a landmark", () => {
  test("is not carried beyond follow-up while the curve is above 0", () => {
    expect(survivalAt(endsCensored, 9)).toMatchObject({ state: "estimated", survival: 0.25, atRisk: 1 });
    expect(survivalAt(endsCensored, 10)).toEqual({
      state: "beyond-follow-up",
      day: 10,
      atRisk: 0,
      cumulativeEvents: 3,
    });
  });

  test("stays 0 once everyone has had the event, without standard error or bounds", () => {
    expect(survivalAt(endsDead, 500)).toEqual({
      state: "estimated",
      day: 500,
      atRisk: 0,
      cumulativeEvents: 3,
      survival: 0,
      standardError: null,
      lower: null,
      upper: null,
    });
  });

  test("is 1 before the first exit, with bounds 1 on the log scale and none on log-log", () => {
    expect(survivalAt(endsDead, 1)).toMatchObject({ survival: 1, standardError: 0, lower: 1, upper: 1, atRisk: 4 });
    expect(survivalAt(curveOf([5], [1], "log-log"), 1)).toMatchObject({ survival: 1, lower: null, upper: null });
  });

  test("is beyond follow-up for nobody", () => {
    expect(survivalAt(nobody, 0).state).toBe("beyond-follow-up");
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses the day %d", (day) => {
    expect(() => survivalAt(endsDead, day)).toThrow(RangeError);
  });
});

describe("a quantile", () => {
  test("is halfway to the next fall where the curve lies on the height", () => {
    expect(survivalQuantile(curveOf([1, 2, 3, 4], [1, 1, 0, 1]), 0.5).estimate).toBe(3);
  });

  test("takes a step that misses the height by rounding alone for one that lies on it", () => {
    const days = Array.from({ length: 24 }, (_, i) => i + 1);
    const curve = curveOf(
      days,
      days.map(() => 1),
    );
    expect(curve.survival[11]).toBeGreaterThan(0.5);
    expect(survivalQuantile(curve, 0.5).estimate).toBe(12.5);
  });

  test("is the first day on the height where the curve ends there", () => {
    expect(survivalQuantile(curveOf([1, 2, 3, 4], [1, 1, 0, 0]), 0.5).estimate).toBe(2);
  });

  test("is not reached where the curve stays above the height, and for nobody", () => {
    const unreached = { state: "not-reached", estimate: null, lower: null, upper: null };
    expect(survivalQuantile(curveOf([1, 2, 3], [0, 0, 0]), 0.5)).toMatchObject(unreached);
    expect(survivalQuantile(nobody, 0.5)).toMatchObject(unreached);
  });

  test.each([0, 1, 50, Number.NaN])("refuses the probability %d", (probability) => {
    expect(() => survivalQuantile(endsDead, probability)).toThrow(RangeError);
  });
});

describe("a restricted mean", () => {
  test("is the horizon itself before the first exit, without error", () => {
    expect(restrictedMean(endsDead, 1.5)).toEqual({
      state: "estimated",
      tau: 1.5,
      value: 1.5,
      standardError: 0,
      lower: 1.5,
      upper: 1.5,
    });
  });

  test("is refused beyond follow-up while the curve is above 0", () => {
    expect(restrictedMean(endsCensored, 9.5)).toEqual({ state: "beyond-follow-up", tau: 9.5, longestTau: 9 });
    expect(restrictedMean(nobody, 1)).toEqual({ state: "beyond-follow-up", tau: 1, longestTau: null });
  });

  test("no longer grows once the curve has reached 0", () => {
    const whole = restrictedMean(endsDead, 9);
    expect(restrictedMean(endsDead, 90)).toEqual({ ...whole, tau: 90 });
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses the horizon %d", (tau) => {
    expect(() => restrictedMean(endsDead, tau)).toThrow(RangeError);
  });
});

test("median follow-up takes censoring for the event and leaves the table as it was", () => {
  const table = tableOf([1, 2, 3, 4, 6], [1, 0, 0, 1, 0]);
  expect(medianFollowUp(table, { type: "log", level: 0.95 })).toMatchObject({ state: "estimated", estimate: 4.5 });
  expect(Array.from(table.events)).toEqual([1, 0, 0, 1, 0]);
});
