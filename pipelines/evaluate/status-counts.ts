import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import { type Frame, resultRow } from "./figure.ts";
import { requiredMonths } from "./follow-up-months.ts";
import { type Group, type MeasuredGroups, personsIn } from "./groups.ts";

const statuses = ["unknown", "pending", "not-estimable"] as const;

/** How many of the population are in no estimate, by why: without follow-up, not yet reported, not estimable. */
export const statusCounts = (frame: Frame, measure: Measure, everyone: Group): readonly Figure[] =>
  statuses.map((status) =>
    resultRow(frame, measure, everyone, {
      what: `count-${status}`,
      estimate: "count",
      unit: "persons",
      value: personsIn(everyone, (those) => those.status === status),
      n: personsIn(everyone),
      state: "estimated",
      method: "count",
      interval: null,
    }),
  );

/** How many the measure's own minimum follow-up leaves out, where it decides who is in the estimates. */
export const shortFollowUp = (
  frame: Frame,
  measure: Measure,
  { everyone, tooShort }: MeasuredGroups,
): readonly Figure[] =>
  requiredMonths(measure) === null
    ? []
    : [
        resultRow(frame, measure, everyone, {
          what: "count-short-follow-up",
          estimate: "count",
          unit: "persons",
          value: tooShort,
          n: personsIn(everyone) + tooShort,
          state: "estimated",
          method: "count",
          interval: null,
        }),
      ];

/** Caution for the report's first page where somebody of the population is in no estimate of a time. */
export const withoutFollowUp = (everyone: Group): readonly Warning[] => {
  // Who is not in the group of a landmark was followed; the measure is not about that person.
  const persons = personsIn(
    everyone,
    ({ status, reason }) => (status === "unknown" || status === "not-estimable") && reason !== "not-in-landmark-group",
  );
  return persons === 0 ? [] : [{ id: "persons-without-follow-up", values: { persons } }];
};
