import { describe, expect, test } from "vitest";
import type { MixedFit, RefusedMixedFit } from "../../../pipelines/statistics/index.ts";
import {
  changeByVisit,
  mixedTerms,
  randomEffectsModel,
  repeatedMeasuresModel,
} from "../../../pipelines/statistics/index.ts";
import { covarianceError, relativeError } from "./relative-error.ts";
import { repeatedReference } from "./repeated-reference.ts";

// R 4.2.2, nlme 3.1-162, lmerTest 3.1-3, pbkrtest 0.5.2: the calls are in make-repeated-reference.R.
const tolerance = 1e-6;
/** lme runs on until it stands still. */
const reached = 1e-9;

const estimated = (fit: MixedFit | RefusedMixedFit): MixedFit => {
  if (fit.state !== "estimated") throw new Error(fit.reason);
  return fit;
};

const freedomOf = (fit: MixedFit) => mixedTerms(fit, 0.95).map(({ degreesOfFreedom }) => degreesOfFreedom);

test("the reference was made with the versions the method text names", () => {
  expect(repeatedReference.made).toMatchObject({ R: "4.2.2", nlme: "3.1.162", lmerTest: "3.1.3", pbkrtest: "0.5.2" });
});

describe.each(repeatedReference.unstructured)("$name", (given) => {
  const fit = estimated(repeatedMeasuresModel(given, "satterthwaite"));

  test("the restricted likelihood is that of gls, and not below it", () => {
    expect(Math.abs(fit.logLikelihood - given.logLikelihood)).toBeLessThan(1e-9 * Math.abs(given.logLikelihood));
    expect(fit.logLikelihood).toBeGreaterThan(given.glsLogLikelihood - 1e-9);
    expect(fit.logLikelihood).toBeLessThan(given.glsLogLikelihood + 1e-6);
  });

  test("coefficients, their covariance and the covariance of visits are those of the maximum", () => {
    expect(relativeError(fit.coefficients, given.polished)).toBeLessThan(tolerance);
    expect(covarianceError(fit.spread.model, given.covariance)).toBeLessThan(tolerance);
    expect(relativeError(fit.parameters, given.parameters)).toBeLessThan(tolerance);
  });

  test("coefficients and errors are those of gls started there", () => {
    const terms = mixedTerms(fit, 0.95);
    given.coefficient.forEach((want, j) => {
      const error = given.glsError[j] ?? Number.NaN;
      expect(Math.abs((terms[j]?.estimate ?? Number.NaN) - want) / error).toBeLessThan(tolerance);
    });
    const errors = terms.map(({ standardError }) => standardError);
    expect(relativeError(errors, given.glsError)).toBeLessThan(tolerance);
  });

  test("Satterthwaite's degrees of freedom are those of numeric derivatives", () => {
    expect(relativeError(freedomOf(fit), given.satterthwaite)).toBeLessThan(tolerance);
  });

  test("Kenward and Roger's degrees of freedom and covariance are those of whole matrices", () => {
    const widened = estimated(repeatedMeasuresModel(given, "kenward-roger"));
    expect(relativeError(freedomOf(widened), given.kenwardRoger)).toBeLessThan(tolerance);
    expect(covarianceError(widened.spread.used, given.kenwardRogerCovariance)).toBeLessThan(tolerance);
  });
});

describe.each(repeatedReference.random)("$name", (given) => {
  const fit = estimated(randomEffectsModel(given, "satterthwaite"));
  const widened = estimated(randomEffectsModel(given, "kenward-roger"));

  test("estimates, errors, variances and likelihood are those of lme", () => {
    expect(relativeError(fit.coefficients, given.coefficient)).toBeLessThan(reached);
    expect(covarianceError(fit.spread.model, given.covariance)).toBeLessThan(reached);
    expect(relativeError(fit.parameters, given.parameters)).toBeLessThan(reached);
    expect(Math.abs(fit.logLikelihood - given.logLikelihood)).toBeLessThan(1e-9 * Math.abs(given.logLikelihood));
  });

  test("Satterthwaite's degrees of freedom are those of lmerTest", () => {
    expect(relativeError(freedomOf(fit), given.satterthwaite)).toBeLessThan(tolerance);
  });

  test("Kenward and Roger's degrees of freedom and covariance are those of pbkrtest", () => {
    expect(relativeError(freedomOf(widened), given.kenwardRoger)).toBeLessThan(tolerance);
    expect(covarianceError(widened.spread.used, given.kenwardRogerCovariance)).toBeLessThan(tolerance);
    expect(widened.spread.model).toEqual(fit.spread.model);
  });
});

describe.each(repeatedReference.changes)("$name", (given) => {
  const base = { name: "at baseline", values: given.base, byVisit: false };
  const got = changeByVisit({ ...given, covariates: [base] }, "satterthwaite", 0.95);
  if (got.state !== "estimated") throw new Error(got.reason);

  // A mean of nothing but rounding keeps digits beside its error, not beside itself.
  const expectNear = (values: readonly number[], want: readonly number[], errors: readonly number[]) => {
    expect(values).toHaveLength(want.length);
    values.forEach((value, k) => {
      const size = Math.max(Math.abs(want[k] ?? Number.NaN), errors[k] ?? Number.NaN);
      expect(Math.abs(value - (want[k] ?? Number.NaN))).toBeLessThan(tolerance * size);
    });
  };

  test("means of groups by visit and their differences are those of the maximum", () => {
    expectNear(
      got.means.map(({ estimate }) => estimate),
      given.mean,
      given.meanError,
    );
    expectNear(
      got.differences.map(({ estimate }) => estimate),
      given.difference,
      given.differenceError,
    );
    const errors = (list: readonly { readonly standardError: number }[]) => list.map((one) => one.standardError);
    expect(relativeError(errors(got.means), given.meanError)).toBeLessThan(tolerance);
    expect(relativeError(errors(got.differences), given.differenceError)).toBeLessThan(tolerance);
  });
});
