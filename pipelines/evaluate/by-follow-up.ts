import type { Measure, OutcomeRow } from "../../schemas/measure.ts";
import type { ResultRow } from "../../schemas/result.ts";
import { type Frame, resultRow } from "./figure.ts";
import { everyone, type Group, withMinimumFollowUp } from "./groups.ts";

/** The persons of a measure, told apart by how long they could be followed. */
export interface ByFollowUp {
  /** Those of the main estimates. */
  readonly rows: readonly OutcomeRow[];
  /** How many are left out of the main estimates because they started too recently. */
  readonly tooShort: number;
  /** The group of the sensitivity analysis, where there is one. */
  readonly sensitivity: readonly Group[];
}

/**
 * Applies the measure's own minimum follow-up: as primary it decides who is in the estimates, as sensitivity it adds a
 * group beside them. It looks at when a person started, never at what happened since.
 */
export const byFollowUp = (
  { minimum_follow_up }: Measure,
  rows: readonly OutcomeRow[],
  completeUntil: string | null,
): ByFollowUp => {
  if (minimum_follow_up === undefined) return { rows, tooShort: 0, sensitivity: [] };
  const followed = withMinimumFollowUp(rows, minimum_follow_up.months, completeUntil);
  return minimum_follow_up.use === "primary"
    ? { rows: followed.rows, tooShort: rows.length - followed.rows.length, sensitivity: [] }
    : { rows, tooShort: 0, sensitivity: [followed] };
};

/** How many the minimum follow-up leaves out, where it decides who is in the estimates. */
export const shortFollowUp = (
  frame: Frame,
  measure: Measure,
  rows: readonly OutcomeRow[],
  tooShort: number,
): readonly ResultRow[] =>
  measure.minimum_follow_up?.use === "primary"
    ? [
        resultRow(frame, measure, everyone(rows), {
          what: "count-short-follow-up",
          estimate: "count",
          unit: "persons",
          value: tooShort,
          n: rows.length + tooShort,
          state: "estimated",
          method: "count",
          interval: null,
        }),
      ]
    : [];
