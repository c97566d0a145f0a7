import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { BookingEntry, LedgerEntry } from "../../schemas/settlement-entry.ts";
import { type ClaimKey, readClaimKey } from "../disputes/patient-reference.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import { bookingLines } from "./book.ts";
import { claimsOfJudgement } from "./claims-of-judgement.ts";
import { judgementOf } from "./kept-judgements.ts";
import { ledgerName, readSettlementLedger, type SettlementLedger } from "./ledger-file.ts";
import { replay } from "./position.ts";
import { beginning, GENESIS, markAfter, sealed } from "./seal.ts";
import { type StatementMark, statementMarks } from "./statement-marks.ts";

/** What came out of the check of one ledger. */
export interface Verified {
  readonly agreement: string;
  readonly entries: number;
  readonly bookings: number;
  /** Bookings made again from their evidence, to the same bytes. */
  readonly derived: number;
  /** Numbers of the bookings whose evidence is not in the store any more; nothing is said of them but the chain. */
  readonly notDerived: readonly number[];
  readonly interrupted: SettlementLedger["interrupted"];
  /** Checksum of the last entry, to be compared with the one that a sent statement prints. */
  readonly last: string;
  readonly faults: readonly UtfallError[];
}

/** A ledger that was cut back together with its head still lacks what the statements say of it. */
const missedBy = (
  marks: readonly StatementMark[],
  entries: readonly LedgerEntry[],
  agreement: string,
): readonly UtfallError[] =>
  marks
    .filter(({ entries: count, last }) => (entries[count - 1]?.checksum ?? GENESIS) !== last)
    .map(
      ({ period, entries: count }) =>
        new UtfallError("UTF-SL-001", {
          file: ledgerName(agreement),
          line: count,
          problem: `not the entry that the statement of ${period} was written after`,
        }),
    );

type Derived = "same" | "gone" | UtfallError;

/**
 * Holds a ledger against its chain, its head, and the judgements that it names as evidence: every booking is made again
 * from nothing but the ledger before it and those judgements, and must come out byte for byte.
 *
 * Reads only. What cannot be made again because the store no longer holds the judgement is named, never passed over.
 */
export const verifyLedger = async (paths: WorkspacePaths, agreement: string): Promise<Verified> => {
  const nothing = { agreement, entries: 0, bookings: 0, derived: 0, notDerived: [], interrupted: null, last: "" };
  let ledger: SettlementLedger;
  let key: ClaimKey | null;
  try {
    ledger = await readSettlementLedger(paths, agreement);
    key = await readClaimKey(paths.settlement);
  } catch (error) {
    if (error instanceof UtfallError) return { ...nothing, faults: [error] };
    throw error;
  }
  const { entries } = ledger;
  const bookings = [...Map.groupBy(entries, ({ booking }) => booking).values()];
  const faults: UtfallError[] = [];
  const notDerived: number[] = [];
  let derived = 0;
  let before: readonly LedgerEntry[] = [];
  for (const booking of bookings) {
    const result = await deriveAgain(paths, key, agreement, before, booking);
    if (result === "same") derived += 1;
    else if (result === "gone") notDerived.push(booking[0]?.booking ?? 0);
    else faults.push(result);
    before = [...before, ...booking];
  }
  faults.push(...missedBy(await statementMarks(paths, agreement), entries, agreement));
  const { count, last } = markAfter(entries);
  return {
    agreement,
    entries: count,
    bookings: bookings.length,
    derived,
    notDerived,
    interrupted: ledger.interrupted,
    last,
    faults,
  };
};

const deriveAgain = async (
  paths: WorkspacePaths,
  key: ClaimKey | null,
  agreement: string,
  before: readonly LedgerEntry[],
  booking: readonly LedgerEntry[],
): Promise<Derived> => {
  const file = ledgerName(agreement);
  const [head, ...lines] = booking;
  const line = head?.seq ?? 0;
  if (head?.type !== "booking") {
    return new UtfallError("UTF-SL-007", { file, line, problem: "a booking without its head" });
  }
  if (key === null || key.id !== head.key) {
    return new UtfallError("UTF-SL-002", { file: "restricted/settlement/claim-key" });
  }
  const kept = await readEvidence(paths, head, file);
  if (kept instanceof UtfallError || kept === "gone") return kept;
  const { seq: _seq, previous: _previous, checksum: _checksum, ...open } = head;
  const claims = kept.flatMap((judgement) => claimsOfJudgement(judgement, key));
  const again = sealed(
    [open, ...bookingLines(replay(before), claims, open)],
    before.length === 0 ? beginning : markAfter(before),
  );
  const differs = booking.find((entry, i) => canonicalJson(entry) !== canonicalJson(again[i] ?? null));
  if (differs !== undefined || again.length !== lines.length + 1) {
    return new UtfallError("UTF-SL-007", {
      file,
      line: differs?.seq ?? line + lines.length,
      problem: `booking ${head.booking} does not come out of the judgements that it names`,
    });
  }
  return "same";
};

const readEvidence = async (paths: WorkspacePaths, head: BookingEntry, file: string) => {
  try {
    const kept = await Promise.all(head.judgements.map((evidence) => judgementOf(paths, evidence)));
    if (kept.some((each) => each === null)) return "gone";
    const other = kept.indexOf("other");
    if (other >= 0) {
      return new UtfallError("UTF-SL-007", {
        file,
        line: head.seq,
        problem: `the judgement kept as run ${head.judgements[other]?.runId ?? ""} is not the one that booking ${head.booking} was made from`,
      });
    }
    return kept.flatMap((each) => (each === null || each === "other" ? [] : [each]));
  } catch (error) {
    if (error instanceof UtfallError) return error;
    throw error;
  }
};
