import { cell } from "../cell.ts";
import { effectiveSampleSize } from "./effective-sample-size.ts";

/** Whom the comparison speaks of; belongs in the method text. */
export type TreatmentEstimand =
  /** Everyone: the average effect had all been treated against none. */
  | "ate"
  /** Those who were treated. */
  | "att"
  /** Those who could have gone either way (overlap weights): no weight is ever large. */
  | "ato";

/** How weights are made from propensity scores. */
export interface TreatmentWeightSettings {
  readonly estimand: TreatmentEstimand;
  /**
   * Whether `ate` weights are multiplied by the share who had the treatment they had, so that they average 1 instead of
   * 2. Estimates from weights scaled within each group are the same.
   */
  readonly stabilised: boolean;
  /** Largest weight to be believed; for `ato` none is above 1. */
  readonly greatestWeight: number;
}

/** One weight per person. */
export interface TreatmentWeights {
  readonly state: "weighted";
  readonly settings: TreatmentWeightSettings;
  readonly weight: Float64Array;
  /** Persons that the weights of the treated, and of the others, are worth. */
  readonly effectiveTreated: number;
  readonly effectiveOthers: number;
  readonly largest: number;
}

/** Weights that are not to be believed: positivity does not hold, or nearly so. */
export interface RefusedTreatmentWeights {
  readonly state: "refused";
  /**
   * `one-group`: nobody was treated, or everybody. `certain-treatment`: a propensity score is 0 or 1.
   * `weight-above-limit`: a person would count for more than `greatestWeight`.
   */
  readonly reason: "one-group" | "certain-treatment" | "weight-above-limit";
  /** How many persons are the reason. */
  readonly persons: number;
}

/**
 * Inverse-probability-of-treatment and overlap weights from propensity scores.
 *
 * They make groups alike in what went into the score and in nothing else. A weight above the limit is refused, not cut
 * down: who has one is hardly ever treated so, and the figure would rest on a few such persons; `ato`, or a narrower
 * population, is the way out. The weights are taken as known by `weightedKaplanMeier` and others; bootstrap the whole
 * chain for the spread of the score itself.
 *
 * `ate`: 1/e for the treated, 1/(1 - e) for the others. `att`: 1 and e/(1 - e). `ato`: 1 - e and e.
 *
 * Throws RangeError for columns of different length, scores outside [0, 1], `treated` other than 0 and 1, a limit that
 * is not above 0, and `stabilised` with another estimand than `ate`.
 *
 * Robins, Hernán and Brumback 2000; Li, Morgan and Zaslavsky 2018 (overlap).
 */
export const treatmentWeights = (
  treated: ArrayLike<number>,
  propensity: ArrayLike<number>,
  settings: TreatmentWeightSettings,
): TreatmentWeights | RefusedTreatmentWeights => {
  refuseInput(treated, propensity, settings);
  const had = Array.from(treated);
  const share = had.reduce((sum, one) => sum + one, 0) / had.length;
  if (!(share > 0 && share < 1)) return { state: "refused", reason: "one-group", persons: had.length };
  const certain = Array.from(propensity).filter((score) => score === 0 || score === 1).length;
  if (certain > 0) return { state: "refused", reason: "certain-treatment", persons: certain };
  const marginal = (one: number) => (settings.stabilised ? (one === 1 ? share : 1 - share) : 1);
  const weight = Float64Array.from(
    had,
    (one, i) => marginal(one) * weightOf(one, cell(propensity, i), settings.estimand),
  );
  const above = weight.filter((own) => own > settings.greatestWeight).length;
  if (above > 0) return { state: "refused", reason: "weight-above-limit", persons: above };
  const of = (wanted: number) => effectiveSampleSize(weight.filter((_, i) => had[i] === wanted));
  return {
    state: "weighted",
    settings,
    weight,
    effectiveTreated: of(1),
    effectiveOthers: of(0),
    largest: weight.reduce((most, own) => Math.max(most, own), 0),
  };
};

const weightOf = (treated: number, score: number, estimand: TreatmentEstimand): number => {
  switch (estimand) {
    case "ate":
      return treated === 1 ? 1 / score : 1 / (1 - score);
    case "att":
      return treated === 1 ? 1 : score / (1 - score);
    case "ato":
      return treated === 1 ? 1 - score : score;
  }
};

const refuseInput = (
  treated: ArrayLike<number>,
  propensity: ArrayLike<number>,
  { estimand, stabilised, greatestWeight }: TreatmentWeightSettings,
): void => {
  if (treated.length !== propensity.length) throw new RangeError("treated and propensity must have the same length");
  if (!Array.from(treated).every((one) => one === 0 || one === 1)) throw new RangeError("treated must be 0 or 1");
  if (!Array.from(propensity).every((score) => score >= 0 && score <= 1)) {
    throw new RangeError("propensity scores must lie between 0 and 1");
  }
  if (!(greatestWeight > 0)) throw new RangeError("the limit of weights must be above 0");
  if (stabilised && estimand !== "ate") throw new RangeError("only weights for everyone (ate) are stabilised");
};
