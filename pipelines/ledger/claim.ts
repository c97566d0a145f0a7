import { canonicalJson, sha256 } from "../../connectors/files/fingerprint.ts";
import type { MilestoneStatus, Settlement } from "../../schemas/evaluation.ts";
import type { Money } from "../../schemas/money.ts";
import type { Denomination, EntryEvidence, Places, Subject } from "../../schemas/settlement-entry.ts";

/** What makes a claim the same claim in every judgement: whose, which term of the agreement, and when it fell due. */
export interface ClaimIdentity {
  readonly agreement: string;
  readonly subject: Subject;
  readonly term: string;
  readonly due: string;
}

/** One claim as a judgement sees it. */
export interface Claim extends ClaimIdentity {
  readonly id: string;
  readonly denomination: Denomination;
  readonly status: MilestoneStatus;
  readonly kind: Settlement["lines"][number]["kind"];
  readonly amount: Money;
  readonly places: Places;
  readonly figure: string;
  readonly evidence: EntryEvidence;
}

export const claimId = ({ agreement, subject, term, due }: ClaimIdentity, version: number): string =>
  sha256(canonicalJson([agreement, whose(subject, version), term, due])).slice(0, 16);

/** Names a subject among all of an agreement: a patient in every version alike, a group with the version that it is bound to. */
export const whose = (subject: Subject, version: number): string =>
  subject.kind === "patient" ? subject.reference : `group@${version}`;
