import { describe, expect, test } from "vitest";
import type {
  ParametricFamily,
  RegressionModel,
  SurvivalData,
  SurvivalRegressionFit,
} from "../../../pipelines/statistics/index.ts";
import {
  predictMean,
  predictRestrictedMean,
  predictSurvival,
  survivalRegression,
} from "../../../pipelines/statistics/index.ts";
import { differenceWeights } from "../../../pipelines/statistics/parametric/difference-weights.ts";
import { integrate, integrateOn } from "../../../pipelines/statistics/parametric/double-exponential.ts";

const weibull: RegressionModel = { family: "weibull" };
const spline = (quantiles: readonly number[]): RegressionModel => ({ family: "spline", knots: { quantiles } });
const families: readonly ParametricFamily[] = [
  "exponential",
  "weibull",
  "gompertz",
  "log-normal",
  "log-logistic",
  "generalised-gamma",
];
const refusal = (data: SurvivalData, model: RegressionModel = weibull) => {
  const fit = survivalRegression(data, model, 0.95);
  return fit.state === "estimated" ? fit.state : { reason: fit.reason, names: fit.names };
};
const estimate = (data: SurvivalData, model: RegressionModel): SurvivalRegressionFit => {
  const fit = survivalRegression(data, model, 0.95);
  if (fit.state !== "estimated") throw new Error(fit.reason);
  return fit;
};

const time = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
const event = time.map((_, i) => (i < 9 ? 1 : 0));
const sixMp: SurvivalData = { time, event, covariates: [] };

test("9 relapses in 359 weeks are an exponential hazard of 9/359", () => {
  const fit = estimate(sixMp, { family: "exponential" });
  const { hazard } = predictSurvival(fit, [], [1, 20]);
  expect(hazard.value[0]).toBeCloseTo(9 / 359, 12);
  expect(hazard.value[1]).toBeCloseTo(9 / 359, 12);
  // The standard error of a log rate is one over the square root of the events.
  expect((hazard.standardError[0] ?? Number.NaN) / (9 / 359)).toBeCloseTo(1 / 3, 10);
  const mean = predictMean(fit, []);
  expect(mean.state === "estimated" ? mean.value : mean.reason).toBeCloseTo(359 / 9, 8);
});

test("a delayed entry that is ignored makes people immortal until it: half the hazard", () => {
  const entry = [10, 10, 10, 10];
  const late = { time: [12, 14, 18, 20], event: [1, 1, 1, 0], covariates: [] };
  const rate = (data: SurvivalData) =>
    predictSurvival(estimate(data, { family: "exponential" }), [], [1]).hazard.value[0];
  expect(rate({ ...late, entry })).toBeCloseTo(3 / 24, 12);
  expect(rate(late)).toBeCloseTo(3 / 64, 12);
});

test("a spline without inner knots is the Weibull distribution", () => {
  const [one, other] = [estimate(sixMp, weibull), estimate(sixMp, spline([]))];
  expect(other.logLikelihood).toBeCloseTo(one.logLikelihood, 10);
  const [a, b] = [one, other].map((fit) => predictSurvival(fit, [], [5, 20, 60]).survival);
  a?.value.forEach((share, i) => {
    expect(b?.value[i]).toBeCloseTo(share, 10);
    expect(b?.lower[i]).toBeCloseTo(a.lower[i] ?? Number.NaN, 8);
  });
});

const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

test("the generalised gamma distribution fits no worse than the two it contains", () => {
  const data = { time: placebo, event: placebo.map(() => 1), covariates: [] };
  const all = estimate(data, { family: "generalised-gamma" }).logLikelihood;
  for (const family of ["weibull", "log-normal"] as const) {
    expect(all).toBeGreaterThanOrEqual(estimate(data, { family }).logLikelihood);
  }
});

test("nine events of which three are tied as the first hold no third parameter: its likelihood rises for ever", () => {
  expect(refusal(sixMp, { family: "generalised-gamma" })).toMatchObject({ reason: "not-converged" });
});

describe("a regression the data do not allow is refused, with the reason", () => {
  test.each(families)("nobody at risk, no event, one patient censored: %s", (family) => {
    expect(refusal({ time: [], event: [], covariates: [] }, { family })).toMatchObject({ reason: "no-rows" });
    expect(refusal({ time: [5], entry: [5], event: [1], covariates: [] }, { family })).toMatchObject({
      reason: "no-rows",
    });
    expect(refusal({ time: [5], event: [0], covariates: [] }, { family })).toMatchObject({ reason: "no-events" });
    expect(refusal({ time: [3, 4], event: [0, 0], covariates: [] }, { family })).toMatchObject({ reason: "no-events" });
  });

  test("one patient with the event has a hazard, but no shape", () => {
    const one = { time: [5], event: [1], covariates: [] };
    expect(refusal(one, { family: "exponential" })).toBe("estimated");
    for (const family of families.slice(1)) expect(refusal(one, { family })).not.toBe("estimated");
    expect(refusal(one, spline([]))).toMatchObject({ reason: "knots-coincide" });
  });

  test("an event on day 0 has no density; a censoring on day 0 says nothing and does no harm", () => {
    expect(refusal({ time: [0, 4, 5], event: [1, 1, 0], covariates: [] })).toMatchObject({ reason: "event-at-zero" });
    const [plain, more] = [sixMp, { time: [...time, 0], event: [...event, 0], covariates: [] }].map((data) =>
      estimate(data, weibull),
    );
    expect(more?.logLikelihood).toBeCloseTo(plain?.logLikelihood ?? Number.NaN, 10);
  });

  test("a covariate is constant, the copy of another, or separates those with the event", () => {
    const values = time.map((_, i) => i % 4);
    const x = { name: "x", values };
    const copy = { name: "copy", values: values.map((value) => 3 * value - 1) };
    expect(refusal({ ...sixMp, covariates: [{ name: "one", values: time.map(() => 1) }] })).toEqual({
      reason: "constant-covariate",
      names: ["one"],
    });
    expect(refusal({ ...sixMp, covariates: [x, copy] })).toEqual({ reason: "collinear-covariates", names: ["copy"] });
    const spared = { name: "spared", values: event.map((happened) => 1 - happened) };
    const got = refusal({ ...sixMp, covariates: [spared] });
    expect(got).toMatchObject({ reason: "runs-away", names: expect.arrayContaining(["spared"]) });
  });

  test("a weight is 0, or all events fall on one day", () => {
    expect(refusal({ ...sixMp, weight: time.map((_, i) => (i === 2 ? 0 : 1)) })).toMatchObject({
      reason: "weight-not-positive",
    });
    const once = { time: [4, 4, 4, 4], event: [1, 1, 1, 1], covariates: [] };
    expect(refusal(once)).not.toBe("estimated");
    expect(refusal(once, spline([0.5]))).toMatchObject({ reason: "knots-coincide" });
  });

  test("columns that cannot be those of a regression are a programmer's error", () => {
    expect(() => refusal({ time: [1, 2], event: [1], covariates: [] })).toThrow(RangeError);
    expect(() => refusal({ time: [1, 2], event: [1, 2], covariates: [] })).toThrow(RangeError);
    expect(() => refusal({ time: [1, Number.NaN], event: [1, 0], covariates: [] })).toThrow(RangeError);
    expect(() => refusal({ time: [3, 2], event: [1, 0], latest: [2, 2], covariates: [] })).toThrow(RangeError);
    expect(() => refusal(sixMp, spline([0.7, 0.3]))).toThrow(RangeError);
    expect(() => predictSurvival(estimate(sixMp, weibull), [1], [1])).toThrow(RangeError);
    expect(() => predictSurvival(estimate(sixMp, weibull), [], [0])).toThrow(RangeError);
  });
});

describe("a mean without a horizon", () => {
  test("is infinite where the hazard of a Gompertz distribution falls: part is never affected", () => {
    const early = { time: [1, 1, 2, 2, 3, 5, 90, 95, 99, 100], event: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0], covariates: [] };
    const fit = estimate(early, { family: "gompertz" });
    expect(fit.parameters[1]?.estimate).toBeLessThan(0);
    expect(predictMean(fit, [])).toEqual({ state: "not-estimable", reason: "infinite" });
    expect(predictRestrictedMean(fit, [], 100).value).toBeLessThan(100);
  });

  test("is infinite for a log-logistic scale of 1 or more, exp(location + scale²/2) for a log-normal", () => {
    const heavy = { time: [1, 2, 2, 5, 40, 300, 2000, 9000], event: [1, 1, 1, 1, 1, 1, 1, 1], covariates: [] };
    expect(predictMean(estimate(heavy, { family: "log-logistic" }), [])).toMatchObject({ reason: "infinite" });
    const fit = estimate(sixMp, { family: "log-normal" });
    const [location, logScale] = fit.parameters.map((one) => one.estimate);
    const want = Math.exp((location ?? Number.NaN) + Math.exp(2 * (logScale ?? Number.NaN)) / 2);
    const got = predictMean(fit, []);
    expect(got.state === "estimated" ? got.value / want : got.reason).toBeCloseTo(1, 10);
  });

  test("of a spline goes on after the last knot, and its restricted mean comes near it", () => {
    const all = { time: [2, 3, 5, 7, 8, 12, 14, 19, 25, 31], event: [1, 1, 1, 0, 1, 1, 1, 1, 0, 1], covariates: [] };
    const fit = estimate(all, spline([0.5]));
    const mean = predictMean(fit, []);
    if (mean.state !== "estimated") throw new Error(mean.reason);
    expect(predictRestrictedMean(fit, [], 2000).value).toBeCloseTo(mean.value, 6);
  });
});

test("the double exponential rule integrates what stops at its ends, and says where a tail does not stop", () => {
  const of = (f: (t: number) => number) => (t: number) => Float64Array.of(f(t));
  expect(
    integrate(
      of((t) => Math.sqrt(t)),
      0,
      4,
    )[0],
  ).toBeCloseTo(16 / 3, 11);
  expect(
    integrateOn(
      of((t) => Math.exp(-t / 7)),
      0,
      5,
    )?.[0],
  ).toBeCloseTo(7, 11);
  expect(
    integrateOn(
      of((t) => 1 / (1 + t) ** 2),
      0,
      1,
    )?.[0],
  ).toBeCloseTo(1, 10);
  expect(
    integrateOn(
      of((t) => 1 / (1 + t)),
      0,
      1,
    ),
  ).toBeNull();
});

test("difference weights differentiate a polynomial exactly, on nodes and beside them", () => {
  for (const at of [0, 0.5, 2]) {
    const nodes = [-1, 0, 1, 2, 3];
    const weights = differenceWeights(nodes, at);
    const apply = (use: Float64Array) =>
      nodes.reduce((sum, x, k) => sum + (x ** 4 - 2 * x) * (use[k] ?? Number.NaN), 0);
    expect(apply(weights.value)).toBeCloseTo(at ** 4 - 2 * at, 10);
    expect(apply(weights.first)).toBeCloseTo(4 * at ** 3 - 2, 10);
    expect(apply(weights.second)).toBeCloseTo(12 * at ** 2, 10);
  }
});
