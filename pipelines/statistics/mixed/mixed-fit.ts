/** Whose small-sample rule: belongs in the method text. */
export type DegreesOfFreedomMethod = "satterthwaite" | "kenward-roger";

/** A linear combination of fixed effects. */
export interface MixedEstimate {
  readonly estimate: number;
  /** Under `kenward-roger` widened for the covariance having been estimated. */
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly t: number;
  /** Two-sided. */
  readonly pValue: number;
  readonly lower: number;
  readonly upper: number;
}

/** What a linear combination needs besides the coefficients. */
export interface MixedSpread {
  /** Covariance of the coefficients, p by p, the covariance of the values taken as known. */
  readonly model: Float64Array;
  /** The same, widened after Kenward and Roger; equal to `model` under `satterthwaite`. */
  readonly used: Float64Array;
  /** How its inverse falls with each covariance parameter, p by p each. */
  readonly slopes: readonly Float64Array[];
  /** Covariance of the covariance parameters, q by q. */
  readonly parameters: Float64Array;
}

/** A fitted model of repeated values. */
export interface MixedFit {
  readonly state: "estimated";
  readonly method: DegreesOfFreedomMethod;
  /** Names of the fixed effects, in the order of the columns. */
  readonly names: readonly string[];
  readonly coefficients: Float64Array;
  readonly spread: MixedSpread;
  /**
   * Covariance parameters. Unstructured: the lower triangle row by row, visits ascending. Random effects: the lower
   * triangle of their covariance row by row, then the residual variance.
   */
  readonly parameters: Float64Array;
  /** Restricted log-likelihood; comparable only between models with the same fixed effects. */
  readonly logLikelihood: number;
  readonly rows: number;
  readonly persons: number;
  readonly iterations: number;
}

/** A model that the data do not allow. */
export interface RefusedMixedFit {
  readonly state: "not-estimable";
  /**
   * - `too-few-rows`: no more rows than fixed effects, or no spread around them.
   * - `collinear-fixed-effects`: a column is explained by those before it, or is 0 throughout.
   * - `covariance-not-identified`: some pair of visits is never seen in one person, or persons are too few.
   * - `random-variance-at-zero`: the likelihood is highest where a random effect has no variance, or two of them are one:
   *   take the effect out.
   * - `not-converged`: the maximum cannot be found to working precision, as when values at two visits agree perfectly.
   */
  readonly reason:
    | "too-few-rows"
    | "collinear-fixed-effects"
    | "covariance-not-identified"
    | "random-variance-at-zero"
    | "not-converged";
  /** Names of the fixed effects to blame. */
  readonly effects: readonly string[];
  readonly rows: number;
  readonly persons: number;
}
