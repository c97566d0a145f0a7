import type { Milestone } from "../../schemas/evaluation.ts";

/** How the milestones of an agreement stand, counted; none of it says which patient. */
export interface MilestoneStanding {
  readonly total: number;
  /** Fallen due and applicable: everything but NOT_DUE and NOT_APPLICABLE. */
  readonly due: number;
  /** Due, and the data are not expected yet. */
  readonly pending: number;
  /** Due, the data clock has closed, and nothing is there. */
  readonly unknown: number;
  /** Shares of those due; null while none is. */
  readonly pendingShare: number | null;
  readonly unknownShare: number | null;
  /** Calendar months in which milestones fall due, with how many, in order. */
  readonly coming: readonly { readonly month: string; readonly milestones: number }[];
  /** Day by which the data of the last milestone that is not answered yet can be expected; null when all are. */
  readonly lastDataBy: string | null;
}

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
