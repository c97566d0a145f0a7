import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import { inMinorUnits, type Money } from "../../schemas/money.ts";
import type {
  Account,
  BookingEntry,
  EntryEvidence,
  EntryKind,
  EntryReason,
  LineEntry,
  Subject,
} from "../../schemas/settlement-entry.ts";
import { type Claim, whose } from "./claim.ts";
import {
  accounts,
  addTo,
  type BookedClaim,
  isNothing,
  type LedgerState,
  noMoney,
  type Position,
  plus,
  type Share,
  shareKey,
} from "./position.ts";
import { correctionReasons, firstReasons } from "./reason.ts";

/** An entry before it has its place in the chain. */
export type UnsealedBooking = Omit<BookingEntry, "seq" | "previous" | "checksum">;
export type UnsealedLine = Omit<LineEntry, "seq" | "previous" | "checksum">;
type Movement = Omit<UnsealedLine, "type" | "booking" | "period">;

/** What a judgement says should stand in the accounts of a claim. */
const targetOf = ({ kind, amount }: Claim): Position => {
  switch (kind) {
    case "payable":
      return addTo(noMoney, "payable", amount);
    case "refundable":
      return addTo(noMoney, "refundable", amount);
    case "held":
      return addTo(noMoney, "held", amount);
    case "disputed":
      return addTo(noMoney, "disputed", amount);
    case "not-payable":
    case "not-due":
      return noMoney;
  }
};

const kindOf = (account: Account, amount: Money): EntryKind =>
  (account === "held" || account === "disputed") && amount < 0n ? "released" : account;

interface Change extends Share {
  readonly target: Position;
}

/** Every payer and denomination in which the claim stands or should stand, with what should stand there. */
const changesOf = (booked: BookedClaim | undefined, claim: Claim | null): readonly Change[] => {
  const changes = new Map<string, Change>(
    [...(booked?.shares ?? [])].map(([key, share]) => [key, { ...share, target: noMoney }]),
  );
  if (claim !== null) {
    const key = shareKey(claim.denomination, claim.places);
    changes.set(key, {
      denomination: claim.denomination,
      places: claim.places,
      position: changes.get(key)?.position ?? noMoney,
      target: targetOf(claim),
    });
  }
  return [...changes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
};

const difference = ({ position, target }: Change): Position =>
  accounts.reduce<Position>((sum, account) => addTo(sum, account, -position[account]), target);

/** Money that goes out of an account stands before money that comes into one. */
const inOrder = (a: Movement, b: Movement): number => (BigInt(a.amount) < 0n ? 0 : 1) - (BigInt(b.amount) < 0n ? 0 : 1);

const movementsOf = (
  identity: Pick<Movement, "claim" | "subject" | "term" | "due">,
  what: Pick<Movement, "status" | "figure"> & { readonly evidence: EntryEvidence },
  changes: readonly Change[],
  reasons: readonly EntryReason[],
): readonly Movement[] =>
  changes
    .flatMap((change) => {
      const delta = difference(change);
      return accounts
        .filter((account) => delta[account] !== 0n)
        .map(
          (account): Movement => ({
            ...identity,
            denomination: change.denomination,
            status: what.status,
            kind: kindOf(account, delta[account]),
            account,
            amount: inMinorUnits(delta[account]),
            reasons: [...reasons],
            places: change.places,
            figure: what.figure,
            runId: what.evidence.runId,
            agreementHash: what.evidence.agreementHash,
            version: what.evidence.version,
            dataCuts: what.evidence.dataCuts,
          }),
        );
    })
    .sort(inOrder);

/** Whose a claim is, together with the term: the same in two claims whose due date moved. */
const place = (subject: Subject, term: string, version: number): string => `${whose(subject, version)} ${term}`;
const placeOf = ({ subject, term, evidence }: Claim): string => place(subject, term, evidence.version);
const placeBooked = ({ subject, term, version }: LineEntry): string => place(subject, term, version);

const orderOf = ({ due, term, claim }: Pick<Movement, "due" | "term" | "claim">): string => `${due} ${term} ${claim}`;

/**
 * The lines that bring the ledger to what the judgements say of every claim due by the end of the period.
 *
 * Only differences are booked, so a judgement that says what stands already gives none, and the sum by claim and account
 * after it is what the judgements say, whatever stood before. A claim that the judgements no longer have is taken back.
 * Claims due after the period are left for theirs. The order of the claims given does not matter. Throws RangeError for two
 * claims that are the same one, because the second would undo the first.
 */
export const bookingLines = (
  state: LedgerState,
  claims: readonly Claim[],
  booking: Pick<UnsealedBooking, "booking" | "period" | "judgements">,
): readonly UnsealedLine[] => {
  const { period } = booking;
  const due = claims.filter((claim) => claim.due <= period.to);
  const present = new Set(due.map(({ id }) => id));
  if (present.size !== due.length) throw new RangeError("a claim is judged once");
  const gone = [...state].filter(([id, { shares }]) => !present.has(id) && !isEmpty(shares));
  const goneAt = new Set(gone.map(([, { last }]) => placeBooked(last)));
  const placesNow = new Set(due.map(placeOf));
  const subjectsNow = new Set(claims.map(({ subject, evidence }) => whose(subject, evidence.version)));
  const movements = [
    ...due.flatMap((claim) => {
      const before = state.get(claim.id);
      const changes = changesOf(before, claim);
      const reasons =
        before === undefined
          ? firstReasons(claim, booking, goneAt.has(placeOf(claim)))
          : correctionReasons(before, claim, isOnlyPayer(changes));
      return movementsOf({ ...identityOf(claim), claim: claim.id }, claim, changes, reasons);
    }),
    ...gone.flatMap(([id, booked]) => {
      const { last } = booked;
      const evidence = evidenceFor(booking.judgements, last);
      const reasons = goneReasons(booked, evidence, placesNow, subjectsNow);
      return movementsOf(
        { ...identityOf(last), claim: id },
        { status: null, figure: null, evidence },
        changesOf(booked, null),
        reasons,
      );
    }),
  ];
  return movements
    .map((movement, i) => ({ movement, i }))
    .sort((a, b) => {
      const [x, y] = [orderOf(a.movement), orderOf(b.movement)];
      return x === y ? a.i - b.i : x < y ? -1 : 1;
    })
    .map(({ movement }): UnsealedLine => ({ type: "line", booking: booking.booking, period, ...movement }));
};

const isEmpty = (shares: BookedClaim["shares"]): boolean =>
  [...shares.values()].every(({ position }) => isNothing(position));

/** True where money only moves from one payer to another, in each denomination by itself. */
const isOnlyPayer = (changes: readonly Change[]): boolean =>
  [...Map.groupBy(changes, ({ denomination }) => canonicalJson(denomination)).values()].every((same) =>
    isNothing(same.map(difference).reduce(plus, noMoney)),
  );

const identityOf = ({ subject, term, due }: Pick<Movement, "subject" | "term" | "due">) => ({ subject, term, due });

/** A claim that is gone is answered for by the judgement of its own version, or of the first there is. */
const evidenceFor = (judgements: readonly EntryEvidence[], last: LineEntry): EntryEvidence => {
  const found = judgements.find(({ version }) => version === last.version) ?? judgements[0];
  if (found === undefined) throw new RangeError("a booking is made from at least one judgement");
  return found;
};

const goneReasons = (
  { last, evidence: before }: BookedClaim,
  now: EntryEvidence,
  placesNow: ReadonlySet<string>,
  subjectsNow: ReadonlySet<string>,
): readonly EntryReason[] => {
  if (before.agreementHash !== now.agreementHash) return ["agreement-amended"];
  if (placesNow.has(placeBooked(last))) return ["due-date-moved"];
  if (last.subject.kind === "patient" && !subjectsNow.has(last.subject.reference)) return ["patient-gone"];
  return before.files === now.files ? ["recalculated"] : ["data-corrected"];
};

/** How many patients with money in the ledger no judgement knows any more. */
export const patientsGone = (state: LedgerState, claims: readonly Claim[]): number => {
  const known = new Set(claims.flatMap(({ subject }) => (subject.kind === "patient" ? [subject.reference] : [])));
  const gone = [...state.values()].flatMap(({ last: { subject }, shares }) =>
    subject.kind === "patient" && !known.has(subject.reference) && !isEmpty(shares) ? [subject.reference] : [],
  );
  return new Set(gone).size;
};
