import { type Claim, claimId } from "../../../pipelines/ledger/claim.ts";
import type { EntryEvidence, Places, Subject } from "../../../schemas/settlement-entry.ts";

export const nowhere: Places = { payer: null, basis: "unknown", unit: null, unitRegion: null, guest: null };

/** A made-up patient reference: sixteen digits. */
const reference = (n: number): string => String(n).padStart(16, "0");

export const evidence = (changes: Partial<EntryEvidence> = {}): EntryEvidence => ({
  version: 1,
  agreementHash: "a".repeat(64),
  runId: "run-1",
  judgement: "j",
  patients: "p",
  dataCuts: { made_up: "2026-06-30" },
  files: "files-1",
  asOf: "2026-06-30",
  ...changes,
});

/** A made-up claim of one patient; 100.00 NOK payable unless told otherwise. */
export const claim = (
  patient: number | null,
  term: string,
  due: string,
  changes: Partial<Omit<Claim, "id" | "subject" | "term" | "due">> = {},
): Claim => {
  const subject: Subject = patient === null ? { kind: "group" } : { kind: "patient", reference: reference(patient) };
  const identity = { agreement: "made-up", subject, term, due };
  return {
    ...identity,
    id: claimId(identity, changes.evidence?.version ?? 1),
    denomination: { currency: "NOK", priceLevel: "AUP", vat: "excl" },
    status: "MET",
    kind: "payable",
    amount: 10_000n,
    places: nowhere,
    figure: `made-up@1/milestones/${term}/${patient ?? "group"}`,
    evidence: evidence(),
    ...changes,
  };
};
