import type { CoxSettings } from "./cox-data.ts";

/** A chi-square test. */
export interface ChiSquareTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  /** Upper tail probability. */
  readonly pValue: number;
}

/** One covariate's effect. */
export interface CoxTerm {
  readonly name: string;
  /** Log hazard ratio per unit of the covariate. */
  readonly coefficient: number;
  /** Of the coefficient; robust where the settings say so. */
  readonly standardError: number;
  readonly hazardRatio: number;
  /** Wald interval of the hazard ratio: exp(coefficient -+ z standard errors). */
  readonly lower: number;
  readonly upper: number;
  /** Coefficient over standard error. */
  readonly z: number;
  /** Two-sided. */
  readonly pValue: number;
}

/** A fitted proportional hazards regression. */
export interface CoxFit {
  readonly state: "estimated";
  readonly settings: CoxSettings;
  /** In the order of the covariates. */
  readonly terms: readonly CoxTerm[];
  /** Covariance of the coefficients from the model, p by p. */
  readonly covariance: Float64Array;
  /** Sandwich covariance, p by p; null unless the settings ask for it. */
  readonly robustCovariance: Float64Array | null;
  /** Partial log-likelihood at the coefficients, and at 0. */
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  /**
   * That all coefficients are 0. Likelihood ratio and score test take rows for independent and weights for counts, also
   * beside robust standard errors: there the Wald test, which uses them, and the robust score test are the ones to read.
   */
  readonly likelihoodRatio: ChiSquareTest;
  readonly score: ChiSquareTest;
  readonly wald: ChiSquareTest;
  /** null without robust standard errors, or where the squares of the scores are singular. */
  readonly robustScore: ChiSquareTest | null;
  /** Rows and events used, unweighted. */
  readonly n: number;
  readonly events: number;
  /** Rows left out because their time under observation is empty, reversed or over before day 0. */
  readonly excluded: number;
  /** Clusters (rows, where none are given); null without robust standard errors. */
  readonly clusters: number | null;
  /** Newton steps taken. */
  readonly iterations: number;
}

/** A regression that the data do not allow. */
export interface RefusedCoxFit {
  readonly state: "not-estimable";
  /**
   * - `no-rows`: nobody has time at risk.
   * - `no-events`: nobody has the event.
   * - `weight-not-positive`: a weight is 0 or below.
   * - `constant-covariate`: a covariate has one value throughout each stratum.
   * - `no-contrast`: a covariate never differs among those at risk when an event happens.
   * - `collinear-covariates`: a covariate is explained by those before it.
   * - `separation`: a covariate, or several together, tells at every event who has it, so that the hazard ratio is 0 or
   *   infinite. Other software prints a huge coefficient with a huge standard error.
   * - `singular`, `not-converged`: the maximum cannot be found to working precision.
   * - `robust-variance-singular`: no more clusters than covariates, or scores that cancel, so that robust errors would
   *   come out as 0 or nearly so.
   */
  readonly reason:
    | "no-rows"
    | "no-events"
    | "weight-not-positive"
    | "constant-covariate"
    | "no-contrast"
    | "collinear-covariates"
    | "separation"
    | "singular"
    | "not-converged"
    | "robust-variance-singular";
  /** Names of the covariates to blame; empty where it is none of them. */
  readonly covariates: readonly string[];
  readonly n: number;
  readonly events: number;
  readonly excluded: number;
}
