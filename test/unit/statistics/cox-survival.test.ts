import { describe, expect, test } from "vitest";
import type { CoxData, CoxSettings } from "../../../pipelines/statistics/index.ts";
import { coxRegression, coxSurvival } from "../../../pipelines/statistics/index.ts";
import { coxReference } from "../../reference/statistics/regression-reference.ts";

const efron: CoxSettings = { ties: "efron", level: 0.95, robust: false };
const estimate = (data: CoxData) => {
  const fit = coxRegression(data, efron);
  if (fit.state !== "estimated") throw new Error(fit.reason);
  return fit;
};
const log = { type: "log", level: 0.95 } as const;

describe("transplants in the Stanford heart programme", () => {
  const dataOf = (name: string): CoxData => {
    const given = coxReference.cases.find((one) => one.name === name);
    if (given === undefined) throw new Error(name);
    const { time, event, entry, covariates } = given;
    return entry.length === 0 ? { time, event, covariates } : { entry, time, event, covariates };
  };
  const naive = dataOf("Stanford heart, transplant as if known from the start");
  const cut = dataOf("Stanford heart, transplant as it happens");

  test("look like a hazard ratio of 0.266 when given to patients from day 0, and are 1.136 with rows cut at them", () => {
    expect(estimate(naive).terms[0]?.hazardRatio).toBeCloseTo(0.266, 3);
    const right = estimate(cut).terms[0];
    expect(right?.hazardRatio).toBeCloseTo(1.136, 3);
    expect([right?.lower, right?.upper].map((bound) => bound?.toFixed(3))).toEqual(["0.629", "2.049"]);
  });

  test("give the transplanted a predicted chance of a year of 44 % by the naive way and 31 % by the right one", () => {
    const yearOf = (data: CoxData) => {
      const curve = coxSurvival(data, estimate(data), { covariates: [1] }, log);
      return curve.survival[curve.time.findLastIndex((day) => day <= 365)] ?? Number.NaN;
    };
    expect(yearOf(naive)).toBeCloseTo(0.444, 3);
    expect(yearOf(cut)).toBeCloseTo(0.308, 3);
  });
});

test("somebody with covariates 0 in a group without effect has exp(-sum of events over those at risk)", () => {
  // Breslow's hazard of x = 0 and x = 1 mirrored: the coefficient is 0.
  const data: CoxData = {
    time: [1, 1, 2, 2, 3, 3],
    event: [1, 1, 1, 1, 0, 0],
    covariates: [{ name: "x", values: [0, 1, 0, 1, 0, 1] }],
  };
  const fit = coxRegression(data, { ...efron, ties: "breslow" });
  if (fit.state !== "estimated") throw new Error(fit.reason);
  const { time, atRisk, cumulativeHazard } = coxSurvival(data, fit, { covariates: [0] }, log);
  expect(Array.from(time)).toEqual([1, 2]);
  expect(Array.from(atRisk)).toEqual([6, 4]);
  expect(cumulativeHazard[0]).toBeCloseTo(2 / 6, 12);
  expect(cumulativeHazard[1]).toBeCloseTo(2 / 6 + 2 / 4, 12);
});

test("a stratum without events has an empty curve; a stratum or covariate that is not there is a programmer's error", () => {
  const data: CoxData = {
    time: [1, 2, 3, 4, 5, 6, 7],
    event: [1, 1, 1, 0, 1, 0, 0],
    stratum: [1, 1, 1, 1, 1, 2, 2],
    covariates: [{ name: "x", values: [2, 0, 1, 1, 3, 1, 2] }],
  };
  const fit = estimate(data);
  expect(coxSurvival(data, fit, { covariates: [1], stratum: 2 }, log).time).toHaveLength(0);
  expect(() => coxSurvival(data, fit, { covariates: [1], stratum: 3 }, log)).toThrow(RangeError);
  expect(() => coxSurvival(data, fit, { covariates: [], stratum: 1 }, log)).toThrow(RangeError);
});

test("a risk set that ran empty under delayed entry is named with the curve", () => {
  const data: CoxData = {
    entry: [0, 0, 0, 5, 5, 5],
    time: [2, 3, 4, 7, 8, 9],
    event: [1, 1, 0, 1, 1, 0],
    covariates: [{ name: "x", values: [1, 0, 1, 0, 1, 1] }],
  };
  const { emptied } = coxSurvival(data, estimate(data), { covariates: [0] }, log);
  expect(emptied).toEqual({ day: 4, by: "censoring" });
});
