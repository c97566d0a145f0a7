import type { Bounds } from "../confidence.ts";
import { betaQuantile } from "../distributions/beta-quantile.ts";
import { incompleteBeta } from "../distributions/incomplete-beta.ts";
import { betaHighestDensity } from "./highest-density.ts";

/** What is believed of a share before the data: a beta distribution. 1 and 1 is flat, 0.5 and 0.5 is Jeffreys'. */
export interface BetaPrior {
  readonly a: number;
  readonly b: number;
}

/** What is believed of a share after the data. */
export interface BetaPosterior {
  /** Parameters of the posterior beta distribution. */
  readonly a: number;
  readonly b: number;
  readonly prior: BetaPrior;
  readonly successes: number;
  readonly trials: number;
  readonly mean: number;
  readonly standardDeviation: number;
  /** Leaves out (1 - level) / 2 at each end. */
  readonly equalTailed: Bounds;
  /** The shortest interval; null where the distribution has no single hump (a and b both 1 or below). */
  readonly highestDensity: Bounds | null;
  /** Probability held by each interval. */
  readonly level: number;
}

/**
 * Posterior of a response share from a beta prior and a count of responders.
 *
 * Unlike a confidence interval it says how probable a share is, given the prior, which has to be printed: with few
 * persons it decides much. A prior counts as a + b persons of whom a responded.
 *
 * Throws RangeError for counts that are not whole, negative, or more successes than trials, prior parameters that are not
 * above 0, and a level outside (0, 1).
 *
 * Gelman and others 2013, section 2.4. Agrees with `qbeta` of R 4.2.2.
 */
export const betaPosterior = (prior: BetaPrior, successes: number, trials: number, level: number): BetaPosterior => {
  if (!(prior.a > 0 && prior.b > 0 && Number.isFinite(prior.a + prior.b))) {
    throw new RangeError("prior parameters must be above 0");
  }
  if (!Number.isSafeInteger(successes) || !Number.isSafeInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError("successes and trials must be whole numbers with 0 <= successes <= trials");
  }
  if (!(level > 0 && level < 1)) throw new RangeError("level must lie between 0 and 1");
  const [a, b] = [prior.a + successes, prior.b + trials - successes];
  const tail = (1 - level) / 2;
  return {
    a,
    b,
    prior,
    successes,
    trials,
    mean: a / (a + b),
    standardDeviation: Math.sqrt(((a / (a + b)) * (b / (a + b))) / (a + b + 1)),
    equalTailed: { lower: betaQuantile(tail, a, b, "lower"), upper: betaQuantile(tail, a, b, "upper") },
    highestDensity: betaHighestDensity(a, b, level),
    level,
  };
};

/**
 * Posterior probability that the share is above a threshold. Throws RangeError for a threshold outside [0, 1].
 * `pbeta(lower.tail = FALSE)` of R 4.2.2.
 */
export const probabilityAbove = ({ a, b }: Pick<BetaPosterior, "a" | "b">, threshold: number): number =>
  incompleteBeta(threshold, a, b).upper;
