import { describe, expect, it } from "vitest";
import { example } from "../../spec/evaluate/made-up.ts";

const visits = "      measures: [hfmse-14m, hfmse-26m]\n      covariance: unstructured";
const withVisits = (list: string) => ({ [visits]: visits.replace("hfmse-14m, hfmse-26m", list) });

describe("a model of repeated scores that cannot be made is refused with its line and column", () => {
  it.each([
    ["a visit that is no measure", withVisits("hfmse-14m, nothing"), "expected the id of a score-change"],
    ["visits on two scales", withVisits("hfmse-14m, chop-intend-26m"), "need one scale; the first is hfmse"],
    ["one visit twice", withVisits("hfmse-14m, hfmse-14m"), "must not have the same target.months"],
    ["a covariate twice", { "[baseline, sma-type]": "[baseline, baseline]" }, "baseline stands twice in this list"],
    ["an unknown covariate", { "[baseline, sma-type]": "[weight]" }, "analyses.repeated.0.covariates.0"],
    [
      "a baseline as covariate of the line that starts at it",
      { "covariance: random-slope": "covariance: random-slope\n      covariates: [baseline]" },
      "the baseline is a value of the line",
    ],
    ["two models of one id", { "id: hfmse-slope": "id: hfmse-visits" }, "the id hfmse-visits stands twice"],
  ])("%s", (_what, changes, problem) => {
    let refused = "";
    try {
      example("sma-nusinersen", changes);
    } catch (error) {
      refused = String(error);
    }
    expect(refused).toContain(problem);
    expect(refused).toMatch(/sma-nusinersen\.yaml:\d+:\d+/);
  });

  it("visits with another rule for the baseline", () => {
    const rule = "baseline: { before_days: 90, after_days: 14 }\n    target: { months: 26";
    expect(() => example("sma-nusinersen", { [rule]: rule.replace("90", "30") })).toThrow("same rule for the baseline");
  });
});

const adjust = "method: overlap\n        estimand: ato";

describe("an adjusted comparison that cannot be made is refused with its line and column", () => {
  it.each([
    ["a method that does not give the estimand", { [adjust]: adjust.replace("ato", "ate") }, "overlap gives ato"],
    ["one level against itself", { "against: m": "against: f" }, "expected another level than level"],
    ["a subgroup that is none of the population", { "by: sex": "by: region" }, "expected one of population.subgroups"],
    ["levels made alike in themselves", { "[age, tumour-stage]": "[age, sex]" }, "what tells them apart"],
    ["a baseline of a time", { "[age, tumour-stage]": "[baseline]" }, "a time has no baseline value"],
    ["a covariate twice", { "[age, tumour-stage]": "[age, age]" }, "age stands twice in this list"],
  ])("%s", (_what, changes, problem) => {
    expect(() => example("nsclc-pembrolizumab", changes)).toThrow(problem);
    expect(() => example("nsclc-pembrolizumab", changes)).toThrow(/nsclc-pembrolizumab\.yaml:\d+:\d+/);
  });

  it("an event that competes, and imputation of a time", () => {
    const competes = { "{ measure: ttnt, landmarks_days: [365, 730] }": `{ measure: ttnt, adjust: ${women} }` };
    expect(() => example("nsclc-pembrolizumab", competes)).toThrow("adjust needs a time whose event does not compete");
    const imputed = { "{ measure: dose-intensity }": `{ measure: dose-intensity, missing: ${missing} }` };
    expect(() => example("nsclc-pembrolizumab", imputed)).toThrow("a measure of the kind score-change");
  });
});

it("a tipping point of a share that the measure does not have is refused with its line and column", () => {
  const wrong = { "share: share-attained, at_least": "share: share-improved, at_least" };
  expect(() => example("sma-nusinersen", wrong)).toThrow("share-improved is no estimate of this measure");
  expect(() => example("sma-nusinersen", wrong)).toThrow(/sma-nusinersen\.yaml:\d+:\d+/);
});

describe("a comparison with a publication that cannot be made is refused with its line and column", () => {
  it.each([
    ["a day that is no landmark", { "{ days: 365, value": "{ days: 366, value" }, "one of the landmarks_days"],
    ["one limit without the other", { "lower: 0.49, upper": "upper" }, "expected both limits or none"],
    ["limits on the wrong side", { "lower: 0.49": "lower: 0.59" }, "lower, value and upper in this order"],
    ["a level that is not named", { "{ covariate: sex, level: f, mean": "{ covariate: sex, mean" }, "needs the level"],
    ["a level of a number", { "{ covariate: age, median": "{ covariate: age, level: f, median" }, "has no levels"],
    ["a share of everyone", { "level: f, mean: 0.4": "level: f, mean: 1" }, "lies between 0 and 1"],
    ["one mean twice", { "{ covariate: age, median: 66 }": "{ covariate: sex, level: f, mean: 0.4 }" }, "stands twice"],
    ["a mean and a median on one line", { "median: 66": "median: 66, mean: 66" }, "expected a mean or a median"],
    ["neither a mean nor a median", { "age, median: 66": "age" }, "expected a mean or a median"],
    ["the median of a level", { "level: f, mean: 0.4": "level: f, median: 0.4" }, "has levels and no median"],
    ["a spread of a median", { "median: 66": "median: 66, standard_deviation: 9" }, "matched beside its mean"],
  ])("%s", (_what, changes, problem) => {
    expect(() => example("nsclc-pembrolizumab", changes)).toThrow(problem);
    expect(() => example("nsclc-pembrolizumab", changes)).toThrow(/nsclc-pembrolizumab\.yaml:\d+:\d+/);
  });
});

const women = "{ by: sex, level: f, against: m, method: overlap, estimand: ato, covariates: [age] }";
const missing = "{ imputations: 5, seed: 1, from: [age], method: linear }";
