import { generalisedGamma } from "./generalised-gamma-law.ts";
import { gompertz } from "./gompertz.ts";
import { logLocationScale } from "./log-location-scale.ts";
import { splineDistribution } from "./spline-distribution.ts";
import { extremeValue, logistic, normal } from "./standard-laws.ts";
import type { TimeDistribution } from "./time-distribution.ts";

/** Families with a fixed number of parameters. */
export type ParametricFamily =
  | "exponential"
  | "weibull"
  | "gompertz"
  | "log-normal"
  | "log-logistic"
  | "generalised-gamma";

/** The distribution a regression assumes: a family by name, or a spline with its knots (times, outer ones included). */
export type SurvivalModel =
  | { readonly family: ParametricFamily }
  | { readonly family: "spline"; readonly knots: readonly number[] };

const never = () => false;

const families: Readonly<Record<ParametricFamily, TimeDistribution>> = {
  exponential: logLocationScale({ law: () => extremeValue, size: 1, hasInfiniteMean: never }),
  weibull: logLocationScale({ law: () => extremeValue, size: 2, hasInfiniteMean: never }),
  "log-normal": logLocationScale({ law: () => normal, size: 2, hasInfiniteMean: never }),
  "log-logistic": logLocationScale({ law: () => logistic, size: 2, hasInfiniteMean: (scale) => scale >= 1 }),
  // With q < 0 the tail falls as t to the power 1 / (scale q).
  "generalised-gamma": logLocationScale({
    law: generalisedGamma,
    size: 3,
    hasInfiniteMean: (scale, shape) => -shape * scale >= 1,
  }),
  gompertz,
};

export const distributionOf = (model: SurvivalModel): TimeDistribution =>
  model.family === "spline" ? splineDistribution(model.knots) : families[model.family];
