import { UtfallError } from "../schemas/errors.ts";
import { type AgreementFacts, type ReportInput, ReportModel, type SignedDelivery } from "../schemas/report.ts";
import { absentFrom } from "./build/absent.ts";
import { groupsOf } from "./build/groups.ts";
import { limitPassages, methodPassages, optionPassages } from "./build/passages.ts";
import { patientSummary } from "./build/patients.ts";
import { sourcesOf } from "./build/sources.ts";

const defect = (step: string): UtfallError => new UtfallError("UTF-XX-001", { step: `report: ${step}` });

/** By source and delivery; nothing where no guard was overruled, so that most reports do not speak of it. */
const signedOf = ({ signed = [] }: ReportInput): Partial<Pick<ReportModel["data"], "signed">> => {
  if (signed.length === 0) return {};
  const place = (s: SignedDelivery): string => JSON.stringify([s.source, s.delivery, s.rule]);
  return { signed: signed.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)) };
};

/** Stops where judgement and agreement are not the same, or a number comes from another run: such a report would lie. */
const checkIdentity = ({ evaluation, agreement }: ReportInput): void => {
  const sameAgreement =
    evaluation.agreement === agreement.id &&
    evaluation.agreementVersion === agreement.version &&
    evaluation.agreementHash === agreement.hash;
  if (!sameAgreement) throw defect("agreement differs from evaluation");
  const stray = evaluation.results.some(
    (r) => r.runId !== evaluation.runId || r.agreementHash !== evaluation.agreementHash,
  );
  if (stray) throw defect("result of another run");
  const { group } = evaluation;
  if (
    group !== null &&
    group.verdict !== "data-not-ready" &&
    !evaluation.results.some((r) => r.figure === group.figure)
  ) {
    throw defect("verdict without its estimate");
  }
};

/** Against the first data cut that anyone saw, as the agreement states it; else against the earliest one in use. */
const frozenBefore = ({ frozen, firstDataCut }: AgreementFacts, dataCuts: readonly string[]): boolean | null => {
  if (frozen === null) return null;
  if (firstDataCut !== null) return frozen <= firstDataCut;
  return dataCuts.length === 0 ? null : dataCuts.every((cut) => frozen <= cut);
};

/**
 * Everything the report prints, from one judgement of one agreement and the account of the data behind it.
 *
 * Pure: same input, same bytes; it has no clock. No number is computed here but sums of counts, and none is rounded.
 * Throws UTF-XX-001 where parts do not belong together and UTF-IN-013 where the lines of a file do not add up; no
 * report is better than one that contradicts itself.
 */
export const buildReport = (input: ReportInput): ReportModel => {
  checkIdentity(input);
  const { agreement, evaluation } = input;
  const { background, sources: agreed, terms, measures, groups: declared, ...rest } = agreement;
  const { options, exitPlan, unanswered, ...identity } = rest;
  const sources = sourcesOf(input.sources, input.files);
  const groups = groupsOf(declared, evaluation.results, evaluation.curves);
  const parsed = ReportModel.safeParse({
    schema: "utfall-report/1",
    front: {
      agreement: {
        ...identity,
        frozenBeforeData: frozenBefore(
          agreement,
          input.files.map((f) => f.dataCut),
        ),
      },
      asOf: evaluation.asOf,
      runId: evaluation.runId,
      synthetic: input.synthetic || input.files.some((f) => f.synthetic),
      audience: { copy: "internal", smallNumbers: true, prices: evaluation.settlement !== null },
      software: input.software,
      group: evaluation.group,
      patients: patientSummary(evaluation.milestones),
      nextDue: evaluation.nextDue,
    },
    background,
    data: { sources, agreed, completeness: input.completeness, links: input.links, ...signedOf(input) },
    flow: input.flow.map(({ id, title, persons, excluded, unknown }) => ({ id, title, persons, excluded, unknown })),
    treatmentStatus: input.treatmentStatus,
    terms,
    measures,
    groups,
    results: evaluation.results,
    curves: evaluation.curves,
    ...(evaluation.fitted !== undefined && { fitted: evaluation.fitted }),
    milestones: evaluation.milestones,
    tally: evaluation.tally,
    ...(evaluation.eligibility !== undefined && { eligibility: evaluation.eligibility }),
    ...(evaluation.readings !== undefined && { readings: evaluation.readings }),
    ...(evaluation.exceptions !== undefined && { exceptions: evaluation.exceptions }),
    settlement: evaluation.settlement,
    warnings: evaluation.warnings,
    limits: limitPassages(),
    options: optionPassages(options, evaluation),
    exitPlan,
    unanswered,
    absent: absentFrom(input, sources, groups),
    method: methodPassages(evaluation),
  });
  if (!parsed.success) throw defect("model");
  return parsed.data;
};
