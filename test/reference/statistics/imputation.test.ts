import { expect, test } from "vitest";
import { imputeByChainedEquations, poolEstimates } from "../../../pipelines/statistics/index.ts";
import type { ReferenceDraws } from "./imputation-reference.ts";
import { imputationReference as reference } from "./imputation-reference.ts";
import { relativeError } from "./relative-error.ts";

// R 4.2.2, mitools 2.4: the calls are in make-imputation-reference.R.

test("the reference was made with the versions the method text names", () => {
  expect(reference.made).toMatchObject({ R: "4.2.2", mitools: "2.4" });
});

test.each(reference.pools)("sets of $name are pooled as by MIcombine", (given) => {
  const got = poolEstimates(given.estimates, given.variances, null, 0.95);
  if (got.state !== "estimated") throw new Error(got.reason);
  const { estimate, standardError, degreesOfFreedom, lower, upper } = got;
  expect(relativeError([estimate, standardError, degreesOfFreedom, lower, upper], given.found)).toBeLessThan(1e-9);
});

const sets = 500;

/** Mean and variance of each hole of the last column over the sets. */
const filledIn = ({ columns, rows }: ReferenceDraws, method: "normal" | "matching") => {
  const variables = columns.map(({ name, values }) => {
    return { name, values: values.map((value) => value ?? Number.NaN), method };
  });
  const got = imputeByChainedEquations(variables, { sets, iterations: 1, donors: 5, seed: 20260701 });
  if (got.state !== "imputed") throw new Error(got.reason);
  return rows.map((row) => {
    const drawn = got.sets.map((completed) => completed[columns.length - 1]?.[row] ?? Number.NaN);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / sets;
    return { mean, variance: drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sets - 1) };
  });
};

test.each(reference.draws)("values filled in for $name are distributed as the regression of R says", (given) => {
  // Five standard errors of as many draws; t with more than a hundred degrees of freedom is as good as normal.
  filledIn(given, "normal").forEach(({ mean, variance }, k) => {
    const want = given.variance[k] ?? Number.NaN;
    expect(Math.abs(mean - (given.mean[k] ?? Number.NaN)) / Math.sqrt(want / sets)).toBeLessThan(5);
    expect(Math.abs(variance / want - 1)).toBeLessThan(5 * Math.sqrt(2.2 / sets));
  });
});

test.each(reference.matches)("values matched for $name are distributed as those that R matches", (given) => {
  const chance = 1 / sets + 1 / given.times;
  filledIn(given, "matching").forEach(({ mean, variance }, k) => {
    const [want = Number.NaN, fourth = Number.NaN] = [given.variance[k], given.fourth[k]];
    expect(Math.abs(mean - (given.mean[k] ?? Number.NaN))).toBeLessThan(5 * Math.sqrt(want * chance));
    expect(Math.abs(variance - want)).toBeLessThan(5 * Math.sqrt((fourth - want * want) * chance));
  });
});
