import { describe, expect, test } from "vitest";
import type { RegressionModel, SurvivalData } from "../../../pipelines/statistics/index.ts";
import { predictRestrictedMean, predictSurvival, survivalRegression } from "../../../pipelines/statistics/index.ts";
import type { ReferenceParametric } from "./parametric-reference.ts";
import { parametricReference } from "./parametric-reference.ts";
import { relativeError } from "./relative-error.ts";

// R 4.2.2, survival 3.5-3, numDeriv 2016.8-1.1: likelihoods and calls are in make-parametric-reference.R.
const tolerance = 1e-6;

const dataOf = ({ time, event, entry, latest, weight, covariates }: ReferenceParametric): SurvivalData => ({
  time,
  event,
  covariates,
  ...(entry.length === 0 ? {} : { entry }),
  ...(latest.length === 0 ? {} : { latest }),
  ...(weight.length === 0 ? {} : { weight }),
});

const modelOf = ({ family, quantiles }: ReferenceParametric): RegressionModel =>
  family === "spline" ? { family, knots: { quantiles } } : { family };

test("the reference was made with the versions the method text names", () => {
  expect(parametricReference.made).toMatchObject({ R: "4.2.2", survival: "3.5.3" });
});

describe.each(parametricReference.cases)("$name: $family $quantiles", (given) => {
  const fit = survivalRegression(dataOf(given), modelOf(given), 0.95);
  if (fit.state !== "estimated") throw new Error(fit.reason);
  const all = [...fit.parameters, ...fit.coefficients];
  const size = all.length;

  test("the likelihood is the one R finds, and so is the place of its maximum", () => {
    expect(relativeError([fit.logLikelihood], [given.logLikelihood])).toBeLessThan(1e-10);
    expect(given.estimates).toHaveLength(size);
    given.estimates.forEach((want, k) => {
      // An estimate near 0 is known to a share of its standard error.
      const error = Math.sqrt(given.covariance[k * size + k] ?? Number.NaN);
      const distance = Math.abs((all[k]?.estimate ?? Number.NaN) - want);
      expect(distance, all[k]?.name).toBeLessThan(tolerance * Math.max(Math.abs(want), error));
    });
    expect(relativeError([fit.aic, fit.bic.byRows, fit.bic.byEvents], [given.aic, ...given.bic])).toBeLessThan(1e-9);
  });

  test("the covariance is the inverse of the observed information", () => {
    given.covariance.forEach((want, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      const own = (k: number) => given.covariance[k * size + k] ?? Number.NaN;
      const distance = Math.abs((fit.covariance[at] ?? Number.NaN) - want);
      expect(distance).toBeLessThan(tolerance * Math.sqrt(own(i) * own(j)));
    });
  });

  test("survival, hazard and restricted mean have R's values and delta-method errors", () => {
    const got = predictSurvival(fit, given.profile, given.times);
    expect(relativeError(got.survival.value, given.survival)).toBeLessThan(tolerance);
    expect(relativeError(got.survival.standardError, given.survivalError)).toBeLessThan(tolerance);
    expect(relativeError(got.hazard.value, given.hazard)).toBeLessThan(tolerance);
    expect(relativeError(got.hazard.standardError, given.hazardError)).toBeLessThan(tolerance);
    const mean = predictRestrictedMean(fit, given.profile, given.tau);
    expect(relativeError([mean.value], [given.restrictedMean])).toBeLessThan(tolerance);
    expect(relativeError([mean.standardError], [given.restrictedMeanError])).toBeLessThan(tolerance);
  });

  if (given.family === "spline") {
    test("the knots are quantiles of the log event times", () => {
      expect(fit.model).toMatchObject({ family: "spline" });
      const knots = fit.model.family === "spline" ? fit.model.knots : [];
      expect(relativeError(knots, given.knots)).toBeLessThan(1e-12);
    });
  }
});
