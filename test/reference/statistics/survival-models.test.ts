import { describe, expect, test } from "vitest";
import type { CoxData } from "../../../pipelines/statistics/index.ts";
import {
  competingTableFromPersons,
  coxRegression,
  coxSurvival,
  eventTableFromPersons,
  fineGrayIncidence,
  fineGrayRegression,
  kaplanMeier,
  restrictedMeanContrast,
  stratifiedGrayTest,
} from "../../../pipelines/statistics/index.ts";
import { relativeError } from "./relative-error.ts";
import type { ReferenceCoxCurves, ReferenceGray } from "./survival-model-reference.ts";
import { survivalModelReference as reference } from "./survival-model-reference.ts";

// R 4.2.2, survival 3.5-3, cmprsk 2.2-11: the calls are in make-survival-model-reference.R.
const tolerance = 1e-9;

test("the reference was made with the versions the method text names", () => {
  expect(reference.made).toMatchObject({ R: "4.2.2", survival: "3.5.3", cmprsk: "2.2.11" });
});

const dataOf = ({ time, event, entry, stratum, cluster, covariates }: ReferenceCoxCurves): CoxData => ({
  time,
  event,
  covariates,
  ...(entry.length === 0 ? {} : { entry }),
  ...(stratum.length === 0 ? {} : { stratum }),
  ...(cluster.length === 0 ? {} : { cluster }),
});

describe.each(reference.curves)("curves predicted from $name", (given) => {
  const data = dataOf(given);
  const fit = coxRegression(data, { ties: given.ties, level: 0.95, robust: given.robust === 1 });
  if (fit.state !== "estimated") throw new Error(fit.reason);

  test.each(given.curves)("for $covariates are those of survfit.coxph", (want) => {
    const profile = { covariates: want.covariates, stratum: want.stratum };
    for (const { type, lower, upper } of want.bands) {
      const got = coxSurvival(data, fit, profile, { type, level: 0.95 });
      expect(relativeError(got.time, want.time)).toBe(0);
      expect(relativeError(got.atRisk, want.atRisk)).toBe(0);
      expect(relativeError(got.events, want.events)).toBe(0);
      expect(relativeError(got.cumulativeHazard, want.cumulativeHazard)).toBeLessThan(tolerance);
      expect(relativeError(got.survival, want.survival)).toBeLessThan(tolerance);
      expect(relativeError(got.standardError, want.standardError)).toBeLessThan(tolerance);
      expect(relativeError(got.lower, lower)).toBeLessThan(tolerance);
      expect(relativeError(got.upper, upper)).toBeLessThan(tolerance);
    }
  });

  test("with covariates 0 the cumulative hazard is that of basehaz", () => {
    const stratum = given.stratum.length === 0 ? 0 : Math.min(...given.stratum);
    const profile = { covariates: given.covariates.map(() => 0), stratum };
    const got = coxSurvival(data, fit, profile, { type: "log", level: 0.95 });
    const hazardOn = new Map(given.baseline.time.map((day, i) => [day, given.baseline.hazard[i] ?? null]));
    const want = Array.from(got.time, (day) => hazardOn.get(day) ?? null);
    expect(relativeError(got.cumulativeHazard, want)).toBeLessThan(tolerance);
  });
});

const strataOf = ({ time, cause, group, stratum }: ReferenceGray) =>
  [...new Set(stratum)].toSorted().map((s) =>
    [...new Set(group)].toSorted().map((g) => {
      const pick = (column: readonly number[]) => column.filter((_, i) => group[i] === g && stratum[i] === s);
      return competingTableFromPersons({ time: pick(time), cause: pick(cause), causes: ["1", "2"] });
    }),
  );

test.each(reference.grays)("Gray's tests of $name are those of cuminc", (given) => {
  const got = ["1", "2"].map((cause) => {
    const found = stratifiedGrayTest(strataOf(given), cause);
    if (found.state !== "estimated") throw new Error(found.reason);
    return found;
  });
  const chiSquares = got.map(({ chiSquare }) => chiSquare);
  expect(relativeError(chiSquares, given.chiSquare)).toBeLessThan(tolerance);
  const pValues = got.map(({ pValue }) => pValue);
  expect(relativeError(pValues, given.pValue)).toBeLessThan(tolerance * Math.max(1, ...given.chiSquare));
  expect(got.map(({ degreesOfFreedom }) => degreesOfFreedom)).toEqual(given.df);
});

describe.each(reference.regressions)("Fine-Gray regression of $name", (given) => {
  const fit = fineGrayRegression(given, 0.95);
  if (fit.state !== "estimated") throw new Error(fit.reason);

  test("coefficients, robust covariance and pseudo-likelihood are those of crr", () => {
    const coefficients = fit.terms.map(({ coefficient }) => coefficient);
    // crr stops at a gradient; coefficients near 0 keep fewer of their digits.
    const errors = fit.terms.map(({ standardError }) => standardError);
    given.coefficient.forEach((want, j) => {
      const distance = Math.abs((coefficients[j] ?? Number.NaN) - want);
      expect(distance).toBeLessThan(tolerance * Math.max(Math.abs(want), errors[j] ?? Number.NaN));
    });
    expect(relativeError(fit.covariance, given.covariance)).toBeLessThan(tolerance);
    expect(relativeError([fit.nullLogLikelihood, fit.logLikelihood], given.logLikelihood)).toBeLessThan(1e-11);
  });

  test.each(given.curves)("the incidence for $covariates is that of predict.crr", ({ covariates, time, incidence }) => {
    const got = fineGrayIncidence(fit, covariates);
    expect(relativeError(got.time, time)).toBe(0);
    expect(relativeError(got.incidence, incidence)).toBeLessThan(tolerance);
  });
});

test.each(reference.contrasts)("restricted means of $name are set against each other as by survRM2", (given) => {
  const [first, second] = [1, 2].map((g) => {
    const pick = (column: readonly number[]) => column.filter((_, i) => given.group[i] === g);
    const table = eventTableFromPersons({ time: pick(given.time), event: pick(given.event) });
    return kaplanMeier(table, { type: "log", level: 0.95 });
  });
  if (first === undefined || second === undefined) throw new Error("two groups");
  const got = restrictedMeanContrast(first, second, given.tau, given.level);
  if (got.state !== "estimated") throw new Error(got.reason);
  for (const name of ["difference", "ratio"] as const) {
    const { value, lower, upper, pValue } = got[name];
    expect(relativeError([value, lower, upper, pValue], given[name])).toBeLessThan(tolerance);
  }
});

test("the published difference of the pbc trial is 7.15 less 7.28 years", () => {
  const given = reference.contrasts.find(({ tau }) => tau === 10);
  expect(given?.difference[0]).toBeCloseTo(-0.137, 3);
});
