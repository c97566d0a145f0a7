import type { PeriodLength } from "../../schemas/agreement/settlement-terms.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { LedgerEntry, SettlementPeriod } from "../../schemas/settlement-entry.ts";
import { type ClaimKey, lastingPerson, openClaimKey } from "../disputes/patient-reference.ts";
import { sharedBasis } from "../night/basis.ts";
import type { Live } from "../night/manifest.ts";
import { nameOf } from "../night/set-aside.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import { bookingLines, patientsGone, type UnsealedBooking } from "./book.ts";
import type { Claim } from "./claim.ts";
import { claimsOfJudgement, type KeptJudgement } from "./claims-of-judgement.ts";
import { liveJudgements } from "./kept-judgements.ts";
import { appendBooking, healSettlementLedger, readSettlementLedger } from "./ledger-file.ts";
import { periodDue, periodFault } from "./period.ts";
import { replay } from "./position.ts";
import { markAfter, sealed } from "./seal.ts";

/** What somebody asks to be booked. */
export interface SettleRequest {
  readonly agreement: string;
  /** Null for the period that is due by the agreement's own calendar. */
  readonly period: SettlementPeriod | null;
  /** How many patients with booked money a person has accepted to be gone. */
  readonly gone: number;
  /** Wall clock, kept with the booking. */
  readonly now: string;
}

export interface Settled {
  readonly period: SettlementPeriod;
  readonly entries: readonly LedgerEntry[];
  /** Lines of this booking; 0 where the ledger already said what the judgement says. */
  readonly lines: number;
  readonly judgements: readonly KeptJudgement[];
  readonly claims: readonly Claim[];
  readonly key: ClaimKey;
  /** True where a booking that was killed before was completed or withdrawn. */
  readonly healed: boolean;
}

/**
 * Books what the live judgement says of an agreement into its ledger, up to the end of a period, and answers with the
 * ledger as it then is. Needs the workspace's lock.
 *
 * Throws UTF-SL-001 and UTF-SL-002 for a ledger that is not as it was written, UTF-SL-003 for a period that is not the
 * next, UTF-SL-004 without a settlement, UTF-SL-005 where patients could not be known again, UTF-SL-006 where booked
 * patients are gone and nobody has said that this is right, and UTF-SL-009 where a version that was set aside binds
 * patients who may have started by the end of the period.
 */
export const settleAgreement = async (
  { paths }: LoadedWorkspace,
  live: Live,
  request: SettleRequest,
): Promise<Settled> => {
  const { agreement } = request;
  const judgements = await liveJudgements(paths, live, agreement);
  if (judgements.length === 0) {
    refuseSetAside(live, agreement, null);
    throw unsettled(live, agreement);
  }
  refuseUnstable(agreement, judgements);
  const ledger = await readSettlementLedger(paths, agreement);
  const key = await openClaimKey(paths.settlement, ledger.entries.length > 0);
  refuseOtherKey(ledger.entries, key);
  const period = choosePeriod(request, ledger.entries, judgements, sharedBasis(live.manifest, agreement).asOf);
  refuseSetAside(live, agreement, period);
  const state = replay(ledger.entries);
  const claims = judgements.flatMap((judgement) => claimsOfJudgement(judgement, key));
  const patients = patientsGone(state, claims);
  if (patients !== request.gone && patients > 0) throw new UtfallError("UTF-SL-006", { agreement, patients });
  await healSettlementLedger(paths, ledger);
  const last = ledger.entries.at(-1);
  const booking: UnsealedBooking = {
    type: "booking",
    booking: (last?.booking ?? 0) + 1,
    period,
    agreement,
    booked: request.now,
    key: key.id,
    judgements: judgements.map(({ evidence }) => evidence),
  };
  const lines = bookingLines(state, claims, booking);
  const opens = last === undefined || last.period.to !== period.to;
  const added = lines.length > 0 || opens ? sealed([booking, ...lines], markAfter(ledger.entries)) : [];
  if (added.length > 0) await appendBooking(paths, agreement, ledger.entries, added);
  return {
    period,
    entries: [...ledger.entries, ...added],
    lines: lines.length,
    judgements,
    claims,
    key,
    healed: ledger.interrupted !== null,
  };
};

const unsettled = ({ manifest }: Live, agreement: string): UtfallError => {
  const known = manifest.agreements
    .filter(({ deciding, id, version }) =>
      Object.keys(deciding).some((f) => f.startsWith(`${id}@${version}/settlement/`)),
    )
    .map(({ id }) => id);
  return new UtfallError("UTF-SL-004", {
    agreement: agreement.replace(/[^\w@.-]/g, "?").slice(0, 80),
    known: known.length === 0 ? "none" : [...new Set(known)].join(", "),
  });
};

/** A patient is settled by the version that binds the treatment start: while that one is not judged, nobody knows what it owes. */
const refuseSetAside = ({ manifest }: Live, agreement: string, period: SettlementPeriod | null): void => {
  const aside = (manifest.setAside ?? []).find(
    ({ id, startsFrom }) =>
      id === agreement && (period === null || startsFrom === undefined || startsFrom <= period.to),
  );
  if (aside !== undefined) {
    throw new UtfallError("UTF-SL-009", { agreement: nameOf(aside), from: aside.startsFrom ?? null });
  }
};

/** Nobody may be paid for twice because a register gave new keys. */
const refuseUnstable = (agreement: string, judgements: readonly KeptJudgement[]): void => {
  const unlinked = judgements
    .flatMap(({ claimants }) => claimants)
    .flatMap(({ personId }) => lastingPerson(personId).unlinkedSource ?? []);
  if (unlinked.length > 0) {
    throw new UtfallError("UTF-SL-005", {
      agreement,
      patients: unlinked.length,
      sources: [...new Set(unlinked)].sort(),
    });
  }
};

const refuseOtherKey = (entries: readonly LedgerEntry[], key: ClaimKey): void => {
  if (entries.some((entry) => entry.type === "booking" && entry.key !== key.id)) {
    throw new UtfallError("UTF-SL-002", { file: "restricted/settlement/claim-key" });
  }
};

const choosePeriod = (
  { agreement, period: asked }: SettleRequest,
  entries: readonly LedgerEntry[],
  judgements: readonly KeptJudgement[],
  asOf: string,
): SettlementPeriod => {
  const last = entries.at(-1)?.period ?? null;
  const length: PeriodLength | null = judgements.at(-1)?.agreement.settlement?.period ?? null;
  if (asked === null && length === null) {
    throw new UtfallError("UTF-SL-003", {
      agreement,
      problem: "the agreement names no settlement period; name the days with --period FROM..TO",
    });
  }
  const period = asked ?? periodDue(length ?? "year", last, asOf);
  const problem = periodFault(period, last, length, asOf);
  if (problem !== null) throw new UtfallError("UTF-SL-003", { agreement, problem });
  return period;
};
