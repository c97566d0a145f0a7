import { UtfallError } from "../../schemas/errors.ts";
import { Evaluation, type Milestone, MilestoneStatus } from "../../schemas/evaluation.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";
import type { Warning } from "../../schemas/result.ts";
import { settle } from "../settle/settle.ts";
import { evaluateGroup, type GroupInput } from "./evaluate-group.ts";
import { type Dispute, evaluatePatients } from "./evaluate-patients.ts";

/** Everything a judgement depends on; the same input gives the same evaluation. */
export interface EvaluationInput extends GroupInput {
  /** Facts of everyone of the cohort, those excluded too; nobody where the agreement has no milestones. */
  readonly patients: readonly PatientFacts[];
  /** Outcomes person by person, by measure id, of the measures that milestones read. */
  readonly outcomes: ReadonlyMap<string, readonly OutcomeRow[]>;
  readonly disputes: readonly Dispute[];
}

/**
 * The judgement of one agreement on one state of the data: group, patients, money, and when it is due again.
 *
 * The value is checked against its schema before it is handed on. Throws UTF-AG-003 where a case occurs that the
 * agreement does not answer, and UTF-XX-001 where what was made is not an evaluation, which is a defect of ours.
 */
export const evaluate = (input: EvaluationInput): Evaluation => {
  const { agreement, asOf } = input;
  const group = evaluateGroup(input);
  const milestones = evaluatePatients(input);
  const checked = Evaluation.safeParse({
    agreement: agreement.id,
    agreementVersion: agreement.version,
    agreementHash: input.agreementHash,
    runId: input.runId,
    asOf,
    group: group.verdict,
    results: group.results,
    curves: group.curves,
    milestones,
    tally: tally(input, milestones),
    settlement: settle(milestones, agreement),
    warnings: distinct([...group.warnings, ...lateAssessments(milestones)]),
    nextDue: nextDue(input, milestones),
  });
  if (!checked.success) throw new UtfallError("UTF-XX-001", { step: `evaluate ${agreement.id}@${agreement.version}` });
  return checked.data;
};

/** How many milestones stand in each status, with every status named, so that a 0 is seen. */
const tally = ({ agreement }: EvaluationInput, milestones: readonly Milestone[]): Evaluation["tally"] =>
  agreement.milestones.map(({ id, title }) => {
    const own = milestones.filter(({ milestone }) => milestone === id);
    const counted = MilestoneStatus.options.map((status) => [
      status,
      own.filter((milestone) => milestone.status === status).length,
    ]);
    return { milestone: id, title, counts: Object.fromEntries(counted) };
  });

const lateAssessments = (milestones: readonly Milestone[]): readonly Warning[] => {
  const late = milestones.filter((milestone) => milestone.late).length;
  return late === 0 ? [] : [{ id: "late-assessments", values: { milestones: late } }];
};

/** A caution that several measures give stands once, with the highest count. */
const distinct = (warnings: readonly Warning[]): readonly Warning[] =>
  [...Map.groupBy(warnings, ({ id }) => id)].map(([id, same]) => ({
    id,
    values: same.reduce<Record<string, number>>((highest, { values }) => {
      for (const [name, value] of Object.entries(values)) highest[name] = Math.max(highest[name] ?? value, value);
      return highest;
    }, {}),
  }));

/** The first day after the day of judgement on which a milestone or the reassessment falls due. */
const nextDue = ({ agreement, asOf }: EvaluationInput, milestones: readonly Milestone[]): Evaluation["nextDue"] => {
  const { date, title } = agreement.reassessment;
  const coming = [
    ...milestones.filter(({ status }) => status === "NOT_DUE").map((each) => ({ date: each.due, what: each.title })),
    { date, what: title },
  ].filter((each) => each.date > asOf);
  return coming.reduce<Evaluation["nextDue"]>((first, each) => (first && first.date <= each.date ? first : each), null);
};
