import { multiplier } from "./confidence.ts";

/** A figure with its standard error. */
export interface WithError {
  readonly value: number;
  readonly standardError: number;
}

/** First less second, with the normal interval. */
export interface IndependentDifference extends WithError {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Difference of two figures that are about normal and made of different persons: the variances add up.
 *
 * Throws RangeError for figures or errors that are not finite, errors below 0, and a level outside (0, 1).
 */
export const independentDifference = (first: WithError, second: WithError, level: number): IndependentDifference => {
  const z = multiplier(level);
  const numbers = [first.value, second.value, first.standardError, second.standardError];
  if (!numbers.every(Number.isFinite) || first.standardError < 0 || second.standardError < 0) {
    throw new RangeError("figures and errors must be finite, errors 0 or more");
  }
  const value = first.value - second.value;
  const standardError = Math.hypot(first.standardError, second.standardError);
  return { value, standardError, lower: value - z * standardError, upper: value + z * standardError };
};
