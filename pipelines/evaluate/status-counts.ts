import type { Measure, OutcomeRow } from "../../schemas/measure.ts";
import type { ResultRow, Warning } from "../../schemas/result.ts";
import { type Frame, resultRow } from "./figure.ts";
import { everyone } from "./groups.ts";

const statuses = ["unknown", "pending", "not-estimable"] as const;

const countOf = (rows: readonly OutcomeRow[], status: OutcomeRow["status"]): number =>
  rows.filter((row) => row.status === status).length;

/** How many of the population are in no estimate, by why: without follow-up, not yet reported, not estimable. */
export const statusCounts = (frame: Frame, measure: Measure, rows: readonly OutcomeRow[]): readonly ResultRow[] =>
  statuses.map((status) => {
    const count = countOf(rows, status);
    return resultRow(frame, measure, everyone(rows), {
      what: `count-${status}`,
      estimate: "count",
      unit: "persons",
      value: count,
      n: rows.length,
      state: "estimated",
      method: "count",
      interval: null,
    });
  });

/** Caution for the report's first page where somebody of the population is in no estimate of a time. */
export const withoutFollowUp = (rows: readonly OutcomeRow[]): readonly Warning[] => {
  // Who is not in the group of a landmark was followed; the measure is not about that person.
  const meant = rows.filter(({ reason }) => reason !== "not-in-landmark-group");
  const persons = countOf(meant, "unknown") + countOf(meant, "not-estimable");
  return persons === 0 ? [] : [{ id: "persons-without-follow-up", values: { persons } }];
};
