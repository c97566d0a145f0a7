/** One covariate's effect on the odds. */
export interface LogisticTerm {
  readonly name: string;
  /** Log odds ratio per unit of the covariate. */
  readonly coefficient: number;
  readonly standardError: number;
  readonly oddsRatio: number;
  /** Wald interval of the odds ratio. */
  readonly lower: number;
  readonly upper: number;
  readonly z: number;
  /** Two-sided. */
  readonly pValue: number;
}

/** A fitted logistic regression. */
export interface LogisticFit {
  readonly state: "estimated";
  /** Log odds where every covariate is 0. */
  readonly intercept: { readonly coefficient: number; readonly standardError: number };
  /** In the order of the covariates. */
  readonly terms: readonly LogisticTerm[];
  /** Covariance of intercept and coefficients, p + 1 by p + 1. */
  readonly covariance: Float64Array;
  /** Fitted probability of the outcome, one per row. */
  readonly probability: Float64Array;
  readonly logLikelihood: number;
  /** With the intercept alone. */
  readonly nullLogLikelihood: number;
  /** Rows, and those with the outcome, unweighted. */
  readonly n: number;
  readonly outcomes: number;
  /** Newton steps taken. */
  readonly iterations: number;
}

/** A logistic regression that the data do not allow. */
export interface RefusedLogisticFit {
  readonly state: "not-estimable";
  /**
   * - `no-rows`: nobody is there (or nobody has weight).
   * - `one-outcome`: all rows have the same outcome.
   * - `constant-covariate`, `collinear-covariates`: a covariate has one value, or is explained by the others.
   * - `separation`: a covariate, or several together, tells the outcome of some rows for certain, so that an odds ratio
   *   is 0 or infinite. Between treatments it means that some persons never had a choice: positivity does not hold.
   * - `not-converged`: the maximum cannot be found to working precision.
   */
  readonly reason:
    | "no-rows"
    | "one-outcome"
    | "constant-covariate"
    | "collinear-covariates"
    | "separation"
    | "not-converged";
  /** Names of the covariates to blame; empty where it is none of them, or all together. */
  readonly covariates: readonly string[];
  readonly n: number;
  readonly outcomes: number;
}
