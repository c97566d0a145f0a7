import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { AgreedMilestone } from "../../schemas/agreement/milestone.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";

/** What a number depends on. */
type Numberable = Pick<PatientFacts, "personId" | "timeZero" | "included" | "excludedBy">;

/** A patient with the running number that reports show. */
export interface NumberedPatient<P extends Numberable = PatientFacts> {
  readonly patient: P;
  readonly number: number;
  readonly milestones: readonly AgreedMilestone[];
}

/**
 * The patients who are shown, numbered in order of time zero and person, so that the same data give the same numbers:
 * those of the population, and those whom a start criterion excludes where the agreement makes flags.
 */
export const numberPatients = <P extends Numberable>(
  agreement: Agreement,
  patients: readonly P[],
): readonly NumberedPatient<P>[] =>
  patients
    .map((patient) => ({ patient, milestones: milestonesFor(agreement, patient) }))
    .filter(({ patient, milestones }) => milestones.length > 0 || patient.included)
    .sort((a, b) => inOrder(a.patient, b.patient))
    .map((each, i) => ({ ...each, number: i + 1 }));

const inOrder = (a: Numberable, b: Numberable): number => {
  if (a.timeZero !== b.timeZero) return a.timeZero < b.timeZero ? -1 : 1;
  return a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : 0;
};

/** Those of whom no start criterion was asked: outside the period of this version, or set apart by an exception. */
const beforeCriteria: ReadonlySet<string> = new Set(["start-period", "individual-exception", "own-stratum"]);

const milestonesFor = (agreement: Agreement, patient: Numberable): readonly AgreedMilestone[] => {
  if (patient.included) return agreement.milestones;
  if (patient.excludedBy !== null && beforeCriteria.has(patient.excludedBy)) return [];
  return agreement.milestones.filter(({ predicate }) => predicate.kind === "stop-if-any");
};
