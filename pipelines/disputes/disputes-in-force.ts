import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { AgreedDispute } from "../../schemas/dispute.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";
import { type ClaimKey, patientReference } from "./patient-reference.ts";

/** A dispute as it freezes a milestone: by the person's key, inside a judgement only. */
interface FrozenMilestone {
  readonly personId: string;
  readonly milestone: string;
}

/** The disputes that hold on the day of judgement and concern a milestone of this version. */
export const disputesInForce = (
  disputes: readonly AgreedDispute[],
  { milestones }: Agreement,
  asOf: string,
): readonly Pick<AgreedDispute, "patient" | "term">[] =>
  disputes
    .filter(({ since, until }) => since <= asOf && (until === undefined || asOf <= until))
    .filter(({ term }) => milestones.some(({ id }) => id === term))
    .map(({ patient, term }) => ({ patient, term }));

/**
 * The milestones that disputes freeze.
 *
 * A reference that fits nobody under this agreement throws UTF-SL-008: a dispute that silently froze nothing would let
 * the money go.
 */
export const disputesOf = (
  agreement: string,
  disputes: readonly Pick<AgreedDispute, "patient" | "term">[],
  key: ClaimKey | null,
  patients: readonly Pick<PatientFacts, "personId">[],
): readonly FrozenMilestone[] => {
  if (disputes.length === 0) return [];
  const persons = new Map(
    key === null ? [] : patients.map(({ personId }) => [patientReference(key, agreement, personId), personId]),
  );
  return disputes.map(({ patient, term }) => {
    const personId = persons.get(patient);
    if (personId === undefined) {
      throw new UtfallError("UTF-SL-008", {
        file: `disputes/${agreement}.yaml`,
        place: "",
        problem: `the patient reference of the dispute about ${term} is nobody's under this agreement; take it from the purchaser's copy of the statement, or end the dispute with until and resolution`,
      });
    }
    return { personId, milestone: term };
  });
};
