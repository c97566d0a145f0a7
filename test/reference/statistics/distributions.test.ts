import { expect, test } from "vitest";
import { betaQuantile } from "../../../pipelines/statistics/distributions/beta-quantile.ts";
import { chiSquareUpperTail } from "../../../pipelines/statistics/distributions/chi-square.ts";
import { incompleteBeta } from "../../../pipelines/statistics/distributions/incomplete-beta.ts";
import { logGamma } from "../../../pipelines/statistics/distributions/log-gamma.ts";
import { normalProbability } from "../../../pipelines/statistics/distributions/normal.ts";
import { normalQuantile } from "../../../pipelines/statistics/distributions/normal-quantile.ts";
import { binomialUpperTail, exactProportion } from "../../../pipelines/statistics/index.ts";
import { reference } from "./reference.ts";
import { relativeError } from "./relative-error.ts";

const at = (column: readonly number[], i: number): number => column[i] ?? Number.NaN;

test("exact intervals for proportions are those of binom.test", () => {
  const { successes, trials, level, lower, upper } = reference.binomials;
  const got = successes.map((x, i) => exactProportion(x, at(trials, i), at(level, i)));
  const bounds = (side: "lower" | "upper") => got.map((one) => (one.state === "estimated" ? one[side] : null));
  expect(relativeError(bounds("lower"), lower)).toBeLessThan(1e-10);
  expect(relativeError(bounds("upper"), upper)).toBeLessThan(1e-10);
});

test("exact one-sided tests are those of binom.test", () => {
  const { successes, trials, probability, greater } = reference.binomialTails;
  const got = successes.map((x, i) => binomialUpperTail(x, at(trials, i), at(probability, i)));
  expect(relativeError(got, greater)).toBeLessThan(1e-10);
});

test("chi-square tails are those of pchisq, far out too", () => {
  const { x, df, upper } = reference.chiSquare;
  const got = x.map((value, i) => chiSquareUpperTail(value, at(df, i)));
  expect(relativeError(got, upper)).toBeLessThan(1e-11);
});

test("normal quantiles are those of qnorm", () => {
  const { p, quantile } = reference.normal;
  expect(relativeError(p.map(normalQuantile), quantile)).toBeLessThan(1e-14);
});

test("normal probabilities are those of pnorm, far out too", () => {
  const { z, probability } = reference.normal;
  expect(relativeError(z.map(normalProbability), probability)).toBeLessThan(1e-11);
});

test("both tails of the beta distribution are those of pbeta", () => {
  const { x, a, b, lower, upper } = reference.beta;
  const tails = x.map((value, i) => incompleteBeta(value, at(a, i), at(b, i)));
  const whole = (side: "lower" | "upper") => tails.map((both) => both[side]);
  expect(relativeError(whole("lower"), lower)).toBeLessThan(1e-10);
  expect(relativeError(whole("upper"), upper)).toBeLessThan(1e-10);
});

test("the beta quantile undoes the beta tail it is asked for", () => {
  for (const [a, b] of [
    [2, 3],
    [3, 77],
    [1000, 2e4],
  ] as const) {
    for (const p of [1e-10, 0.025, 0.5, 0.975]) {
      expect(relativeError([incompleteBeta(betaQuantile(p, a, b, "lower"), a, b).lower], [p])).toBeLessThan(1e-10);
      expect(relativeError([incompleteBeta(betaQuantile(p, a, b, "upper"), a, b).upper], [p])).toBeLessThan(1e-10);
    }
  }
});

test("log gamma is that of lgamma", () => {
  const { x, value } = reference.logGamma;
  expect(relativeError(x.map(logGamma), value)).toBeLessThan(1e-12);
});
