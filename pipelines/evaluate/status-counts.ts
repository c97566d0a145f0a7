import type { Measure } from "../../schemas/measure.ts";
import type { ResultRow, Warning } from "../../schemas/result.ts";
import { type Frame, resultRow } from "./figure.ts";
import { type Group, personsIn } from "./groups.ts";

const statuses = ["unknown", "pending", "not-estimable"] as const;

/** How many of the population are in no estimate, by why: without follow-up, not yet reported, not estimable. */
export const statusCounts = (frame: Frame, measure: Measure, everyone: Group): readonly ResultRow[] =>
  statuses.map((status) =>
    resultRow(frame, measure, everyone, {
      what: `count-${status}`,
      estimate: "count",
      unit: "persons",
      value: everyone.statuses[status],
      n: personsIn(everyone),
      state: "estimated",
      method: "count",
      interval: null,
    }),
  );

/** Caution for the report's first page where somebody of the population is in no estimate of a time. */
export const withoutFollowUp = ({ statuses }: Group): readonly Warning[] => {
  const persons = statuses.unknown + statuses["not-estimable"];
  return persons === 0 ? [] : [{ id: "persons-without-follow-up", values: { persons } }];
};
