import { expect, test } from "vitest";
import { imputeByChainedEquations, poolEstimates } from "../../../pipelines/statistics/index.ts";
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

test.each(reference.draws)("values filled in for $name are distributed as the regression of R says", (given) => {
  const variables = given.columns.map(({ name, values }) => {
    return { name, values: values.map((value) => value ?? Number.NaN), method: "normal" as const };
  });
  const sets = 500;
  const got = imputeByChainedEquations(variables, { sets, iterations: 1, donors: 5, seed: 20260701 });
  if (got.state !== "imputed") throw new Error(got.reason);
  const last = given.columns.length - 1;
  // Five standard errors of as many draws; t with more than a hundred degrees of freedom is as good as normal.
  given.rows.forEach((row, k) => {
    const drawn = got.sets.map((columns) => columns[last]?.[row] ?? Number.NaN);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / sets;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sets - 1);
    const want = given.variance[k] ?? Number.NaN;
    expect(Math.abs(mean - (given.mean[k] ?? Number.NaN)) / Math.sqrt(want / sets)).toBeLessThan(5);
    expect(Math.abs(variance / want - 1)).toBeLessThan(5 * Math.sqrt(2.2 / sets));
  });
});
