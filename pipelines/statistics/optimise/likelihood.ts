/** What one day, or all days together, say of p coefficients. */
export interface Likelihood {
  logLikelihood: number;
  /** First derivatives. */
  readonly score: Float64Array;
  /** Minus the second derivatives, p by p. */
  readonly information: Float64Array;
}

/** Nothing known of p coefficients. */
export const noLikelihood = (p: number): Likelihood => ({
  logLikelihood: 0,
  score: new Float64Array(p),
  information: new Float64Array(p * p),
});
