import { cell } from "../cell.ts";
import { multiplier } from "../confidence.ts";
import { indexDays } from "../day-index.ts";
import { effectiveSampleSize } from "./effective-sample-size.ts";

/** A mean (or share, of zeros and ones) under weights, or the statement that there is none. */
export type WeightedMeanEstimate =
  | {
      readonly state: "estimated";
      readonly mean: number;
      /** Robust, weights taken as known. */
      readonly standardError: number;
      /** Normal interval; not clipped, so that of a share can pass 0 or 1. */
      readonly lower: number;
      readonly upper: number;
      /** Confidence level as a probability. */
      readonly level: number;
      /** Persons (rows) with weight, and how many they are worth. */
      readonly n: number;
      readonly effectiveSampleSize: number;
    }
  | { readonly state: "not-estimable"; readonly reason: "no-weight" | "fewer-than-two-clusters" };

/**
 * Mean of one value per row under weights, with the sandwich standard error: root of the sum over clusters of
 * (sum of w (y - mean))^2, over the sum of weights.
 *
 * Multiplying all weights by a number changes nothing. Where all values are equal the standard error is 0, which is not
 * certainty; for shares near 0 or 1 no normal interval is to be trusted.
 *
 * Throws RangeError for columns of different length, values or weights that are not finite, weights below 0, and a level
 * outside (0, 1).
 *
 * Agrees with `lm(y ~ 1, weights = )` and `sandwich::vcovHC(type = "HC0")` (by cluster `vcovCL(type = "HC0", cadjust =
 * FALSE)`), sandwich 3.0-2.
 */
export const weightedMean = (
  values: ArrayLike<number>,
  weight: ArrayLike<number>,
  level: number,
  cluster?: ArrayLike<number>,
): WeightedMeanEstimate => {
  const z = multiplier(level);
  const rows = Array.from({ length: values.length }, (_, i) => i);
  if (weight.length !== rows.length || (cluster !== undefined && cluster.length !== rows.length)) {
    throw new RangeError("all columns must have the same length");
  }
  for (const i of rows) {
    if (!Number.isFinite(cell(values, i))) throw new RangeError("values must be finite");
    if (!(cell(weight, i) >= 0 && Number.isFinite(cell(weight, i))))
      throw new RangeError("weights must be finite, 0 or more");
  }
  const kept = rows.filter((i) => cell(weight, i) > 0);
  if (kept.length === 0) return { state: "not-estimable", reason: "no-weight" };
  const ids = Float64Array.from(kept, (i) => (cluster === undefined ? i : cell(cluster, i)));
  const { days, rowOf } = indexDays([ids]);
  if (days.length < 2) return { state: "not-estimable", reason: "fewer-than-two-clusters" };
  const total = kept.reduce((sum, i) => sum + cell(weight, i), 0);
  const mean = kept.reduce((sum, i) => sum + cell(weight, i) * cell(values, i), 0) / total;
  const scores = new Float64Array(days.length);
  kept.forEach((i, k) => {
    const at = rowOf(cell(ids, k));
    scores[at] = cell(scores, at) + cell(weight, i) * (cell(values, i) - mean);
  });
  const standardError = Math.sqrt(scores.reduce((sum, score) => sum + score * score, 0)) / total;
  return {
    state: "estimated",
    mean,
    standardError,
    lower: mean - z * standardError,
    upper: mean + z * standardError,
    level,
    n: kept.length,
    effectiveSampleSize: effectiveSampleSize(weight),
  };
};
