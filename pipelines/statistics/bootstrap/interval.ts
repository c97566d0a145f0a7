import { cell } from "../cell.ts";
import { normalProbability } from "../distributions/normal.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import type { BootstrapSample } from "./bootstrap.ts";

/** An interval from replicates, or the statement that there is none. */
export type BootstrapInterval =
  | {
      readonly state: "estimated";
      readonly type: "percentile" | "basic" | "bca";
      readonly estimate: number;
      readonly lower: number;
      readonly upper: number;
      /** Confidence level as a probability. */
      readonly level: number;
    }
  | {
      readonly state: "not-estimable";
      /**
       * `too-few-replicates`: the bound would lie beyond the most extreme replicate. `no-spread`: all replicates are the
       * same. `bias-unbounded`: all replicates lie on one side of the estimate, or the correction leaves the scale.
       * `no-influence`: leaving one unit out never changes the figure, or makes it impossible.
       */
      readonly reason: "too-few-replicates" | "no-spread" | "bias-unbounded" | "no-influence";
    };

/** What intervals are made from. */
type Replicates = Pick<BootstrapSample, "estimate" | "replicates">;

/**
 * Percentile interval: the middle `level` of the replicates. Simple, keeps within the range of the figure, and too short
 * for few persons or a biased figure.
 *
 * Throws RangeError for a level outside (0, 1). `boot.ci(type = "perc")` of R boot 1.3-28.1.
 */
export const percentileInterval = (sample: Replicates, level: number): BootstrapInterval =>
  between(sample, "percentile", level, (1 - level) / 2, (1 + level) / 2);

/**
 * Basic interval: the percentile interval mirrored at the estimate. It can leave the range of the figure (a share below
 * 0).
 *
 * Throws RangeError for a level outside (0, 1). `boot.ci(type = "basic")` of R boot 1.3-28.1.
 */
export const basicInterval = (sample: Replicates, level: number): BootstrapInterval => {
  const found = between(sample, "basic", level, (1 - level) / 2, (1 + level) / 2);
  if (found.state !== "estimated") return found;
  return { ...found, lower: 2 * sample.estimate - found.upper, upper: 2 * sample.estimate - found.lower };
};

/**
 * Bias-corrected and accelerated interval: percentiles moved for the bias of the replicates and for a spread that changes
 * with the figure. The one to take where there is no reason for another; needs some thousand replicates.
 *
 * `influence` from `jackknifeInfluence`. Throws RangeError for a level outside (0, 1).
 *
 * Efron 1987. `boot.ci(type = "bca", L = )` of R boot 1.3-28.1; given no L, boot estimates the influence by regression on
 * the replicates, and its interval differs a little.
 */
export const bcaInterval = (sample: Replicates, influence: ArrayLike<number>, level: number): BootstrapInterval => {
  const { estimate, replicates } = sample;
  const bias = normalQuantile(replicates.filter((value) => value < estimate).length / replicates.length);
  if (!Number.isFinite(bias)) {
    const isFlat = replicates.every((value) => value === replicates[0]);
    return { state: "not-estimable", reason: isFlat ? "no-spread" : "bias-unbounded" };
  }
  const column = Float64Array.from(influence);
  const squares = column.reduce((sum, value) => sum + value ** 2, 0);
  const acceleration = column.reduce((sum, value) => sum + value ** 3, 0) / (6 * squares ** 1.5);
  if (!Number.isFinite(acceleration)) return { state: "not-estimable", reason: "no-influence" };
  const moved = (share: number) => {
    const z = bias + normalQuantile(share);
    // Past the pole the correction turns round and would swap the tails.
    return acceleration * z < 1 ? normalProbability(bias + z / (1 - acceleration * z)) : Number.NaN;
  };
  const [low, high] = [moved((1 - level) / 2), moved((1 + level) / 2)];
  if (Number.isNaN(low) || Number.isNaN(high)) return { state: "not-estimable", reason: "bias-unbounded" };
  return between(sample, "bca", level, low, high);
};

const between = (
  { estimate, replicates }: Replicates,
  type: "percentile" | "basic" | "bca",
  level: number,
  low: number,
  high: number,
): BootstrapInterval => {
  if (!(level > 0 && level < 1)) throw new RangeError("confidence level must lie between 0 and 1");
  const sorted = replicates.toSorted();
  if (sorted.length === 0 || sorted[0] === sorted.at(-1)) return { state: "not-estimable", reason: "no-spread" };
  const [lower, upper] = [orderStatistic(sorted, low), orderStatistic(sorted, high)];
  if (lower === null || upper === null) return { state: "not-estimable", reason: "too-few-replicates" };
  return { state: "estimated", type, estimate, lower, upper, level };
};

/** Rank (R + 1) x share, between two ranks on the normal scale; null beyond the ends, where R takes the last replicate. */
const orderStatistic = (sorted: Float64Array, share: number): number | null => {
  const rank = (sorted.length + 1) * share;
  const below = Math.floor(rank);
  if (below < 1 || below > sorted.length) return null;
  const at = cell(sorted, below - 1);
  if (below === rank) return at;
  if (below === sorted.length) return null;
  const z = (count: number) => normalQuantile(count / (sorted.length + 1));
  const part = (normalQuantile(share) - z(below)) / (z(below + 1) - z(below));
  return at + part * (cell(sorted, below) - at);
};
