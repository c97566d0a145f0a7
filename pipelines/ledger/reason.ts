import type { MilestoneStatus } from "../../schemas/evaluation.ts";
import type { BookingEntry, EntryReason } from "../../schemas/settlement-entry.ts";
import type { Claim } from "./claim.ts";
import type { BookedClaim } from "./position.ts";

const undecided: readonly MilestoneStatus[] = ["UNKNOWN", "PENDING", "RETEST_DUE"];

/** Why a claim that was never booked is booked now; `due` is the only reason that is no correction. */
export const firstReasons = (
  { due }: Claim,
  { booking, period }: Pick<BookingEntry, "booking" | "period">,
  moved: boolean,
): readonly EntryReason[] => {
  if (moved) return ["due-date-moved"];
  if (due >= period.from) return ["due"];
  return [booking === 1 ? "carried-in" : "late-report"];
};

/**
 * Why a claim that was booked before comes to something else now, from the two judgements alone.
 *
 * What changed in the milestone's status comes first; where the status does not tell, the inputs do: the terms, the
 * files, the day of judgement, and last our own code.
 */
export const correctionReasons = (before: BookedClaim, now: Claim, onlyPayer: boolean): readonly EntryReason[] => {
  const reasons: EntryReason[] = [];
  const was = before.last.status;
  const is = now.status;
  const amended =
    before.evidence.agreementHash !== now.evidence.agreementHash || before.evidence.version !== now.evidence.version;
  if (amended) reasons.push("agreement-amended");
  if (onlyPayer) return [...reasons, "payer-changed"];
  if (is === "DISPUTED" && was !== "DISPUTED") reasons.push("dispute-raised");
  else if (was === "DISPUTED" && is !== "DISPUTED") reasons.push("dispute-resolved");
  else if (was === "PENDING" && !undecided.includes(is)) reasons.push("reported");
  else if (was !== null && undecided.includes(was) && !undecided.includes(is)) reasons.push("became-known");
  else if (was !== null && !undecided.includes(was) && undecided.includes(is)) reasons.push("no-longer-known");
  if (reasons.length > 0) return reasons;
  if (before.evidence.files !== now.evidence.files) return ["data-corrected"];
  return before.evidence.asOf === now.evidence.asOf ? ["recalculated"] : ["time-passed"];
};
