import { cell } from "../cell.ts";
import { logGamma } from "../distributions/log-gamma.ts";
import type { BetaPosterior } from "./beta-binomial.ts";

/**
 * Probability of 0, 1, ... `trials` responders among `trials` more persons, given what is believed of the share now.
 *
 * Wider than a binomial at the posterior mean, as the share itself is uncertain. For the question whether the next
 * reading can still reach a limit. Throws RangeError for a number that is not whole or is below 0.
 *
 * Beta-binomial distribution; started at its mode in logarithms and carried outwards by ratios, then made to add up to 1.
 */
export const posteriorPredictive = ({ a, b }: Pick<BetaPosterior, "a" | "b">, trials: number): Float64Array => {
  if (!Number.isSafeInteger(trials) || trials < 0) throw new RangeError("trials must be a whole number, 0 or more");
  const logs = Float64Array.from({ length: trials + 1 }, (_, k) => logWeight(a, b, trials, k));
  const largest = logs.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  const start = logs.indexOf(largest);
  const weight = new Float64Array(trials + 1);
  weight[start] = 1;
  // From k to k + 1 the weight is multiplied by this.
  const ratio = (k: number) => (((trials - k) / (k + 1)) * (a + k)) / (b + trials - k - 1);
  for (let k = start; k < trials; k += 1) weight[k + 1] = cell(weight, k) * ratio(k);
  for (let k = start; k > 0; k -= 1) weight[k - 1] = cell(weight, k) / ratio(k - 1);
  const total = weight.reduce((sum, one) => sum + one, 0);
  return weight.map((one) => one / total);
};

/** Log of C(m, k) B(a + k, b + m - k), but for a constant. */
const logWeight = (a: number, b: number, m: number, k: number): number =>
  logGamma(a + k) + logGamma(b + m - k) - logGamma(k + 1) - logGamma(m - k + 1);

/**
 * Probability of at least `needed` responders among those more persons; 1 where none is needed, 0 where more are needed
 * than come. Throws RangeError for a number that is not whole.
 */
export const predictiveAtLeast = (predictive: Float64Array, needed: number): number => {
  if (!Number.isSafeInteger(needed)) throw new RangeError("needed must be a whole number");
  if (needed <= 0) return 1;
  return predictive.subarray(Math.min(needed, predictive.length)).reduce((sum, one) => sum + one, 0);
};
