import { describe, expect, test } from "vitest";
import type { BootstrapInterval, Statistic } from "../../../pipelines/statistics/index.ts";
import {
  basicInterval,
  bcaInterval,
  betaPosterior,
  jackknifeInfluence,
  percentileInterval,
  poolEstimates,
  posteriorPredictive,
  predictiveWaitingTime,
  probabilityAbove,
} from "../../../pipelines/statistics/index.ts";
import { relativeError } from "./relative-error.ts";
import { weightingReference } from "./weighting-reference.ts";

// R 4.2.2, boot 1.3-28.1: the calls are in make-weighting-reference.R.
const tolerance = 1e-9;

const statistics: Readonly<Record<string, (columns: Readonly<Record<string, readonly number[]>>) => Statistic>> = {
  "city, ratio of means": (columns) => (rows) => mean(columns.x, rows) / mean(columns.u, rows),
  "lung, correlation of age and calories": (columns) => (rows) => correlation(columns.age, columns["meal.cal"], rows),
  "veteran, difference of mean days by treatment":
    ({ time, trt }) =>
    (rows) =>
      mean(
        time,
        rows.filter((row) => trt?.[row] === 2),
      ) -
      mean(
        time,
        rows.filter((row) => trt?.[row] === 1),
      ),
};

const mean = (column: readonly number[] = [], rows: Int32Array): number =>
  rows.reduce((sum, row) => sum + (column[row] ?? Number.NaN), 0) / rows.length;

const correlation = (x: readonly number[] = [], y: readonly number[] = [], rows: Int32Array): number => {
  const [mx, my] = [mean(x, rows), mean(y, rows)];
  const sum = (a: readonly number[], ma: number, b: readonly number[], mb: number) =>
    rows.reduce((total, row) => total + ((a[row] ?? Number.NaN) - ma) * ((b[row] ?? Number.NaN) - mb), 0);
  return sum(x, mx, y, my) / Math.sqrt(sum(x, mx, x, mx) * sum(y, my, y, my));
};

describe.each(weightingReference.bootstraps)("$name", (given) => {
  const statistic = statistics[given.name]?.(given.columns);
  if (statistic === undefined) throw new Error(given.name);
  const rows = given.stratum.length;
  const sample = { estimate: given.estimate, replicates: Float64Array.from(given.replicates) };
  const bounds = (interval: BootstrapInterval) => {
    if (interval.state !== "estimated") throw new Error(interval.reason);
    return [interval.lower, interval.upper];
  };

  test("the figure on the rows that boot drew is that of boot", () => {
    const got = given.indices.map((indices) => statistic(Int32Array.from(indices)));
    expect(relativeError(got, given.replicates.slice(0, got.length))).toBeLessThan(tolerance);
  });

  test("the influence of each row is that of empinf", () => {
    const influence = jackknifeInfluence(statistic, { rows, stratum: given.stratum, replicates: 1, seed: 1 });
    expect(relativeError(influence, given.influence)).toBeLessThan(1e-9);
  });

  test("percentile, basic and BCa intervals are those of boot.ci", () => {
    expect(relativeError(bounds(percentileInterval(sample, 0.95)), given.percentile)).toBeLessThan(tolerance);
    expect(relativeError(bounds(basicInterval(sample, 0.95)), given.basic)).toBeLessThan(tolerance);
    expect(relativeError(bounds(bcaInterval(sample, given.influence, 0.95)), given.bca)).toBeLessThan(tolerance);
  });
});

test.each(weightingReference.pools)("Rubin's rules with $complete complete degrees of freedom", (given) => {
  const got = poolEstimates(given.estimates, given.variances, given.complete, 0.95);
  if (got.state !== "estimated") throw new Error(got.reason);
  const { estimate, within, between, standardError, degreesOfFreedom, lower, upper, relativeIncrease, missingShare } =
    got;
  const found = [
    estimate,
    within,
    between,
    standardError,
    degreesOfFreedom,
    lower,
    upper,
    relativeIncrease,
    missingShare,
  ];
  expect(relativeError(found, given.found)).toBeLessThan(tolerance);
});

test.each(weightingReference.shares)("the posterior after $successes of $trials is that of qbeta", (given) => {
  const [a, b] = given.prior;
  const got = betaPosterior({ a, b }, given.successes, given.trials, 0.95);
  const found = [
    got.mean,
    got.standardDeviation,
    got.equalTailed.lower,
    got.equalTailed.upper,
    probabilityAbove(got, 0.7),
  ];
  expect(relativeError(found, given.found)).toBeLessThan(tolerance);
  const { highestDensity } = betaPosterior({ a, b }, given.successes, given.trials, 0.9);
  expect(
    relativeError([highestDensity?.lower ?? null, highestDensity?.upper ?? null], given.highestDensity),
  ).toBeLessThan(tolerance);
  expect(relativeError(posteriorPredictive(got, 12), given.predictive)).toBeLessThan(tolerance);
});

test.each(weightingReference.waits)("$more more events after $events are waited for as qbeta says", (given) => {
  const got = given.at.map((p) => predictiveWaitingTime(given.events, given.exposure, given.more, p));
  expect(relativeError(got, given.found)).toBeLessThan(tolerance);
});
