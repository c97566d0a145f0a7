import { cell } from "../cell.ts";
import { multiplier } from "../confidence.ts";
import { integrate, integrateOn } from "./double-exponential.ts";
import type { Profile } from "./predict-survival.ts";
import { profileOf } from "./predict-survival.ts";
import type { SurvivalRegressionFit } from "./regression-data.ts";

/** Mean time to the event, within a horizon or without one. */
export interface PredictedMean {
  readonly state: "estimated";
  /** Days. */
  readonly value: number;
  readonly standardError: number;
  /** Normal interval, not clipped: a bound can pass 0 or the horizon. */
  readonly lower: number;
  readonly upper: number;
}

/** A mean that the fitted distribution does not have. */
export interface RefusedPredictedMean {
  readonly state: "not-estimable";
  /**
   * `infinite`: part of the persons never have the event (Gompertz with a falling hazard), or the tail is so heavy that
   * the mean does not exist; `tail-too-heavy`: it exists, beyond what can be added up. Take a restricted mean.
   */
  readonly reason: "infinite" | "tail-too-heavy";
}

/**
 * Mean time to the event within the horizon `tau` for somebody with given covariates: the area under the fitted survival
 * curve, with its interval by the delta method.
 *
 * Within follow-up it can be held against `restrictedMean`; beyond, it is the distribution that speaks. Throws RangeError
 * for another number of covariates, and for a horizon that is not above 0.
 */
export const predictRestrictedMean = (
  fit: SurvivalRegressionFit,
  covariates: readonly number[],
  tau: number,
): PredictedMean => {
  if (!(tau > 0 && Number.isFinite(tau))) throw new RangeError("horizon must be a number of days above 0");
  const profile = profileOf(fit, covariates);
  return meanOf(fit, profile, piecesUntil(profile, tau));
};

/**
 * Mean time to the event for somebody with given covariates, over all of the distribution's tail.
 *
 * With censoring most of it is extrapolated: it moves by years with the choice of distribution. Throws RangeError for
 * another number of covariates.
 */
export const predictMean = (
  fit: SurvivalRegressionFit,
  covariates: readonly number[],
): PredictedMean | RefusedPredictedMean => {
  const profile = profileOf(fit, covariates);
  if (profile.distribution.hasInfiniteMean(profile.parameters)) return { state: "not-estimable", reason: "infinite" };
  const last = profile.distribution.breaks.at(-1) ?? 0;
  const tail = integrateOn(areaAt(profile), last, middleOf(profile));
  if (tail === null) return { state: "not-estimable", reason: "tail-too-heavy" };
  return meanOf(fit, profile, last > 0 ? sum(piecesUntil(profile, last), tail) : tail);
};

/** Survival, and its derivatives in the distribution's parameters. */
const areaAt =
  ({ law }: Profile) =>
  (time: number) => {
    const { value, gradient } = law.logSurvival(time);
    const survival = Math.exp(value);
    // Far out the derivative of the logarithm is infinite where survival is 0.
    return Float64Array.of(survival, ...gradient.map((slope) => (survival === 0 ? 0 : survival * slope)));
  };

/** Area up to a time, piece by piece between the places where the hazard bends. */
const piecesUntil = (profile: Profile, tau: number): Float64Array => {
  const ends = [...profile.distribution.breaks.filter((time) => time < tau), tau];
  return ends
    .map((to, k) => integrate(areaAt(profile), k === 0 ? 0 : cell(ends, k - 1), to))
    .reduce((total, piece) => sum(total, piece));
};

const sum = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, k) => value + cell(b, k));

/** A time at which a fair share of the persons are still without the event. */
const middleOf = ({ law }: Profile): number => {
  let time = 1;
  for (let halving = 0; halving < 1000 && law.logSurvival(time).value < -1; halving += 1) time /= 2;
  for (let doubling = 0; doubling < 1000 && law.logSurvival(time).value > -0.25; doubling += 1) time *= 2;
  return time;
};

const meanOf = (fit: SurvivalRegressionFit, { errorOf }: Profile, area: Float64Array): PredictedMean => {
  const value = cell(area, 0);
  const standardError = errorOf(area.slice(1));
  const spread = multiplier(fit.level) * standardError;
  return { state: "estimated", value, standardError, lower: value - spread, upper: value + spread };
};
