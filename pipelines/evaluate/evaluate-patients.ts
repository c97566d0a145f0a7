import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Milestone } from "../../schemas/evaluation.ts";
import type { Evidence } from "../../schemas/evidence.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import { inMinorUnits, type Money } from "../../schemas/money.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";
import { patientAmount } from "../settle/patient-amount.ts";
import type { CostedUnit } from "../settle/price/costed-unit.ts";
import { paymentSchedule } from "../settle/schedule.ts";
import { clocksOf, type Known } from "./clocks.ts";
import { judgeMilestone } from "./judge-milestone.ts";
import { numberPatients } from "./patient-numbers.ts";
import { type Judgement, judgement, pointTo, type Situation } from "./situation.ts";

/** A milestone that a party disputes. */
export interface Dispute {
  readonly personId: string;
  readonly milestone: string;
}

/** What patients are judged from. */
export interface PatientInput extends Known {
  readonly agreement: Agreement;
  readonly patients: readonly PatientFacts[];
  /** One row per person and measure, by measure id: what `alive-and-event-free` reads. */
  readonly outcomes: ReadonlyMap<string, readonly OutcomeRow[]>;
  readonly disputes: readonly Dispute[];
  /** Units of all patients with their cost, where a milestone refunds a share of it. */
  readonly units?: readonly CostedUnit[];
}

/**
 * Every milestone of every patient, judged from the facts alone and in order of patient and milestone.
 *
 * Patients carry running numbers in order of time zero and person, so that the same data give the same numbers; the
 * key itself does not leave the restricted folder. Persons whom a start criterion excludes are shown, flagged
 * NOT_ELIGIBLE, where the agreement makes flags, and have no milestones elsewhere; persons who started outside the
 * period of this version have none. A flag is a question to the clinical group, never a decision.
 *
 * Throws UTF-AG-003 where a case occurs that the agreement does not answer.
 */
export const evaluatePatients = (input: PatientInput): readonly Milestone[] => {
  const schedule = paymentSchedule(input.agreement);
  const outcomes = new Map(
    [...input.outcomes].map(([measure, rows]) => [measure, new Map(rows.map((row) => [row.person_id, row]))]),
  );
  const disputed = new Set(input.disputes.map(({ personId, milestone }) => `${milestone} ${personId}`));
  const used = Map.groupBy(input.units ?? [], ({ row }) => row.patient);
  return numberPatients(input.agreement, input.patients).flatMap(({ patient, milestones, number }) => {
    const units = used.get(number) ?? [];
    return milestones.map((milestone) => {
      const situation: Situation = {
        agreement: input.agreement,
        milestone,
        patient,
        outcome: (measure) => outcomes.get(measure)?.get(patient.personId),
        clocks: clocksOf(input.agreement, milestone, patient.timeZero, input),
        known: input,
      };
      const judged = disputed.has(`${milestone.id} ${patient.personId}`)
        ? judgement("DISPUTED", ["dispute"])
        : patient.included
          ? judgeMilestone(situation)
          : judgeExcluded(patient);
      const scheduled = schedule.get(milestone.id);
      const course = {
        timeZero: patient.timeZero,
        due: situation.clocks.due,
        endedOn: judged.status === "NOT_MET" ? (judged.endedOn ?? null) : null,
        units,
      };
      const amount = scheduled === undefined ? null : patientAmount(scheduled, input.agreement, course);
      return written(situation, judged, number, amount);
    });
  });
};

/** Somebody treated outside the start criteria, or for whom they cannot be judged: people must look. */
const judgeExcluded = ({ answers, excludedBy }: PatientFacts): Judgement => {
  const failed = Object.entries(answers)
    .filter(([, answer]) => answer === "not-met")
    .map(([criterion]) => criterion)
    .sort();
  if (failed.length > 0) return judgement("NOT_APPLICABLE", ["not-eligible", ...failed]);
  return judgement("UNKNOWN", ["start-criterion-unknown", ...(excludedBy === null ? [] : [excludedBy])]);
};

const written = (
  { agreement, milestone, patient, clocks }: Situation,
  judged: Judgement,
  number: number,
  amount: Money | null,
): Milestone => ({
  figure: `${agreement.id}@${agreement.version}/milestones/${milestone.id}/${number}`,
  patient: number,
  milestone: milestone.id,
  title: milestone.title,
  timeZero: patient.timeZero,
  due: clocks.due,
  windowFrom: clocks.windowFrom,
  windowTo: clocks.windowTo,
  dataExpectedBy: judged.dataExpectedBy ?? clocks.data.expectedBy,
  status: judged.status,
  flag: milestone.predicate.kind === "stop-if-any" ? flagOf(judged) : null,
  reasons: [...judged.reasons, ...(wasRetreated(agreement, patient) ? ["retreated"] : [])],
  late: judged.late,
  amount: amount === null ? null : inMinorUnits(amount),
  evidence: distinct([pointTo("time-zero", patient.timeZeroLine), ...judged.evidence]),
});

const flagOf = ({ status, reasons }: Judgement): Milestone["flag"] => {
  if (reasons.includes("not-eligible")) return "NOT_ELIGIBLE";
  if (status === "MET") return "CONTINUE";
  return status === "NOT_MET" ? "STOP_REVIEW" : null;
};

/** A one-time treatment given on a second day. The first clock goes on; the milestones are marked. */
const wasRetreated = (agreement: Agreement, { exposures, timeZero }: PatientFacts): boolean =>
  agreement.clock.course === "one-time" &&
  exposures.some(({ substance, date }) => date > timeZero && agreement.population.substances.includes(substance));

const distinct = (evidence: readonly Evidence[]): Evidence[] => {
  const seen = new Set<string>();
  return evidence.filter(({ role, file, line }) => {
    const key = `${role} ${file} ${line}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
