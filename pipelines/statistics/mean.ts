import { studentTQuantile } from "./distributions/student-t-quantile.ts";

/** A mean with its t interval, or the statement that there is none. */
export type MeanEstimate =
  | {
      readonly state: "estimated";
      readonly n: number;
      readonly mean: number;
      /** Standard deviation of the values, divisor n - 1. */
      readonly standardDeviation: number;
      /** Of the mean. */
      readonly standardError: number;
      readonly lower: number;
      readonly upper: number;
      /** Confidence level as a probability. */
      readonly level: number;
    }
  | { readonly state: "not-estimable"; readonly reason: "fewer-than-two-values"; readonly n: number };

/**
 * Mean of one value per person with Student's t interval on n - 1 degrees of freedom.
 *
 * With few persons the interval is clearly wider than with the normal multiplier (ten persons: 2.26 instead of 1.96). It
 * leans on values spread without a long tail; those who are missing are not in it.
 *
 * Throws RangeError for values that are not finite and a level outside (0, 1). Agrees with `t.test` of R 4.2.2.
 */
export const meanWithInterval = (values: ArrayLike<number>, level: number): MeanEstimate => {
  if (!(level > 0 && level < 1)) throw new RangeError("confidence level must lie between 0 and 1");
  const column = Float64Array.from(values);
  if (!column.every(Number.isFinite)) throw new RangeError("values must be finite");
  const n = column.length;
  if (n < 2) return { state: "not-estimable", reason: "fewer-than-two-values", n };
  const mean = column.reduce((sum, value) => sum + value, 0) / n;
  const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const standardError = Math.sqrt(variance / n);
  const spread = studentTQuantile(1 - (1 - level) / 2, n - 1) * standardError;
  return {
    state: "estimated",
    n,
    mean,
    standardDeviation: Math.sqrt(variance),
    standardError,
    lower: mean - spread,
    upper: mean + spread,
    level,
  };
};
