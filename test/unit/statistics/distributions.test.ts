import { expect, test } from "vitest";
import { betaQuantile } from "../../../pipelines/statistics/distributions/beta-quantile.ts";
import { incompleteBeta } from "../../../pipelines/statistics/distributions/incomplete-beta.ts";
import { incompleteGamma } from "../../../pipelines/statistics/distributions/incomplete-gamma.ts";
import { normalQuantile } from "../../../pipelines/statistics/distributions/normal-quantile.ts";

test("tails are 0 and 1 at the ends of the range", () => {
  expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
  expect(incompleteGamma(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
  expect(incompleteBeta(0, 2, 3)).toEqual({ lower: 0, upper: 1 });
  expect(incompleteBeta(1, 2, 3)).toEqual({ lower: 1, upper: 0 });
});

test("a lower gamma tail keeps its digits close to 0", () => {
  // P(2, x) = 1 - (1 + x) exp(-x), x^2 / 2 - x^3 / 3 close to 0.
  expect(incompleteGamma(2, 1e-12).lower / 5e-25).toBeCloseTo(1, 11);
});

test("quantiles at 0 and 1 are the ends of the range", () => {
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect([betaQuantile(0, 2, 3, "lower"), betaQuantile(1, 2, 3, "lower")]).toEqual([0, 1]);
  expect([betaQuantile(0, 2, 3, "upper"), betaQuantile(1, 2, 3, "upper")]).toEqual([1, 0]);
});

test("arguments outside the domain are a programmer's error", () => {
  expect(() => normalQuantile(1.5)).toThrow(RangeError);
  expect(() => betaQuantile(-0.1, 2, 3, "lower")).toThrow(RangeError);
  expect(() => incompleteBeta(0.5, 0, 3)).toThrow(RangeError);
  expect(() => incompleteBeta(1.5, 2, 3)).toThrow(RangeError);
  expect(() => incompleteGamma(0, 1)).toThrow(RangeError);
  expect(() => incompleteGamma(1, -1)).toThrow(RangeError);
});
