import type { AdjustAnalysis } from "../../schemas/agreement/adjust-analysis.ts";
import { type Covariate, entropyBalancing, logisticRegression, treatmentWeights } from "../statistics/index.ts";

/** Weights that make two levels alike, or how many persons stand in the way; none where it is no single persons. */
export type LevelWeights =
  | {
      readonly state: "weighted";
      readonly weight: Float64Array;
      /** Probability of the level, one per person; null where the method has none. */
      readonly propensity: Float64Array | null;
    }
  | { readonly state: "refused"; readonly persons: number | null };

/** One weight per person from the method and estimand that the agreement names; `held` is 1 at the level, else 0. */
export const levelWeights = (
  { method, estimand, greatest_weight }: AdjustAnalysis,
  held: readonly number[],
  covariates: readonly Covariate[],
  confidenceLevel: number,
): LevelWeights => {
  if (covariates.length === 0) return { state: "refused", persons: null };
  if (method === "entropy") {
    const found = entropyBalancing(held, covariates, greatest_weight);
    return found.state === "weighted"
      ? { state: "weighted", weight: found.weight, propensity: null }
      : { state: "refused", persons: null };
  }
  const score = logisticRegression({ outcome: held, covariates }, confidenceLevel);
  if (score.state !== "estimated") return { state: "refused", persons: null };
  const settings = {
    estimand,
    stabilised: false,
    greatestWeight: greatest_weight,
  };
  const found = treatmentWeights(held, score.probability, settings);
  return found.state === "weighted"
    ? { state: "weighted", weight: found.weight, propensity: score.probability }
    : { state: "refused", persons: found.persons };
};
