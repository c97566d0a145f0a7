import { describe, expect, test } from "vitest";
import type { WeightedTimes } from "../../../pipelines/statistics/index.ts";
import {
  censoringWeightedSurvival,
  survivalQuantile,
  weightedComparison,
  weightedKaplanMeier,
  weightedRestrictedMean,
} from "../../../pipelines/statistics/index.ts";
import { relativeError } from "./relative-error.ts";
import type { ReferenceWeightedCurve } from "./weighting-reference.ts";
import { weightedSurvivalReference } from "./weighting-reference.ts";

// R 4.2.2, survival 3.5-3: the calls are in make-weighting-reference.R.
const tolerance = 1e-9;

const timesOf = ({ time, event, weight, entry, cluster }: ReferenceWeightedCurve): WeightedTimes => ({
  time,
  event,
  weight,
  ...(entry.length === 0 ? {} : { entry }),
  ...(cluster.length === 0 ? {} : { cluster }),
});

test("the reference was made with the versions the method text names", () => {
  expect(weightedSurvivalReference.made).toMatchObject({
    R: "4.2.2",
    survival: "3.5.3",
    boot: "1.3.28.1",
    sandwich: "3.0.2",
  });
});

describe.each(weightedSurvivalReference.curves)("$name", (given) => {
  test("the weighted curve is that of survfit", () => {
    const curve = weightedKaplanMeier(timesOf(given), { type: "log", level: 0.95, variance: "greenwood" });
    for (const name of ["time", "atRisk", "events", "censored", "survival"] as const) {
      expect(relativeError(curve[name], given.curve[name]), name).toBeLessThan(tolerance);
    }
  });

  test.each(given.variants)("$variance errors, the $type band and its quantiles are those of survfit", (want) => {
    const { type, variance } = want;
    const curve = weightedKaplanMeier(timesOf(given), { type, level: 0.95, variance });
    expect(relativeError(curve.standardError, want.standardError)).toBeLessThan(tolerance);
    expect(relativeError(curve.lower, want.lower)).toBeLessThan(tolerance);
    expect(relativeError(curve.upper, want.upper)).toBeLessThan(tolerance);
    const found = [0.25, 0.5].map((probability) => {
      const { estimate, lower, upper } = survivalQuantile(curve, probability);
      return [estimate, lower, upper];
    });
    expect(found).toEqual(want.quantiles);
  });

  test("restricted means and their robust errors are those of residuals.survfit", () => {
    for (const want of given.restrictedMeans) {
      const got = weightedRestrictedMean(timesOf(given), want.tau, 0.95);
      if (got.state !== "estimated") throw new Error(`${want.tau}: ${got.state}`);
      expect(relativeError([got.value, got.standardError], [want.value, want.standardError])).toBeLessThan(tolerance);
    }
  });
});

test("restricted means of most curves have been compared", () => {
  expect(weightedSurvivalReference.curves.flatMap((given) => given.restrictedMeans).length).toBeGreaterThanOrEqual(16);
});

test.each(weightedSurvivalReference.comparisons)("the weighted comparison of $name is that of coxph", (given) => {
  const { time, event, weight, cluster, stratum } = given;
  const data: WeightedTimes = { time, event, weight, ...(cluster.length === 0 ? {} : { cluster }) };
  const got = weightedComparison(data, given.group, 0.95, stratum.length === 0 ? undefined : stratum);
  if (got.state !== "estimated") throw new Error(got.reason);
  const column = (name: "coefficient" | "standardError") => got.groups.map((one) => one[name]);
  expect(relativeError(column("coefficient"), given.coefficient)).toBeLessThan(tolerance);
  expect(relativeError(column("standardError"), given.standardError)).toBeLessThan(tolerance);
  expect(relativeError([got.wald.chiSquare], [given.wald])).toBeLessThan(tolerance);
  expect(relativeError([got.robustScore?.chiSquare ?? null], [given.robustScore])).toBeLessThan(tolerance);
});

test.each(weightedSurvivalReference.censorings)(
  "censoring weights of $name are those of reversed curves in R",
  (given) => {
    const got = censoringWeightedSurvival(given, given.stratum, 1000);
    if (got.state !== "estimated") throw new Error(got.reason);
    expect(relativeError(got.weight, given.weight)).toBeLessThan(tolerance);
    expect(Array.from(got.time)).toEqual(given.at);
    const distance = got.survival.map((value, i) => Math.abs(value - (given.survival[i] ?? Number.NaN)));
    expect(Math.max(...distance)).toBeLessThan(1e-12);
  },
);
