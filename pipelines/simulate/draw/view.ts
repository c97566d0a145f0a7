import type { Assumptions } from "../../../schemas/simulation/assumptions.ts";
import { addDays } from "../../evaluate/calendar.ts";
import type { Recipe } from "../recipe.ts";

/** What is seen of the courses: as data would come in, or whole and exact. */
export interface View {
  readonly recipe: Recipe;
  /** The assumptions that blur what is seen; null sees everything as it is. */
  readonly blur: Assumptions | null;
  /** Last day that the clinical source, and the source of life and death, tell about. ISO dates. */
  readonly clinicalUntil: string;
  readonly vitalUntil: string;
}

/** As the data stand on a day: what happened within the lag before it is not there yet. */
export const asData = (recipe: Recipe, blur: Assumptions, asOf: string): View => {
  const { agreement, sources } = recipe;
  const until = (name: string): string => {
    const agreed = agreement.sources.find(({ source }) => source === name)?.data_lag_days ?? 0;
    return addDays(asOf, -(blur.lag_days ?? agreed));
  };
  return { recipe, blur, clinicalUntil: until(sources.clinical), vitalUntil: until(sources.vital) };
};

/** Whole and exact, up to a day. */
export const asTruth = (recipe: Recipe, until: string): View => ({
  recipe,
  blur: null,
  clinicalUntil: until,
  vitalUntil: until,
});

/** Probability of being missing: the share, with its odds multiplied for those who do badly. */
export const missingProbability = ({ share, odds_ratio }: Assumptions["missing"], badly: boolean): number => {
  if (!badly || share === 0 || share === 1) return share;
  const odds = (share / (1 - share)) * odds_ratio;
  return odds / (1 + odds);
};
