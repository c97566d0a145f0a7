import { describe, expect, test } from "vitest";
import {
  effectiveSampleSize,
  entropyBalancing,
  logisticRegression,
  matchingAdjustedWeights,
  standardisedDifferences,
  treatmentWeights,
  weightedMean,
} from "../../../pipelines/statistics/index.ts";

const column = (values: readonly number[], name = "x") => ({ name, values });

describe("logistic regression", () => {
  test("of a two-by-two table gives its odds ratio", () => {
    // Outcome in 3 of 4 of the exposed and in 1 of 4 of the others: odds ratio 9, log variance 1/3 + 1 + 1 + 1/3.
    const fit = logisticRegression(
      { outcome: [1, 1, 1, 0, 1, 0, 0, 0], covariates: [column([1, 1, 1, 1, 0, 0, 0, 0], "exposed")] },
      0.95,
    );
    if (fit.state !== "estimated") throw new Error(fit.reason);
    expect(fit.terms[0]?.oddsRatio).toBeCloseTo(9, 9);
    expect(fit.terms[0]?.standardError).toBeCloseTo(Math.sqrt(8 / 3), 9);
    expect(fit.probability[0]).toBeCloseTo(0.75, 12);
  });

  const outcome = [0, 0, 0, 1, 1, 1];
  test.each([
    ["no-rows", [], [column([])], []],
    ["one-outcome", [1, 1, 1], [column([1, 2, 4])], []],
    ["constant-covariate", outcome, [column([2, 2, 2, 2, 2, 2], "c")], ["c"]],
    [
      "collinear-covariates",
      [0, 1, 0, 1, 0, 1],
      [column([1, 2, 3, 4, 5, 7], "a"), column([3, 5, 7, 9, 11, 15], "b")],
      ["b"],
    ],
    ["separation", outcome, [column([1, 2, 3, 4, 5, 6], "score")], ["score"]],
    ["separation", [0, 0, 0, 1, 0, 1], [column([0, 0, 0, 1, 1, 1], "never without")], ["never without"]],
  ] as const)("is refused for %s", (reason, given, covariates, blamed) => {
    const fit = logisticRegression({ outcome: given, covariates }, 0.95);
    expect(fit).toMatchObject({ state: "not-estimable", reason, covariates: blamed });
  });

  test("refuses columns that cannot be those of a regression", () => {
    expect(() => logisticRegression({ outcome: [0, 2], covariates: [] }, 0.95)).toThrow(RangeError);
    expect(() => logisticRegression({ outcome: [0, 1], covariates: [column([1])] }, 0.95)).toThrow(RangeError);
    expect(() => logisticRegression({ outcome: [0, 1], covariates: [column([1, Number.NaN])] }, 0.95)).toThrow(
      RangeError,
    );
    expect(() => logisticRegression({ outcome: [0, 1], covariates: [], weight: [1, -1] }, 0.95)).toThrow(RangeError);
  });
});

describe("treatment weights", () => {
  const treated = [1, 1, 0, 0];
  const score = [0.8, 0.5, 0.5, 0.2];

  test.each([
    ["ate", [1.25, 2, 2, 1.25]],
    ["att", [1, 1, 1, 0.25]],
    ["ato", [0.2, 0.5, 0.5, 0.2]],
  ] as const)("%s", (estimand, want) => {
    const got = treatmentWeights(treated, score, { estimand, stabilised: false, greatestWeight: 10 });
    if (got.state !== "weighted") throw new Error(got.reason);
    got.weight.forEach((own, i) => {
      expect(own).toBeCloseTo(want[i] ?? Number.NaN, 12);
    });
  });

  test("are refused where positivity does not hold, with how many persons are the reason", () => {
    const settings = { estimand: "ate", stabilised: false, greatestWeight: 10 } as const;
    expect(treatmentWeights(treated, [0.01, 0.5, 0.5, 0.99], settings)).toEqual({
      state: "refused",
      reason: "weight-above-limit",
      persons: 2,
    });
    expect(treatmentWeights(treated, [1, 0.5, 0.5, 0.2], settings)).toMatchObject({
      reason: "certain-treatment",
      persons: 1,
    });
    expect(treatmentWeights([1, 1], [0.5, 0.5], settings)).toMatchObject({ reason: "one-group" });
    expect(treatmentWeights([], [], settings)).toMatchObject({ reason: "one-group" });
    expect(() => treatmentWeights(treated, score, { ...settings, estimand: "att", stabilised: true })).toThrow(
      RangeError,
    );
    expect(() => treatmentWeights(treated, [2, 0, 0, 0], settings)).toThrow(RangeError);
  });
});

test("the effective sample size is the number of persons for equal weights and one for a single dominant weight", () => {
  expect(effectiveSampleSize([0.3, 0.3, 0.3])).toBeCloseTo(3, 12);
  expect(effectiveSampleSize([1, 0, 0])).toBe(1);
  expect(effectiveSampleSize([1e300, 1e300])).toBe(2);
  expect(effectiveSampleSize([0, 0])).toBe(0);
  expect(() => effectiveSampleSize([-1])).toThrow(RangeError);
});

test("a standardised difference is measured in the spread before weighting; without spread there is none", () => {
  const treated = [1, 1, 0, 0];
  const got = standardisedDifferences(
    treated,
    [column([1, 0, 0, 0], "b"), column([5, 5, 5, 5], "c")],
    [0, 1, 1, 1],
    "pooled",
  );
  expect(got).toMatchObject({
    covariates: [
      // Shares 1/2 and 0: variances 1/4 and 0, unit sqrt(1/8).
      { name: "b", before: 0.5 / Math.sqrt(0.125), after: 0 },
      { name: "c", before: null, after: null },
    ],
  });
  expect(standardisedDifferences(treated, [], [1, 1, 0, 0], "pooled")).toEqual({
    state: "not-estimable",
    reason: "one-group",
  });
});

describe("entropy balancing and matching", () => {
  const age = [50, 60, 70, 80];

  test("a mean within reach is reached", () => {
    const got = matchingAdjustedWeights([{ name: "age", values: age, mean: 68 }], 1);
    if (got.state !== "weighted") throw new Error(got.reason);
    const mean = got.weight.reduce((sum, own, i) => sum + own * (age[i] ?? 0), 0) / 4;
    expect(mean).toBeCloseTo(68, 10);
    expect(got.weight.reduce((sum, own) => sum + own, 0)).toBeCloseTo(4, 12);
    expect(got.effectiveSampleSize).toBeLessThan(4);
  });

  test("the mean they have already leaves every weight 1", () => {
    const got = matchingAdjustedWeights([{ name: "age", values: age, mean: 65 }], 1);
    expect(got).toMatchObject({ state: "weighted", effectiveSampleSize: 4, iterations: 0 });
  });

  test.each([
    ["target-outside-range", [{ name: "age", values: age, mean: 81 }], ["age"]],
    ["target-outside-range", [{ name: "age", values: age, mean: 80 }], ["age"]],
    ["collinear-covariates", [{ name: "age", values: [5, 5, 5], mean: 5 }], ["age"]],
    [
      "collinear-covariates",
      [
        { name: "years", values: age, mean: 60 },
        { name: "months", values: [600, 720, 840, 960], mean: 720 },
      ],
      ["months"],
    ],
    [
      // Persons stand at (0, 0), (1, 0), (0, 1): nobody has both, so both cannot be 0.6.
      "target-not-attainable",
      [
        { name: "a", values: [0, 1, 0], mean: 0.6 },
        { name: "b", values: [0, 0, 1], mean: 0.6 },
      ],
      [],
    ],
    [
      // On the rim: only by leaving out the person who has neither.
      "target-not-attainable",
      [
        { name: "a", values: [0, 1, 0], mean: 0.5 },
        { name: "b", values: [0, 0, 1], mean: 0.5 },
      ],
      [],
    ],
    ["target-outside-range", [{ name: "age", values: age, mean: 65, standardDeviation: 15 }], ["age"]],
    ["no-rows", [{ name: "age", values: [], mean: 1 }], []],
  ] as const)("is refused for %s", (reason, covariates, blamed) => {
    expect(matchingAdjustedWeights(covariates, 1)).toEqual({ state: "refused", reason, covariates: blamed });
  });

  test("is refused where too few persons would carry it", () => {
    const near = [{ name: "age", values: age, mean: 79 }];
    expect(matchingAdjustedWeights(near, 2)).toMatchObject({ reason: "effective-size-below-limit" });
    const others = [1, 1, 0, 0, 0, 0];
    const ages = column([79, 79, ...age], "age");
    expect(entropyBalancing(others, [ages], 1.5)).toMatchObject({ reason: "weight-above-limit" });
    expect(entropyBalancing(others, [ages], 2)).toMatchObject({ state: "weighted" });
    expect(entropyBalancing([1, 1], [column([1, 2])], 5)).toMatchObject({ reason: "one-group" });
    expect(() => matchingAdjustedWeights([], 1)).toThrow(RangeError);
    expect(() => matchingAdjustedWeights([{ name: "age", values: age, mean: 65, standardDeviation: 0 }], 1)).toThrow(
      RangeError,
    );
  });
});

test("a weighted mean of one person, or of one cluster, has no error and is not given", () => {
  expect(weightedMean([3], [1], 0.95)).toEqual({ state: "not-estimable", reason: "fewer-than-two-clusters" });
  expect(weightedMean([3, 4], [1, 1], 0.95, [8, 8])).toEqual({
    state: "not-estimable",
    reason: "fewer-than-two-clusters",
  });
  expect(weightedMean([3], [0], 0.95)).toEqual({ state: "not-estimable", reason: "no-weight" });
  expect(weightedMean([1, 0], [3, 1], 0.95)).toMatchObject({
    mean: 0.75,
    n: 2,
    effectiveSampleSize: expect.closeTo(1.6, 12),
  });
});
