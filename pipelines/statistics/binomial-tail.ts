import { incompleteBeta } from "./distributions/incomplete-beta.ts";

/**
 * Probability of at least `successes` successes in `trials` when each has probability `probability`: the exact one-sided
 * binomial test. With no trials it is 1.
 *
 * On small numbers it cannot be small: five of five at 1/2 are 0.031. Throws RangeError for counts that are not whole,
 * negative, or more successes than trials, and a probability outside (0, 1).
 *
 * Agrees with `binom.test(successes, trials, probability, "greater")` of R 4.2.2.
 */
export const binomialUpperTail = (successes: number, trials: number, probability: number): number => {
  if (!Number.isSafeInteger(successes) || !Number.isSafeInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError("successes and trials must be whole numbers with 0 <= successes <= trials");
  }
  if (!(probability > 0 && probability < 1)) throw new RangeError("probability must lie between 0 and 1");
  return successes === 0 ? 1 : incompleteBeta(probability, successes, trials - successes + 1).lower;
};
