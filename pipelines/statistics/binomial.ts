import { betaQuantile } from "./distributions/beta-quantile.ts";

/** A proportion with its exact interval, or the statement that there is none. */
export type ProportionEstimate =
  | {
      readonly state: "estimated";
      readonly successes: number;
      readonly trials: number;
      readonly proportion: number;
      readonly lower: number;
      readonly upper: number;
      /** Confidence level as a probability. */
      readonly level: number;
    }
  | { readonly state: "not-estimable"; readonly reason: "no-trials" };

/**
 * Exact interval for a proportion (Clopper and Pearson): each tail holds at most half of 1 - level.
 *
 * It covers at least the level whatever the true share and is therefore wide on small numbers; 0 of 20 does not rule
 * out a share of 16.8 %. No persons give `not-estimable`.
 *
 * Throws RangeError for counts that are not whole, negative, or more successes than trials, and for a level outside
 * (0, 1).
 *
 * Clopper and Pearson 1934. Agrees with `binom.test` of R 4.2.2.
 */
export const exactProportion = (successes: number, trials: number, level: number): ProportionEstimate => {
  if (!Number.isSafeInteger(successes) || !Number.isSafeInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError("successes and trials must be whole numbers with 0 <= successes <= trials");
  }
  if (!(level > 0 && level < 1)) throw new RangeError("confidence level must lie between 0 and 1");
  if (trials === 0) return { state: "not-estimable", reason: "no-trials" };
  const failures = trials - successes;
  const tail = (1 - level) / 2;
  return {
    state: "estimated",
    successes,
    trials,
    proportion: successes / trials,
    lower: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1, "lower"),
    upper: failures === 0 ? 1 : betaQuantile(tail, successes + 1, failures, "upper"),
    level,
  };
};
