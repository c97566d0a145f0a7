import { canonicalJson, sha256 } from "../../connectors/files/fingerprint.ts";
import { LedgerEntry } from "../../schemas/settlement-entry.ts";
import type { UnsealedBooking, UnsealedLine } from "./book.ts";

/** Checksum before the first entry. */
export const GENESIS = "0".repeat(64);

/** How far a ledger goes: number of entries and checksum of the last. */
export interface Mark {
  readonly count: number;
  readonly last: string;
}

export const beginning: Mark = { count: 0, last: GENESIS };

/** The entries as lines of the ledger, each chained to the one before by SHA-256 over canonical JSON. */
export const sealed = (entries: readonly (UnsealedBooking | UnsealedLine)[], after: Mark): readonly LedgerEntry[] => {
  let { count: seq, last: previous } = after;
  return entries.map((entry) => {
    seq += 1;
    const open = { ...entry, seq, previous };
    previous = sha256(canonicalJson(open));
    return LedgerEntry.parse({ ...open, checksum: previous });
  });
};

export const markAfter = (entries: readonly LedgerEntry[], before: Mark = beginning): Mark => {
  const last = entries.at(-1);
  return last === undefined ? before : { count: last.seq, last: last.checksum };
};

/** The entry that a line holds, if it is exactly the one that follows the mark; null where a byte is not as it was written. */
export const unsealed = (line: string, before: Mark): LedgerEntry | null => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = LedgerEntry.safeParse(value);
  if (!parsed.success || canonicalJson(parsed.data) !== line) return null;
  const { checksum, ...open } = parsed.data;
  const follows = open.seq === before.count + 1 && open.previous === before.last;
  return follows && sha256(canonicalJson(open)) === checksum ? parsed.data : null;
};
