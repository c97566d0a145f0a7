import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { fingerprint, sha256 } from "../../connectors/files/fingerprint.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../schemas/agreement/edge-case-rule.ts";
import { FlowStep } from "../../schemas/agreement/population.ts";
import type { Measure, OutcomeRow } from "../../schemas/measure.ts";
import { readStarts } from "../cohort/read-starts.ts";
import { selectCohort } from "../cohort/select-cohort.ts";
import { disputesInForce, disputesOf } from "../disputes/disputes-in-force.ts";
import { readClaimKey } from "../disputes/patient-reference.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import { measuresOneByOne, patientsOneByOne } from "../evaluate/one-by-one.ts";
import { numberPatients } from "../evaluate/patient-numbers.ts";
import { readApplicants } from "../exceptions/read-applicants.ts";
import { readExceptions } from "../exceptions/read-exceptions.ts";
import { readCoverage } from "../harmonize/read-coverage.ts";
import { readPrices } from "../harmonize/read-prices.ts";
import { claimantsOf } from "../measure/claimants.ts";
import { measureOutcome } from "../measure/measure-outcome.ts";
import { loadPatientAnswers, loadPatientFacts } from "../measure/patient-facts.ts";
import { readOutcome } from "../measure/read-outcome.ts";
import { loadUnitFacts } from "../measure/unit-facts.ts";
import { loadWhereabouts } from "../measure/whereabouts.ts";
import { completenessStep } from "./completeness-step.ts";
import { type DataState, factsOf } from "./data-state.ts";
import { estimateSteps, readStoredEstimates } from "./estimate-step.ts";
import { DIGESTS, ReportDigests } from "./judged-report.ts";
import { JudgementSummary, judgementSummary, SUMMARY } from "./judgement-summary.ts";
import type { JudgedAgreement } from "./manifest.ts";
import { type NightTools, perform } from "./night-tools.ts";
import type { AgreementInForce } from "./read-agreements.ts";
import { readStored, requireStored } from "./read-stored.ts";
import { reportStep } from "./report-step.ts";
import { type Step, stepFolder } from "./step.ts";
import { together } from "./together.ts";

const named = ({ id, version }: Agreement): string => `${id}@${version}`;

const cohortStep = (tools: NightTools, state: DataState, { agreement }: AgreementInForce): Step => {
  const { population } = agreement;
  const exceptions = edgeCaseRule(agreement, "individual_exceptions");
  const facts = factsOf(state, agreement);
  return {
    kind: "cohort",
    name: `cohort of ${named(agreement)}`,
    fingerprint: fingerprint({
      kind: "cohort",
      code: tools.code.of("cohort"),
      facts: [state.harmonize, facts.sources],
      population,
      exceptions,
      asOf: state.asOf,
    }),
    async run({ folder, database }) {
      const flow = await selectCohort({ population, exceptions, model: facts, folder, asOf: state.asOf }, database);
      await writeFileAtomic(join(folder, "flow.json"), `${JSON.stringify(flow, null, 2)}\n`);
      return `${analysed(flow)} of ${flow[0]?.persons ?? 0} persons`;
    },
  };
};

const measureStep = (
  tools: NightTools,
  state: DataState,
  agreement: Agreement,
  measure: Measure,
  cohort: Step,
): Step => ({
  kind: "measure",
  name: `${measure.id} of ${named(agreement)}`,
  fingerprint: fingerprint({
    kind: "measure",
    code: tools.code.of("measure"),
    cohort: cohort.fingerprint,
    measure,
    asOf: state.asOf,
  }),
  async run({ folder, database }) {
    const input = {
      measure,
      model: factsOf(state, agreement),
      cohort: stepFolder(tools.workspace.paths, cohort),
      folder,
      asOf: state.asOf,
    };
    const { observed, persons } = await measureOutcome(input, database);
    return `${observed} of ${persons} observed`;
  },
});

/** The price files that an agreement's units are valued by, as the steps that took them in. */
const priceFiles = ({ files }: DataState, { amount }: Agreement) =>
  amount?.unit_price?.kind === "price-list"
    ? files
        .filter(({ record }) => record.layout === "prices")
        .map(({ record, step, position = 0 }) => ({ record, position, kind: "ingest" as const, fingerprint: step }))
    : [];

/** What is read of each patient, by what an agreement asks of them one by one. */
const readPatients = {
  facts: loadPatientFacts,
  answers: loadPatientAnswers,
  nothing: async () => [],
} as const;

/** The steps that a judgement rests on. */
interface MadeBefore {
  readonly cohort: Step;
  readonly measures: ReadonlyMap<string, Step>;
  readonly estimates: readonly Step[];
}

const evaluateStep = (
  tools: NightTools,
  state: DataState,
  { agreement, hash, disputes: file }: AgreementInForce,
  { cohort, measures, estimates }: MadeBefore,
): Step => {
  const { paths } = tools.workspace;
  const disputes = disputesInForce(file, agreement, state.asOf);
  const prices = priceFiles(state, agreement);
  // The fingerprint of the judgement is the run id that every number carries.
  const runId = fingerprint({
    kind: "evaluate",
    code: tools.code.of("evaluate"),
    hash,
    agreement,
    cohort: cohort.fingerprint,
    measures: [...measures].map(([id, step]) => [id, step.fingerprint]),
    estimates: estimates.map((step) => step.fingerprint),
    prices: prices.map(({ fingerprint: price, position }) => [price, position]),
    dataCuts: state.dataCuts,
    asOf: state.asOf,
    ...(disputes.length > 0 && { disputes }),
    // Printed beside every number.
    software: tools.code.version,
  });
  return {
    kind: "evaluate",
    name: `judgement of ${named(agreement)}`,
    fingerprint: runId,
    async run({ folder, database }) {
      const cohortFolder = stepFolder(paths, cohort);
      const known = { asOf: state.asOf, dataCuts: state.dataCuts };
      const outcomes = new Map<string, readonly OutcomeRow[]>();
      const byPerson = measuresOneByOne(agreement);
      for (const measure of agreement.measures) {
        const outcome = stepFolder(paths, measures.get(measure.id) ?? cohort);
        if (byPerson.has(measure.id)) outcomes.set(measure.id, await readOutcome(outcome, database));
      }
      const context = { model: factsOf(state, agreement), cohort: cohortFolder, asOf: state.asOf };
      const patients = await readPatients[patientsOneByOne(agreement)](context, database);
      const key = await readClaimKey(paths.settlement);
      const evaluation = evaluate({
        agreement,
        agreementHash: hash,
        runId,
        ...known,
        starts: await readStarts(cohortFolder, database),
        estimates: await readStoredEstimates(paths, estimates),
        outcomes,
        coverage: await readCoverage(factsOf(state, agreement), database),
        patients,
        exceptions: {
          facts: await readExceptions(context.model, state.asOf, database),
          cohort: await readApplicants(context, database),
        },
        disputes: disputesOf(agreement.id, disputes, key, patients),
        ...(agreement.units === undefined
          ? {}
          : {
              units: {
                facts: await loadUnitFacts(context, agreement.units.unit, agreement.population.substances, database),
                prices: await readPrices(
                  prices.map(({ record, position, ...step }) => ({
                    record,
                    position,
                    folder: stepFolder(paths, step),
                  })),
                  tools.workspace.config,
                  database,
                ),
              },
            }),
      });
      // The terms as judged, so that a trace does not depend on what the agreement file says later.
      await writeFileAtomic(join(folder, "agreement.json"), `${JSON.stringify(agreement, null, 2)}\n`);
      const text = `${JSON.stringify(evaluation, null, 2)}\n`;
      await writeFileAtomic(join(folder, "evaluation.json"), text);
      await writeFileAtomic(join(folder, SUMMARY), `${JSON.stringify(judgementSummary(evaluation, sha256(text)))}\n`);
      // Who the running numbers stand for: the ledger needs to know a patient again when the numbers have moved. Where
      // no money is settled nobody asks, and no list of persons is kept.
      const claimants =
        evaluation.settlement === null || patients.length === 0
          ? []
          : claimantsOf(numberPatients(agreement, patients), await loadWhereabouts(context, database));
      await writeFileAtomic(join(folder, "patients.json"), `${JSON.stringify(claimants, null, 2)}\n`);
      return evaluation.group?.verdict ?? `${evaluation.milestones.length} milestones`;
    },
  };
};

export interface AgreementJudgement {
  readonly agreement: JudgedAgreement;
  /** Folder of the report files. */
  readonly folder: string;
}

const analysed = (flow: readonly FlowStep[]): number => flow.at(-1)?.persons ?? 0;

/** From facts to reports for one agreement: cohort, measures, judgement, report; each a step of its own. */
export const judgeAgreement = async (
  tools: NightTools,
  state: DataState,
  inForce: AgreementInForce,
): Promise<AgreementJudgement> => {
  const { paths } = tools.workspace;
  const { agreement, hash } = inForce;
  const { analyses } = agreement;
  tools.progress.expect(agreement.measures.length + analyses.measures.length + analyses.repeated.length + 4);
  const cohort = cohortStep(tools, state, inForce);
  await perform(tools, cohort);
  const measures = new Map(agreement.measures.map((m) => [m.id, measureStep(tools, state, agreement, m, cohort)]));
  await together([...measures.values()].map((step) => perform(tools, step)));
  const estimates = estimateSteps(tools, state, agreement, cohort, measures);
  const completeness = completenessStep(tools, state, agreement, cohort);
  await together([...estimates, completeness].map((step) => perform(tools, step)));
  const judgement = evaluateStep(tools, state, inForce, { cohort, measures, estimates });
  await perform(tools, judgement);
  await requireStored(paths, judgement, "evaluation.json");
  const { evaluation, ...summary } = await readStored(paths, judgement, SUMMARY, JudgementSummary);
  const flow = await readStored(paths, cohort, "flow.json", z.array(FlowStep));
  const report = reportStep(tools, state, inForce, { judgement, flow, cohort, completeness, measures });
  await perform(tools, report);
  const { reports, front } = await readStored(paths, report, DIGESTS, ReportDigests);
  for (const { name } of reports) await requireStored(paths, report, name);
  return {
    folder: stepFolder(paths, report),
    agreement: {
      id: agreement.id,
      version: agreement.version,
      hash,
      title: agreement.title,
      runId: judgement.fingerprint,
      cohort: cohort.fingerprint,
      measures: Object.fromEntries([...measures].map(([id, step]) => [id, step.fingerprint])),
      evaluate: judgement.fingerprint,
      evaluation,
      ...summary,
      analysed: analysed(flow),
      reports: reports.map(({ name, sha256: digest }) => ({
        path: `${agreement.id}@${agreement.version}/${name}`,
        sha256: digest,
      })),
      report: { step: report.fingerprint, front },
    },
  };
};
