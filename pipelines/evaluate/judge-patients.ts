import type { Milestone, Settlement } from "../../schemas/evaluation.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";
import type { ListPrice, UnitFact } from "../../schemas/unit-fact.ts";
import type { GroupFacts } from "../settle/price/group-facts.ts";
import type { SettlementDay } from "../settle/price/period-clock.ts";
import { costedUnits } from "../settle/price/rule-lines.ts";
import { settleUnits } from "../settle/price/settle-units.ts";
import { unitRows, type ValuedUnits } from "../settle/price/unit-rows.ts";
import { settle } from "../settle/settle.ts";
import { dataClock } from "./clocks.ts";
import type { GroupEvaluation } from "./evaluate-group.ts";
import { evaluatePatients, type PatientInput } from "./evaluate-patients.ts";
import { groupFacts } from "./group-facts.ts";
import { type NumberedPatient, numberPatients } from "./patient-numbers.ts";

/** What patients are judged from, and what they have used. */
export interface PatientsInput extends Omit<PatientInput, "units"> {
  /**
   * The cohort with as much as `patientsOneByOne` says that the agreement asks: where it asks for facts, those excluded are
   * among them, because flags are made of them; else they are in no number.
   */
  readonly patients: readonly PatientFacts[];
  /** Outcomes person by person, by measure id, of the measures that `measuresOneByOne` names. */
  readonly outcomes: PatientInput["outcomes"];
  /** Units that price rules count, and the price list; left out for agreements without price rules. */
  readonly units?: { readonly facts: readonly UnitFact[]; readonly prices: readonly ListPrice[] };
}

/** Patients judged one by one, and what is owed for them. */
export interface JudgedPatients {
  /** What price rules may know of the group. */
  readonly facts: GroupFacts;
  readonly patients: readonly NumberedPatient[];
  /** The units that the agreement counts, each valued. */
  readonly units: ValuedUnits;
  readonly milestones: readonly Milestone[];
  readonly settlement: Settlement | null;
}

/**
 * Milestones and money of an agreement, given what its group came to: patients are numbered, their units valued, their
 * milestones judged, and all of it settled. Throws UTF-AG-003 where a case occurs that the agreement does not answer.
 */
export const judgePatients = (input: PatientsInput, group: Pick<GroupEvaluation, "results">): JudgedPatients => {
  const { agreement } = input;
  const patients = numberPatients(agreement, input.patients);
  const facts = groupFacts(agreement, group.results, input.outcomes, patients);
  const units = unitsOf(input, patients);
  const costs = agreement.milestones.some(({ payment }) => payment?.part.kind === "cost-share")
    ? costedUnits(agreement, units.rows, facts)
    : [];
  const milestones = evaluatePatients({ ...input, units: costs });
  const rules = settleUnits({ agreement, units, group: facts, milestones, ...settlementDay(input) });
  return { facts, patients, units, milestones, settlement: settle(milestones, agreement, rules) };
};

/** The units that an agreement counts among those of its patients, valued. */
export const unitsOf = ({ agreement, units }: PatientsInput, patients: readonly NumberedPatient[]): ValuedUnits => {
  const numbers = new Map(patients.map(({ patient, number }) => [patient.personId, number]));
  return unitRows(agreement, units?.facts ?? [], units?.prices ?? [], numbers);
};

/** When the price rules of an agreement are settled: its periods are closed by the lag of the sources of its units. */
export const settlementDay = (input: Pick<PatientsInput, "agreement" | "asOf" | "dataCuts">): SettlementDay => {
  const clocked = { sources: input.agreement.units?.sources ?? [] };
  return { asOf: input.asOf, isDataClosed: (lastDay) => dataClock(input.agreement, clocked, lastDay, input).closed };
};
