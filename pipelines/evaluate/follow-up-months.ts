import { competingReasons, familyOf, type Measure } from "../../schemas/measure.ts";
import type { EstimateTerms } from "./estimate-terms.ts";

/**
 * The calendar months of follow-up without which a person is in no estimate of a measure; null where everyone is. It asks
 * when a person started, never what happened since.
 */
export const requiredMonths = ({ minimum_follow_up: minimum }: Measure): number | null =>
  minimum?.use === "primary" ? minimum.months : null;

/** The calendar months for which a measure's own sensitivity analysis is made; null where there is none. */
export const ownSensitivityMonths = ({ minimum_follow_up: minimum }: Measure): number | null =>
  minimum?.use === "sensitivity" ? minimum.months : null;

/** The calendar months for which the agreement repeats the survival of a measure; null for what is no survival. */
export const agreedSensitivityMonths = ({ analyses }: EstimateTerms, measure: Measure): number | null =>
  isSurvival(measure) ? (analyses.minimum_follow_up_months ?? null) : null;

/** Whether a measure counts what happens per day since time zero. */
export const hasDays = (measure: Measure): boolean => ["time", "net"].includes(familyOf(measure));

/** Whether a measure's estimates are those of one event that nothing competes with. */
export const isSurvival = (measure: Measure): boolean =>
  familyOf(measure) === "time" && competingReasons(measure).length === 0;

/** Every follow-up for which a group of its own is made, in calendar months. */
export const sensitivityMonths = (agreement: EstimateTerms, measure: Measure): readonly number[] =>
  [...new Set([ownSensitivityMonths(measure), agreedSensitivityMonths(agreement, measure)])].filter(
    (months) => months !== null,
  );
