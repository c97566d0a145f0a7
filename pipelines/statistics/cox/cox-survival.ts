import { cell } from "../cell.ts";
import type { Confidence } from "../confidence.ts";
import { multiplier, survivalBounds } from "../confidence.ts";
import type { EmptiedRiskSet } from "../risk-set.ts";
import { stratumHazards } from "./baseline-hazard.ts";
import type { CoxData } from "./cox-data.ts";
import type { CoxFit } from "./cox-fit.ts";

/** Whom a curve is for. */
export interface CoxProfile {
  /** One number per covariate of the fit, in their order; they hold for the whole of follow-up. */
  readonly covariates: readonly number[];
  /** The stratum whose hazard is taken; leave out where there are none. */
  readonly stratum?: number;
}

/** The curve a Cox regression predicts: one element per day with events in the stratum, ascending. */
export interface CoxSurvival {
  /** Days since time zero. */
  readonly time: Float64Array;
  /** Rows of the stratum at risk on the day, and events on it, unweighted and whatever their covariates. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly cumulativeHazard: Float64Array;
  /** exp(-cumulative hazard): it does not reach 0, also where the last at risk has the event. */
  readonly survival: Float64Array;
  /** Of the cumulative hazard, that is of log survival; what is not known of the coefficients is in it. */
  readonly standardError: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly confidence: Confidence;
  /** Where, under delayed entry, the risk set of the stratum ran empty: from there on the curve misses a piece. */
  readonly emptied: EmptiedRiskSet | null;
}

/**
 * Survival of somebody with given covariates, from a Cox regression and its baseline hazard.
 *
 * A curve for the mean covariates is that of a person nobody is, and not the mean of the persons' curves. The curve
 * leans on proportional hazards on every day (`proportionalHazardsTest`), and on covariates that have been seen: far
 * from them it is a guess with a narrow interval. With covariates that change with time it holds for somebody whose
 * covariates stay as given. With covariates all 0 the cumulative hazard is the baseline hazard.
 *
 * The standard error uses the robust covariance of the coefficients where the fit has one. `data` must be those of
 * `fit`. Throws RangeError where covariates are not those of the fit, are not finite, or the stratum is not in the data.
 *
 * Efron's hazard for Efron's ties, Breslow's for the others: `survfit.coxph` and `basehaz(centered = FALSE)` of R
 * survival 3.5-3.
 */
export const coxSurvival = (data: CoxData, fit: CoxFit, at: CoxProfile, confidence: Confidence): CoxSurvival => {
  const z = multiplier(confidence.level);
  const p = fit.terms.length;
  if (at.covariates.length !== p || !at.covariates.every(Number.isFinite)) {
    throw new RangeError("a curve needs one finite number for each covariate of the fit");
  }
  const hazard = stratumHazards(data, fit).find(({ stratum }) => stratum === (at.stratum ?? 0));
  if (hazard === undefined) throw new RangeError("the stratum of the curve must be one of the data");
  const away = Float64Array.from(at.covariates, (value, j) => value - cell(hazard.centre, j));
  const risk = Math.exp(fit.terms.reduce((sum, { coefficient }, j) => sum + coefficient * cell(away, j), 0));
  const covariance = fit.robustCovariance ?? fit.covariance;
  const cumulativeHazard = hazard.cumulativeHazard.map((sum) => sum * risk);
  const standardError = hazard.cumulativeHazard.map((sum, day) => {
    const slope = away.map((distance, j) => sum * distance - cell(hazard.hazardX, day * p + j));
    return risk * Math.sqrt(cell(hazard.variance, day) + form(covariance, slope));
  });
  const survival = cumulativeHazard.map((sum) => Math.exp(-sum));
  const bounds = Array.from(survival, (share, day) =>
    survivalBounds(share, cell(standardError, day), confidence.type, z),
  );
  return {
    time: hazard.time,
    atRisk: hazard.atRisk,
    events: hazard.events,
    cumulativeHazard,
    survival,
    standardError,
    lower: Float64Array.from(bounds, ({ lower }) => lower),
    upper: Float64Array.from(bounds, ({ upper }) => upper),
    confidence,
    emptied: hazard.emptied,
  };
};

const form = (matrix: Float64Array, vector: Float64Array): number => {
  const p = vector.length;
  return matrix.reduce((sum, value, k) => sum + value * cell(vector, Math.floor(k / p)) * cell(vector, k % p), 0);
};
