import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import type { Money } from "../../schemas/money.ts";
import {
  Account,
  type Denomination,
  type EntryEvidence,
  type LedgerEntry,
  type LineEntry,
  type Places,
} from "../../schemas/settlement-entry.ts";

/** How much of one claim stands in each account. */
export type Position = Readonly<Record<Account, Money>>;

export const noMoney: Position = { payable: 0n, refundable: 0n, held: 0n, disputed: 0n };

export const accounts = Account.options;

export const addTo = (position: Position, account: Account, amount: Money): Position => ({
  ...position,
  [account]: position[account] + amount,
});

export const plus = (a: Position, b: Position): Position =>
  accounts.reduce<Position>((sum, account) => addTo(sum, account, b[account]), a);

export const isNothing = (position: Position): boolean => accounts.every((account) => position[account] === 0n);

/** What one payer owes for one claim in one denomination. */
export interface Share {
  readonly denomination: Denomination;
  readonly places: Places;
  readonly position: Position;
}

/** What the ledger knows of one claim. */
export interface BookedClaim {
  readonly last: LineEntry;
  /** The judgement behind the last entry. */
  readonly evidence: EntryEvidence;
  readonly shares: ReadonlyMap<string, Share>;
}

/** Payers and denominations are apart: what moves from one to another is taken back there and booked here. */
export const shareKey = (denomination: Denomination, { payer }: Pick<Places, "payer">): string =>
  canonicalJson([denomination, payer]);

/** The ledger replayed: every claim with what stands in its accounts. */
export type LedgerState = ReadonlyMap<string, BookedClaim>;

/** Replays entries, oldest first, from nothing or from the state before them. */
export const replay = (entries: readonly LedgerEntry[], from: LedgerState = new Map()): LedgerState => {
  const state = new Map(from);
  let evidence = new Map<string, EntryEvidence>();
  for (const entry of entries) {
    if (entry.type === "booking") {
      evidence = new Map(entry.judgements.map((each) => [each.runId, each]));
      continue;
    }
    const of = evidence.get(entry.runId);
    if (of === undefined) throw new RangeError("a line names a run that its booking does not name");
    const before = state.get(entry.claim);
    const key = shareKey(entry.denomination, entry.places);
    const position = addTo(before?.shares.get(key)?.position ?? noMoney, entry.account, BigInt(entry.amount));
    const shares = new Map(before?.shares);
    shares.set(key, { denomination: entry.denomination, places: entry.places, position });
    state.set(entry.claim, { last: entry, evidence: of, shares });
  }
  return state;
};
