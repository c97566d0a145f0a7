import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Claimants } from "../../schemas/claimants.ts";
import type { Evaluation, Settlement } from "../../schemas/evaluation.ts";
import type { EntryEvidence, Subject } from "../../schemas/settlement-entry.ts";
import { type ClaimKey, patientReference } from "../disputes/patient-reference.ts";
import { settle } from "../settle/settle.ts";
import { type Claim, claimId } from "./claim.ts";
import { noPlaces, placesOf } from "./places.ts";

/** One judgement as it is kept, with what an entry says of it. */
export interface KeptJudgement {
  readonly agreement: Agreement;
  readonly evaluation: Evaluation;
  readonly claimants: Claimants;
  readonly evidence: EntryEvidence;
}

type Line = Settlement["lines"][number];

/**
 * The one place that knows how a settlement names its lines: null stands for the group as a whole.
 *
 * Suppliers who share a cap each have a line of one rule, and what is held because something is unknown stands beside what
 * is settled, so both belong to the term.
 */
const subjectOfLine = ({ patient, term, supplier, figure }: Line): { patient: number | null; term: string } => {
  const unknown = /\/([a-z]+-unknown)$/.exec(figure)?.[1];
  return { patient, term: [term, supplier, unknown].filter((part) => part !== null && part !== undefined).join("/") };
};

/** Every claim of a judgement: one per settlement line, by person instead of by running number. */
export const claimsOfJudgement = (judgement: KeptJudgement, key: ClaimKey): readonly Claim[] => {
  const { agreement, evaluation, claimants, evidence } = judgement;
  const { settlement } = evaluation;
  if (settlement === null) return [];
  const persons = new Map(claimants.map((claimant) => [claimant.patient, claimant]));
  const starts = new Map(evaluation.milestones.map(({ patient, timeZero }) => [patient, timeZero]));
  const { currency, priceLevel, vat } = settlement;
  return settlement.lines.map((line): Claim => {
    const { patient, term } = subjectOfLine(line);
    const person = patient === null ? undefined : persons.get(patient);
    if (patient !== null && person === undefined) throw new RangeError("a settled patient has no person");
    const subject: Subject =
      person === undefined
        ? { kind: "group" }
        : { kind: "patient", reference: patientReference(key, agreement.id, person.personId) };
    const identity = { agreement: agreement.id, subject, term, due: line.due };
    return {
      ...identity,
      id: claimId(identity, evidence.version),
      denomination: { currency, priceLevel, vat },
      status: line.status,
      kind: line.kind,
      amount: BigInt(line.amount),
      places:
        person === undefined
          ? noPlaces
          : placesOf(person.where, agreement.edge_cases.region_payer, {
              timeZero: starts.get(person.patient) ?? line.due,
              due: line.due,
            }),
      figure: line.figure,
      evidence,
    };
  });
};

/**
 * Net amount payable for everything due by a day, if all that is not decided turns out for the payer, and the supplier.
 *
 * Null where price rules have lines due after that day: what they lack is unknown for all periods together, and is not
 * split by period.
 */
export const boundsUntil = ({ agreement, evaluation }: KeptJudgement, day: string): Settlement["bounds"] | null => {
  const { settlement } = evaluation;
  if (settlement === null || agreement.price_rules.length === 0) {
    const due = evaluation.milestones.filter((milestone) => milestone.due <= day);
    return settle(due, agreement)?.bounds ?? null;
  }
  const isLater = ({ due, kind }: Line): boolean => due > day && kind !== "not-due";
  return settlement.lines.some(isLater) ? null : settlement.bounds;
};
