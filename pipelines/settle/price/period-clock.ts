import type { MilestoneStatus } from "../../../schemas/evaluation.ts";

/** When a judgement is made, and what it can know by then. */
export interface SettlementDay {
  /** ISO date of judgement. */
  readonly asOf: string;
  /** Whether all data of days up to the given one can be expected to be in. */
  readonly isDataClosed: (lastDay: string) => boolean;
}

/** How a settlement period stands by its last day: settled (MET) once it has ended and its data are in. */
export const periodClock =
  ({ asOf, isDataClosed }: SettlementDay): ((lastDay: string) => MilestoneStatus) =>
  (lastDay) =>
    asOf < lastDay ? "NOT_DUE" : isDataClosed(lastDay) ? "MET" : "PENDING";
