import { bookingLines, type UnsealedBooking } from "../../../pipelines/ledger/book.ts";
import type { Claim } from "../../../pipelines/ledger/claim.ts";
import { replay } from "../../../pipelines/ledger/position.ts";
import { markAfter, sealed } from "../../../pipelines/ledger/seal.ts";
import type { LedgerEntry, SettlementPeriod } from "../../../schemas/settlement-entry.ts";
import { evidence } from "./made-up.ts";

/** The ledger after one more booking of what the claims say. */
export const book = (
  before: readonly LedgerEntry[],
  claims: readonly Claim[],
  period: SettlementPeriod,
): readonly LedgerEntry[] => {
  const runs = new Map(claims.map((claim) => [claim.evidence.runId, claim.evidence]));
  const booking: UnsealedBooking = {
    type: "booking",
    booking: (before.at(-1)?.booking ?? 0) + 1,
    period,
    agreement: "made-up",
    booked: "2026-07-01T01:00:00.000Z",
    key: "k",
    judgements: runs.size === 0 ? [evidence()] : [...runs.values()].toSorted((a, b) => (a.runId < b.runId ? -1 : 1)),
  };
  const lines = bookingLines(replay(before), claims, booking);
  return [...before, ...sealed([booking, ...lines], markAfter(before))];
};
