import { cell } from "../cell.ts";
import { refuseCovariates } from "../covariate.ts";
import type { Covariate } from "../cox/cox-data.ts";
import type { CalibrationTarget, Uncalibrated } from "./calibration.ts";
import { calibrate } from "./calibration.ts";
import { effectiveSampleSize } from "./effective-sample-size.ts";

/** What another study published of one covariate. */
export interface AggregateCovariate extends Covariate {
  /** Mean (share, for 0 and 1) in the other study. */
  readonly mean: number;
  /** Standard deviation in the other study, where it is to be matched too; never for a column of zeros and ones. */
  readonly standardDeviation?: number;
}

/** Weights that turn our persons into a population like that of the other study. */
export interface MatchingAdjustedWeights {
  readonly state: "weighted";
  /** One per person, above 0, adding up to the number of persons: 1 means counted as one. */
  readonly weight: Float64Array;
  readonly n: number;
  /** Persons the weights are worth; how much smaller it is than n tells how far apart the populations are. */
  readonly effectiveSampleSize: number;
  readonly largest: number;
  /** Newton steps taken. */
  readonly iterations: number;
}

/** A population that ours cannot be weighted to. */
export interface RefusedMatchingAdjustment {
  readonly state: "refused";
  /** As in the calibration, or `effective-size-below-limit`: the figure would rest on too few persons. */
  readonly reason: Uncalibrated["reason"] | "effective-size-below-limit";
  readonly covariates: readonly string[];
}

/**
 * Weights of a matching-adjusted indirect comparison: persons of ours, weighted by exp(x'a) so that covariates have the
 * means, and where given the standard deviations, that another study published.
 *
 * Unanchored (without a common comparator) it is right only if every prognostic factor and effect modifier is among the
 * covariates; no data can show that. A standard deviation is matched through the second moment, mean^2 + sd^2. The
 * weights are taken as known by what uses them (`weightedMean`, `weightedKaplanMeier` with the robust variance).
 *
 * Throws RangeError for columns of different length, values that are not finite, covariates with equal names or none, a
 * standard deviation that is not above 0, and a limit below 0.
 *
 * Signorovitch and others 2010, PharmacoEconomics 28, 935-945; NICE DSU technical support document 18.
 */
export const matchingAdjustedWeights = (
  covariates: readonly AggregateCovariate[],
  leastEffectiveSize: number,
): MatchingAdjustedWeights | RefusedMatchingAdjustment => {
  const n = covariates[0]?.values.length;
  if (n === undefined) throw new RangeError("matching needs covariates, at least one");
  if (!(leastEffectiveSize >= 0)) throw new RangeError("the least effective sample size must be 0 or more");
  refuseCovariates(covariates, n);
  const found = calibrate(covariates.flatMap(momentsOf), new Float64Array(n).fill(1));
  if (found.state === "not-found") return { state: "refused", reason: found.reason, covariates: found.covariates };
  const weight = found.share.map((share) => share * n);
  const effective = effectiveSampleSize(weight);
  if (effective < leastEffectiveSize) {
    return { state: "refused", reason: "effective-size-below-limit", covariates: [] };
  }
  const largest = weight.reduce((most, own) => Math.max(most, own), 0);
  return { state: "weighted", weight, n, effectiveSampleSize: effective, largest, iterations: found.iterations };
};

/** Second moments around the mean to be matched: the same constraint as raw ones, without their near-collinearity. */
const momentsOf = ({ name, values, mean, standardDeviation }: AggregateCovariate): readonly CalibrationTarget[] => {
  if (!Number.isFinite(mean)) throw new RangeError("means to be matched must be finite");
  const first = { name, values, target: mean };
  if (standardDeviation === undefined) return [first];
  if (!(standardDeviation > 0 && Number.isFinite(standardDeviation))) {
    throw new RangeError("standard deviations to be matched must be above 0");
  }
  const squares = Float64Array.from({ length: values.length }, (_, i) => (cell(values, i) - mean) ** 2);
  return [first, { name, values: squares, target: standardDeviation ** 2 }];
};
