import type { ProportionEstimate } from "./binomial.ts";
import { multiplier } from "./confidence.ts";

/**
 * Score interval for a proportion (Wilson), without continuity correction.
 *
 * It covers the level on average over true shares, not for each of them, and is therefore narrower than the exact one:
 * 18 of 20 gives 69.9-97.2 % where `exactProportion` gives 68.3-98.8 %. An agreement has to name which of the two it
 * means. No persons give `not-estimable`.
 *
 * Throws RangeError for counts that are not whole, negative, or more successes than trials, and for a level outside
 * (0, 1).
 *
 * Wilson 1927. Agrees with `prop.test(correct = FALSE)` of R 4.2.2.
 */
export const wilsonProportion = (successes: number, trials: number, level: number): ProportionEstimate => {
  if (!Number.isSafeInteger(successes) || !Number.isSafeInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError("successes and trials must be whole numbers with 0 <= successes <= trials");
  }
  const z = multiplier(level);
  if (trials === 0) return { state: "not-estimable", reason: "no-trials" };
  const upper = upperBound(successes, trials, z);
  // The lower bound is the complement of the upper one for failures; 1 - that loses the digits of a small share.
  const product = (successes / trials) ** 2 / (1 + (z * z) / trials);
  return {
    state: "estimated",
    successes,
    trials,
    proportion: successes / trials,
    lower: successes === 0 ? 0 : product / upper,
    upper: successes === trials ? 1 : upper,
    level,
  };
};

const upperBound = (successes: number, trials: number, z: number): number => {
  const share = successes / trials;
  const square = (z * z) / trials;
  return (share + square / 2 + Math.sqrt(square * (share * (1 - share) + square / 4))) / (1 + square);
};
