import { describe, expect, test } from "vitest";
import type { WeightedConfidence } from "../../../pipelines/statistics/index.ts";
import {
  censoringWeightedSurvival,
  eventTableFromPersons,
  kaplanMeier,
  logRankTest,
  survivalQuantile,
  weightedComparison,
  weightedEventTable,
  weightedKaplanMeier,
  weightedKaplanMeierByStratum,
  weightedRestrictedMean,
  weightedSurvivalAt,
} from "../../../pipelines/statistics/index.ts";

const robust: WeightedConfidence = { type: "log", level: 0.95, variance: "robust" };
const greenwood: WeightedConfidence = { ...robust, variance: "greenwood" };

test("of three persons the first, who counts double, dies: survival falls to a half", () => {
  const curve = weightedKaplanMeier({ time: [1, 2, 3], event: [1, 0, 0], weight: [2, 1, 1] }, greenwood);
  expect(Array.from(curve.survival)).toEqual([0.5, 0.5, 0.5]);
  expect(Array.from(curve.atRisk)).toEqual([4, 2, 1]);
  expect(Array.from(curve.personsAtRisk)).toEqual([3, 2, 1]);
});

test("rows without weight, and rows without time at risk, are left out and counted apart", () => {
  const data = { entry: [0, 0, 5, 0], time: [1, 2, 5, 3], event: [1, 1, 1, 0], weight: [1, 0, 1, 1] };
  const table = weightedEventTable(data);
  expect([table.persons.n, table.persons.excluded, table.withoutWeight]).toEqual([2, 1, 1]);
  expect(Array.from(table.time)).toEqual([0, 1, 3]);
});

test("nobody, or nobody with weight, gives an empty curve", () => {
  for (const data of [
    { time: [], event: [], weight: [] },
    { time: [4], event: [1], weight: [0] },
  ]) {
    const curve = weightedKaplanMeier(data, robust);
    expect(curve.time.length).toBe(0);
    expect(weightedSurvivalAt(curve, 0).state).toBe("beyond-follow-up");
    expect(survivalQuantile(curve, 0.5).state).toBe("not-reached");
    expect(weightedRestrictedMean(data, 1, 0.95).state).toBe("beyond-follow-up");
  }
});

test("a millionth of weight left at the end keeps the robust error to its last digits", () => {
  // The variance is S^2 (sum of (w / n)^2 over events so far + (w G)^2 of those left), written out by hand.
  const weight = [1000, 1000, 1000, 1e-6];
  const curve = weightedKaplanMeier({ time: [1, 2, 3, 4], event: [1, 1, 1, 0], weight }, robust);
  const left = [3000.000001, 2000.000001, 1000.000001, 1e-6];
  const steps = [0, 1, 2].map((k) => 1000 / ((left[k] ?? 0) * (left[k + 1] ?? 0)));
  const sum = (to: number) => steps.slice(0, to).reduce((total, step) => total + step, 0);
  const events = [0, 1, 2].map((k) => (1000 * (1 / (left[k] ?? 0) - sum(k))) ** 2);
  const last = events.reduce((total, one) => total + one, 0) + (1e-6 * sum(3)) ** 2;
  const survival = 1e-6 / 3000.000001;
  expect((curve.survival[2] ?? 0) / survival).toBeCloseTo(1, 12);
  expect((curve.standardError[2] ?? 0) / (survival * Math.sqrt(last))).toBeCloseTo(1, 8);
});

test("where everybody has died there is no error and no bound, robust or not", () => {
  for (const variance of ["robust", "greenwood"] as const) {
    const curve = weightedKaplanMeier({ time: [1, 2], event: [1, 1], weight: [0.3, 0.7] }, { ...robust, variance });
    expect(curve.survival[1]).toBe(0);
    expect([curve.standardError[1], curve.lower[1], curve.upper[1]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(weightedSurvivalAt(curve, 9)).toMatchObject({ state: "estimated", survival: 0, standardError: null });
  }
});

test("a risk set that runs empty under delayed entry is named, and nothing is read beyond it", () => {
  const data = { entry: [0, 0, 10], time: [3, 5, 14], event: [1, 0, 1], weight: [1, 2, 1] };
  const curve = weightedKaplanMeier(data, robust);
  expect(curve.emptied).toEqual({ day: 5, by: "censoring" });
  expect(weightedSurvivalAt(curve, 12).state).toBe("risk-set-emptied");
  expect(weightedRestrictedMean(data, 12, 0.95)).toEqual({ state: "risk-set-emptied", tau: 12, longestTau: 5 });
});

test("a landmark counts persons, not weight, and is refused beyond follow-up", () => {
  const curve = weightedKaplanMeier({ time: [2, 4, 6], event: [1, 1, 0], weight: [5, 1, 1] }, robust);
  expect(weightedSurvivalAt(curve, 4)).toMatchObject({ state: "estimated", atRisk: 2, cumulativeEvents: 2 });
  expect(weightedSurvivalAt(curve, 1)).toMatchObject({ survival: 1, standardError: 0, lower: 1, upper: 1 });
  expect(weightedSurvivalAt(curve, 7)).toMatchObject({ state: "beyond-follow-up", atRisk: 0 });
  expect(() => weightedSurvivalAt(curve, -1)).toThrow(RangeError);
});

test("strata are curves of their own", () => {
  const data = { time: [1, 2, 3, 4], event: [1, 1, 0, 1], weight: [1, 2, 3, 4] };
  const curves = weightedKaplanMeierByStratum(data, [7, 3, 7, 3], robust);
  expect([...curves.keys()]).toEqual([3, 7]);
  expect(curves.get(7)).toEqual(weightedKaplanMeier({ time: [1, 3], event: [1, 0], weight: [1, 3] }, robust));
  expect(() => weightedKaplanMeierByStratum(data, [1], robust)).toThrow(RangeError);
});

test.each([
  { weight: [-1, 1] },
  { weight: [Number.NaN, 1] },
  { weight: [1] },
  { weight: [1, 1], event: [2, 0] },
  { weight: [1, 1], cluster: [1] },
])("columns that cannot be those of weighted times are refused: %o", (wrong) => {
  expect(() => weightedEventTable({ time: [1, 2], event: [1, 0], ...wrong })).toThrow(RangeError);
});

describe("a comparison under weights", () => {
  const time = [6, 7, 10, 13, 16, 22, 1, 3, 5, 8, 12, 17];
  const event = [1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1];
  const group = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2];

  test("without weights it points where the log-rank test points", () => {
    const got = weightedComparison({ time, event, weight: time.map(() => 1) }, group, 0.95);
    const of = (wanted: number) => {
      const rows = group.flatMap((own, i) => (own === wanted ? [i] : []));
      return eventTableFromPersons({ time: rows.map((i) => time[i] ?? 0), event: rows.map((i) => event[i] ?? 0) });
    };
    const logRank = logRankTest([of(1), of(2)]);
    if (got.state !== "estimated" || logRank.state !== "estimated") throw new Error("refused");
    expect(got.groups[0]?.hazardRatio).toBeGreaterThan(1);
    expect(Math.abs((got.robustScore?.chiSquare ?? 0) - logRank.chiSquare)).toBeLessThan(1);
  });

  test("two groups are needed, and events", () => {
    expect(() =>
      weightedComparison(
        { time, event, weight: time.map(() => 1) },
        time.map(() => 1),
        0.95,
      ),
    ).toThrow(RangeError);
    const censored = weightedComparison({ time, event: time.map(() => 0), weight: time.map(() => 1) }, group, 0.95);
    expect(censored).toMatchObject({ state: "not-estimable", reason: "no-events" });
  });
});

describe("censoring weights", () => {
  test("make one stratum the Kaplan-Meier curve", () => {
    const persons = { time: [1, 2, 2, 2, 3, 3, 4, 6], event: [1, 1, 0, 1, 0, 1, 0, 1] };
    const got = censoringWeightedSurvival(
      persons,
      persons.time.map(() => 0),
      100,
    );
    if (got.state !== "estimated") throw new Error(got.reason);
    const curve = kaplanMeier(eventTableFromPersons(persons), { type: "log", level: 0.95 });
    got.time.forEach((day, i) => {
      expect(got.survival[i]).toBeCloseTo(curve.survival[curve.time.indexOf(day)] ?? Number.NaN, 12);
    });
    expect(got.reach).toBeNull();
  });

  test("say how far the curve speaks of everyone", () => {
    const got = censoringWeightedSurvival({ time: [1, 5, 2, 9], event: [1, 0, 1, 1] }, [0, 0, 1, 1], 100);
    expect(got).toMatchObject({ state: "estimated", reach: 5 });
  });

  test("are refused where few persons would stand for many, and for delayed entry", () => {
    const persons = { time: [1, 1, 1, 1, 9], event: [0, 0, 0, 0, 1] };
    expect(censoringWeightedSurvival(persons, [0, 0, 0, 0, 0], 4)).toEqual({
      state: "refused",
      reason: "weight-above-limit",
      persons: 1,
    });
    expect(censoringWeightedSurvival({ time: [], event: [] }, [], 4)).toMatchObject({ reason: "no-rows" });
    expect(() => censoringWeightedSurvival({ ...persons, entry: [0, 0, 0, 0, 0] }, [0, 0, 0, 0, 0], 4)).toThrow(
      RangeError,
    );
  });
});
