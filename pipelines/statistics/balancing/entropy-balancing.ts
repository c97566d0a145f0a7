import { cell } from "../cell.ts";
import { refuseCovariates } from "../covariate.ts";
import type { Covariate } from "../cox/cox-data.ts";
import type { Uncalibrated } from "./calibration.ts";
import { calibrate } from "./calibration.ts";
import { effectiveSampleSize } from "./effective-sample-size.ts";

/** One weight per person: 1 for the treated; the others' add up to the number of treated. */
export interface EntropyWeights {
  readonly state: "weighted";
  readonly weight: Float64Array;
  /** Persons the others' weights are worth. */
  readonly effectiveOthers: number;
  /** Largest weight among the others. */
  readonly largest: number;
  /** Newton steps taken. */
  readonly iterations: number;
}

/** Groups that cannot be balanced. */
export interface RefusedEntropyWeights {
  readonly state: "refused";
  /**
   * `one-group`: nobody was treated, or everybody. `weight-above-limit`: one of the others would stand for more than
   * `greatestWeight` treated persons. The rest as in the calibration: the means of the treated lie outside what the
   * others can be weighted to (positivity), or covariates say the same twice.
   */
  readonly reason: Uncalibrated["reason"] | "one-group" | "weight-above-limit";
  readonly covariates: readonly string[];
}

/**
 * Entropy balancing: the weights of the untreated nearest to equal under which every covariate has exactly the mean of
 * the treated (the effect in the treated, `att`).
 *
 * What is balanced is what is given: add squares for spreads and products for dependence. Exact balance in means is
 * reached even where a few persons carry all the weight; read `effectiveOthers` beside every result.
 *
 * Throws RangeError for columns of different length, values that are not finite, `treated` other than 0 and 1, covariates
 * with equal names or none, and a limit that is not above 0.
 *
 * Hainmueller 2012, Political Analysis 20, 25-46; the convex dual solved by Newton's method.
 */
export const entropyBalancing = (
  treated: ArrayLike<number>,
  covariates: readonly Covariate[],
  greatestWeight: number,
): EntropyWeights | RefusedEntropyWeights => {
  refuseCovariates(covariates, treated.length);
  if (covariates.length === 0) throw new RangeError("balancing needs covariates, at least one");
  if (!(greatestWeight > 0)) throw new RangeError("the limit of weights must be above 0");
  const had = Array.from(treated);
  if (had.some((one) => one !== 0 && one !== 1)) throw new RangeError("treated must be 0 or 1");
  const count = had.reduce((sum, one) => sum + one, 0);
  if (count === 0 || count === had.length) return { state: "refused", reason: "one-group", covariates: [] };
  const targets = covariates.map(({ name, values }) => ({
    name,
    values,
    target: had.reduce((sum, one, i) => sum + one * cell(values, i), 0) / count,
  }));
  const found = calibrate(
    targets,
    Float64Array.from(had, (one) => 1 - one),
  );
  if (found.state === "not-found") return { state: "refused", reason: found.reason, covariates: found.covariates };
  const weight = found.share.map((share, i) => (had[i] === 1 ? 1 : share * count));
  const others = weight.filter((_, i) => had[i] === 0);
  const largest = others.reduce((most, own) => Math.max(most, own), 0);
  if (largest > greatestWeight) return { state: "refused", reason: "weight-above-limit", covariates: [] };
  return {
    state: "weighted",
    weight,
    effectiveOthers: effectiveSampleSize(others),
    largest,
    iterations: found.iterations,
  };
};
