import type { Covariate } from "../cox/cox-data.ts";
import type { ChiSquareTest, CoxTerm } from "../cox/cox-fit.ts";

/** Rows for a Fine-Gray regression, one per person, column by column; all columns have the same length. */
export interface FineGrayData {
  /** Day of the first event of any kind, or of censoring; days since time zero. */
  readonly time: ArrayLike<number>;
  /** 0 for censoring, 1 for the event of interest, anything else for a competing event. */
  readonly cause: ArrayLike<number>;
  readonly covariates: readonly Covariate[];
}

/** One covariate's effect: what Cox calls a hazard ratio is a ratio of subdistribution hazards here. */
export type FineGrayTerm = Omit<CoxTerm, "hazardRatio"> & { readonly subdistributionHazardRatio: number };

/** A fitted Fine-Gray regression. */
export interface FineGrayFit {
  readonly state: "estimated";
  readonly level: number;
  /** In the order of the covariates. */
  readonly terms: readonly FineGrayTerm[];
  /** Robust covariance of the coefficients, p by p; that the censoring distribution is estimated is in it. */
  readonly covariance: Float64Array;
  /** Log pseudo-likelihood at the coefficients, and at 0; its differences are no likelihood ratio tests. */
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  /** That all coefficients are 0. */
  readonly wald: ChiSquareTest;
  /** Days with the event, ascending, and the cumulative subdistribution hazard of somebody with covariates 0. */
  readonly baseline: { readonly time: Float64Array; readonly cumulativeHazard: Float64Array };
  readonly n: number;
  readonly events: number;
  readonly competingEvents: number;
  /** Rows left out because their time is before day 0. */
  readonly excluded: number;
  readonly iterations: number;
}

/** A regression that the data do not allow. */
export interface RefusedFineGrayFit {
  readonly state: "not-estimable";
  /** As in `RefusedCoxFit`; `separation` also where no event of interest happens in a group. */
  readonly reason:
    | "no-rows"
    | "no-events"
    | "constant-covariate"
    | "collinear-covariates"
    | "separation"
    | "singular"
    | "not-converged"
    | "robust-variance-singular";
  /** Names of the covariates to blame; empty where it is none of them. */
  readonly covariates: readonly string[];
}
