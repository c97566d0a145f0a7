import { describe, expect, test } from "vitest";
import type { AggregateCovariate } from "../../../pipelines/statistics/index.ts";
import {
  effectiveSampleSize,
  entropyBalancing,
  logisticRegression,
  matchingAdjustedWeights,
  standardisedDifferences,
  treatmentWeights,
  weightedMean,
} from "../../../pipelines/statistics/index.ts";
import { covarianceError, relativeError } from "./relative-error.ts";
import { weightingReference } from "./weighting-reference.ts";

// R 4.2.2, glm and sandwich 3.0-2: the calls are in make-weighting-reference.R.
const tolerance = 1e-9;

test.each(weightingReference.logistics)("the logistic regression of $name is that of glm", (given) => {
  const weight = given.weight.length === 0 ? {} : { weight: given.weight };
  const fit = logisticRegression({ outcome: given.outcome, covariates: given.columns, ...weight }, 0.95);
  if (fit.state !== "estimated") throw new Error(fit.reason);
  const coefficients = [fit.intercept.coefficient, ...fit.terms.map((term) => term.coefficient)];
  expect(relativeError(coefficients, given.coefficient)).toBeLessThan(tolerance);
  expect(covarianceError(fit.covariance, given.covariance)).toBeLessThan(tolerance);
  expect(relativeError(fit.probability, given.fitted)).toBeLessThan(tolerance);
  expect(relativeError([fit.nullLogLikelihood, fit.logLikelihood], given.logLikelihood)).toBeLessThan(1e-11);
});

describe.each(weightingReference.balancings)("$name", (given) => {
  const variants = [
    ["ate", false, given.weights.ate],
    ["ate", true, given.weights.stabilised],
    ["att", false, given.weights.att],
    ["ato", false, given.weights.ato],
  ] as const;

  test.each(variants)("%s weights (stabilised: %s) follow from the score of glm", (estimand, stabilised, want) => {
    const fit = logisticRegression({ outcome: given.treated, covariates: given.columns }, 0.95);
    if (fit.state !== "estimated") throw new Error(fit.reason);
    expect(relativeError(fit.probability, given.propensity)).toBeLessThan(tolerance);
    const got = treatmentWeights(given.treated, fit.probability, { estimand, stabilised, greatestWeight: 100 });
    if (got.state !== "weighted") throw new Error(got.reason);
    expect(relativeError(got.weight, want)).toBeLessThan(tolerance);
    const others = given.effective[variants.findIndex((one) => one[0] === estimand && one[1] === stabilised)] ?? 0;
    expect(relativeError([got.effectiveOthers], [others])).toBeLessThan(tolerance);
  });

  test("standardised differences are those written out in R", () => {
    const column = (weight: readonly number[], unit: "pooled" | "treated", side: "before" | "after") => {
      const got = standardisedDifferences(given.treated, given.columns, weight, unit);
      if (got.state !== "estimated") throw new Error(got.reason);
      return got.covariates.map((one) => one[side]);
    };
    expect(relativeError(column(given.weights.ate, "pooled", "before"), given.before)).toBeLessThan(tolerance);
    expect(relativeError(column(given.weights.ate, "pooled", "after"), given.after)).toBeLessThan(tolerance);
    expect(relativeError(column(given.weights.att, "treated", "after"), given.afterTreated)).toBeLessThan(tolerance);
  });

  test("entropy balancing finds the weights that R's optimiser finds, and balance is exact", () => {
    const got = entropyBalancing(given.treated, given.columns, 100);
    if (got.state !== "weighted") throw new Error(got.reason);
    expect(relativeError(got.weight, given.entropy)).toBeLessThan(tolerance);
    const balance = standardisedDifferences(given.treated, given.columns, got.weight, "treated");
    if (balance.state !== "estimated") throw new Error(balance.reason);
    for (const { after } of balance.covariates) expect(Math.abs(after ?? 1)).toBeLessThan(tolerance);
  });
});

describe.each(weightingReference.matchings)("$name", (given) => {
  const covariates = given.columns.map((column, j): AggregateCovariate => {
    const standardDeviation = given.sd[j];
    const mean = given.mean[j] ?? Number.NaN;
    return typeof standardDeviation === "number" ? { ...column, mean, standardDeviation } : { ...column, mean };
  });
  const found = matchingAdjustedWeights(covariates, 1);
  if (found.state !== "weighted") throw new Error(found.reason);

  test("matching weights are those of R's optimiser on the published objective", () => {
    expect(relativeError(found.weight, given.weight)).toBeLessThan(tolerance);
    expect(relativeError([found.effectiveSampleSize], [given.effective])).toBeLessThan(tolerance);
    expect(found.effectiveSampleSize).toBeCloseTo(effectiveSampleSize(found.weight), 12);
  });

  test("weighted persons have the published means and standard deviations", () => {
    for (const { values, mean, standardDeviation } of covariates) {
      const moment = (power: number) =>
        found.weight.reduce((sum, own, i) => sum + own * ((values[i] ?? Number.NaN) - mean) ** power, 0) / found.n;
      expect(Math.abs(moment(1))).toBeLessThan(tolerance);
      if (standardDeviation !== undefined) expect(Math.sqrt(moment(2))).toBeCloseTo(standardDeviation, 9);
    }
  });

  test("the weighted outcome and its errors are those of lm and sandwich", () => {
    const mean = (cluster?: readonly number[]) => {
      const got = weightedMean(given.outcome, given.weight, 0.95, cluster);
      if (got.state !== "estimated") throw new Error(got.reason);
      return got;
    };
    const tenths = given.outcome.map((_, i) => i % 10);
    expect(relativeError([mean().mean, mean().standardError], [given.weightedMean, given.standardError])).toBeLessThan(
      1e-9,
    );
    expect(relativeError([mean(tenths).standardError], [given.clustered])).toBeLessThan(tolerance);
  });
});
