import { bootstrap, percentileInterval } from "../statistics/index.ts";
import type { Estimate } from "./figure.ts";

/** One person's part of a ratio. */
export interface Part {
  readonly above: number;
  readonly below: number;
}

/**
 * The sum of one column over the sum of another, times a factor, with the percentile interval of the bootstrap over
 * persons: what one person has is drawn as a whole, so that days of one patient are not taken for days of many.
 */
export const ratioOfSums = (
  parts: readonly Part[],
  factor: number,
  { replicates, seed }: { readonly replicates: number; readonly seed: number },
  level: number,
): Pick<Estimate, "value" | "lower" | "upper" | "state"> => {
  const aboves = Float64Array.from(parts, (part) => part.above);
  const belows = Float64Array.from(parts, (part) => part.below);
  const sample = bootstrap(
    (rows) => {
      let above = 0;
      let below = 0;
      for (let k = 0; k < rows.length; k += 1) {
        const row = rows[k] ?? 0;
        above += aboves[row] ?? 0;
        below += belows[row] ?? 0;
      }
      return (factor * above) / below;
    },
    { rows: parts.length, replicates, seed },
  );
  const above = parts.reduce((sum, part) => sum + part.above, 0);
  const below = parts.reduce((sum, part) => sum + part.below, 0);
  if (below <= 0) return { value: null, lower: null, upper: null, state: "not-estimable" };
  const found = sample.state === "resampled" ? percentileInterval(sample, level) : null;
  const bounds =
    found?.state === "estimated" ? { lower: found.lower, upper: found.upper } : { lower: null, upper: null };
  return { value: (factor * above) / below, ...bounds, state: "estimated" };
};
