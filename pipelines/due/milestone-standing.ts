import type { MilestoneStanding } from "../../schemas/due.ts";
import type { Milestone } from "../../schemas/evaluation.ts";

/** Counts of the milestones of one judgement; months are calendar months of the due date (YYYY-MM). */
export const milestoneStanding = (milestones: readonly Milestone[]): MilestoneStanding => {
  const standingAt = (status: Milestone["status"]) => milestones.filter((each) => each.status === status);
  const notDue = standingAt("NOT_DUE");
  const pending = standingAt("PENDING");
  const due = milestones.length - notDue.length - standingAt("NOT_APPLICABLE").length;
  const unknown = standingAt("UNKNOWN").length;
  const share = (count: number): number | null => (due === 0 ? null : count / due);
  const months = Map.groupBy(notDue, (each) => each.due.slice(0, 7));
  return {
    total: milestones.length,
    due,
    pending: pending.length,
    unknown,
    pendingShare: share(pending.length),
    unknownShare: share(unknown),
    coming: [...months]
      .map(([month, own]) => ({ month, milestones: own.length }))
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
    lastDataBy:
      [...notDue, ...pending, ...standingAt("RETEST_DUE")]
        .map(({ dataExpectedBy }) => dataExpectedBy)
        .toSorted()
        .at(-1) ?? null,
  };
};
