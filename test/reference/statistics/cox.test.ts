import { describe, expect, test } from "vitest";
import type { CoxData, CoxFit } from "../../../pipelines/statistics/index.ts";
import { coxRegression, proportionalHazardsTest } from "../../../pipelines/statistics/index.ts";
import type { ReferenceCox } from "./regression-reference.ts";
import { coxReference } from "./regression-reference.ts";
import { relativeError } from "./relative-error.ts";

// R 4.2.2, survival 3.5-3: the calls are in make-regression-reference.R.
const tolerance = 1e-9;

const dataOf = ({ time, event, entry, stratum, weight, cluster, covariates }: ReferenceCox): CoxData => ({
  time,
  event,
  covariates,
  ...(entry.length === 0 ? {} : { entry }),
  ...(stratum.length === 0 ? {} : { stratum }),
  ...(weight.length === 0 ? {} : { weight }),
  ...(cluster.length === 0 ? {} : { cluster }),
});

const fitOf = (given: ReferenceCox): CoxFit => {
  const { ties, level, robust } = given;
  const fit = coxRegression(dataOf(given), { ties, level, robust: robust === 1 });
  if (fit.state !== "estimated") throw new Error(fit.reason);
  return fit;
};

test("the reference was made with the versions the method text names", () => {
  expect(coxReference.made).toMatchObject({ R: "4.2.2", survival: "3.5.3" });
});

describe.each(coxReference.cases)("$name", (given) => {
  const fit = fitOf(given);

  test("coefficients, hazard ratios and their intervals are those of coxph", () => {
    const column = (name: "coefficient" | "standardError" | "hazardRatio" | "lower" | "upper" | "z" | "pValue") => {
      expect(
        relativeError(
          fit.terms.map((term) => term[name]),
          given[name],
        ),
        name,
      ).toBeLessThan(tolerance);
    };
    column("coefficient");
    column("standardError");
    column("hazardRatio");
    column("lower");
    column("upper");
    column("z");
    // The tail of z falls so steeply that an error of z comes back z squared times as large.
    const steepest = Math.max(1, ...fit.terms.map(({ z }) => z * z));
    const pValues = fit.terms.map((term) => term.pValue);
    expect(relativeError(pValues, given.pValue)).toBeLessThan(tolerance * steepest);
  });

  test("covariances are those of coxph", () => {
    expect(relativeError(fit.covariance, given.covariance)).toBeLessThan(tolerance);
    if (given.robustCovariance.length === 0) {
      expect(fit.robustCovariance).toBeNull();
      return;
    }
    expect(relativeError(fit.robustCovariance ?? [], given.robustCovariance)).toBeLessThan(tolerance);
    expect(fit.clusters).toBe(given.cluster.length === 0 ? given.n : new Set(given.cluster).size);
  });

  test("likelihoods and tests are those of coxph", () => {
    expect(relativeError([fit.nullLogLikelihood, fit.logLikelihood], given.logLikelihood)).toBeLessThan(1e-11);
    expect(relativeError([fit.likelihoodRatio.chiSquare], [given.likelihoodRatio])).toBeLessThan(tolerance);
    expect(relativeError([fit.score.chiSquare], [given.score])).toBeLessThan(tolerance);
    expect(relativeError([fit.wald?.chiSquare ?? null], [given.wald])).toBeLessThan(tolerance);
    const robustScore = typeof given.robustScore === "number" ? given.robustScore : null;
    expect(relativeError([fit.robustScore?.chiSquare ?? null], [robustScore])).toBeLessThan(tolerance);
    expect(fit).toMatchObject({ n: given.n, events: given.events, excluded: given.time.length - given.n });
  });

  test.each(given.zph)("the proportional hazards test on the $transform scale is that of cox.zph", (want) => {
    const got = proportionalHazardsTest(dataOf(given), fit, want.transform);
    if (got.state !== "estimated") throw new Error(got.reason);
    const all = [...got.terms, got.all];
    const chiSquares = all.map((one) => one.chiSquare);
    expect(relativeError(chiSquares, want.chiSquare)).toBeLessThan(tolerance);
    const steepest = Math.max(1, ...chiSquares);
    expect(
      relativeError(
        all.map((one) => one.pValue),
        want.pValue,
      ),
    ).toBeLessThan(tolerance * steepest);
    expect(all.map((one) => one.degreesOfFreedom)).toEqual(want.df);
  });
});
