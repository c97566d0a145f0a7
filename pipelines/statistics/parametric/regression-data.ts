import type { Covariate } from "../cox/cox-data.ts";
import type { SurvivalModel } from "./distributions.ts";

/** Rows for a parametric regression, one per person, column by column; all columns have the same length. */
export interface SurvivalData {
  /** Day the person comes under observation; leave out when everyone is followed from zero. */
  readonly entry?: ArrayLike<number>;
  /** Day of the event or of censoring; where the event lies in an interval, its start. */
  readonly time: ArrayLike<number>;
  /** 1 for the event, 0 for censoring. */
  readonly event: ArrayLike<number>;
  /** Day by which an event had happened, where only an interval (time, latest] is known; equal to time where exact. */
  readonly latest?: ArrayLike<number>;
  /** May be empty. */
  readonly covariates: readonly Covariate[];
  /** Number of persons the row stands for, above 0. */
  readonly weight?: ArrayLike<number>;
}

/** One parameter or coefficient. */
export interface SurvivalParameter {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  /** Wald interval on the scale of the estimate. */
  readonly lower: number;
  readonly upper: number;
}

/** A fitted parametric regression. */
export interface SurvivalRegressionFit {
  readonly state: "estimated";
  readonly model: SurvivalModel;
  readonly level: number;
  /** Parameters of the distribution, for somebody with covariates 0. */
  readonly parameters: readonly SurvivalParameter[];
  /** What each covariate adds to the first parameter, per unit. */
  readonly coefficients: readonly SurvivalParameter[];
  /** Of parameters, then coefficients: inverse of the observed information, row by row. */
  readonly covariance: Float64Array;
  readonly logLikelihood: number;
  /** 2 (parameters and coefficients) - 2 log-likelihood. */
  readonly aic: number;
  /** Bayesian information criterion with the logarithm of the rows, as R counts, and with that of the events. */
  readonly bic: { readonly byRows: number; readonly byEvents: number };
  /** Rows and events, unweighted. */
  readonly n: number;
  readonly events: number;
  /** Rows left out because their time under observation is empty, reversed or over before day 0. */
  readonly excluded: number;
  readonly iterations: number;
}

/** A regression that the data do not allow. */
export interface RefusedSurvivalRegression {
  readonly state: "not-estimable";
  /**
   * - `no-rows`, `no-events`: nobody has time at risk, or the event.
   * - `event-at-zero`: an event on day 0 has no density in these families; agree on half a day or leave it out.
   * - `weight-not-positive`: a weight is 0 or below.
   * - `constant-covariate`, `collinear-covariates`: a covariate tells nothing, or nothing beside those before it.
   * - `knots-coincide`: too few distinct event times for the knots.
   * - `hazard-not-positive`: the spline found falls somewhere within follow-up; fewer knots.
   * - `runs-away`: the likelihood rises for ever, as for a group without events.
   * - `singular`, `not-converged`: the maximum cannot be found to working precision, as where the shape of a generalised
   *   gamma distribution runs to the bound of its range: too few events for three parameters.
   */
  readonly reason:
    | "no-rows"
    | "no-events"
    | "event-at-zero"
    | "weight-not-positive"
    | "constant-covariate"
    | "collinear-covariates"
    | "knots-coincide"
    | "hazard-not-positive"
    | "runs-away"
    | "singular"
    | "not-converged";
  /** Names of the covariates or parameters to blame; empty where it is none of them. */
  readonly names: readonly string[];
}
