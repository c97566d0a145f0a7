import type { CohortRow } from "../../schemas/agreement/population.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { Evaluation, type Milestone, MilestoneStatus } from "../../schemas/evaluation.ts";
import type { Warning } from "../../schemas/result.ts";
import { agreementExceptions } from "../exceptions/agreement-exceptions.ts";
import type { ExceptionFact } from "../exceptions/read-exceptions.ts";
import type { Estimates } from "./analyse-measure.ts";
import { judgeEstimates, type RuleInput } from "./evaluate-group.ts";
import { judgePatients, type PatientsInput } from "./judge-patients.ts";
import { readingPatterns } from "./reading-patterns.ts";

/** Everything a judgement depends on; the same input gives the same evaluation. */
export interface EvaluationInput extends RuleInput, PatientsInput {
  /** What every analysis of the agreement came to, in the order of `estimatesOf`. */
  readonly estimates: readonly Estimates[];
  /** Applications for individual exceptions in the sources of the agreement; left out where none is looked at. */
  readonly exceptions?: {
    readonly facts: readonly ExceptionFact[];
    /** Those of the cohort who applied. */
    readonly cohort: readonly CohortRow[];
  };
}

/**
 * The judgement of one agreement on one state of the data: group, patients, money, and when it is due again.
 *
 * The value is checked against its schema before it is handed on. Throws UTF-AG-003 where a case occurs that the
 * agreement does not answer, and UTF-XX-001 where what was made is not an evaluation, which is a defect of ours.
 */
export const evaluate = (input: EvaluationInput): Evaluation => {
  const { agreement, asOf } = input;
  const group = judgeEstimates(input, input.estimates);
  const { patients, milestones, settlement } = judgePatients(input, group);
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
    eligibility: patients.flatMap(({ patient, number }) =>
      agreement.population.criteria.map(({ id }) => ({
        patient: number,
        criterion: id,
        answer: patient.answers[id] ?? "unknown",
      })),
    ),
    readings: readingPatterns(agreement, input.patients),
    ...(input.exceptions === undefined
      ? {}
      : {
          exceptions: agreementExceptions(agreement, {
            cohort: input.exceptions.cohort,
            exceptions: input.exceptions.facts,
            coverage: input.coverage,
            asOf,
          }),
        }),
    tally: tally(input, milestones),
    settlement,
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
