import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { fingerprint, sha256 } from "../../connectors/files/fingerprint.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../schemas/agreement/edge-case-rule.ts";
import type { FlowStep } from "../../schemas/agreement/population.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { Evaluation } from "../../schemas/evaluation.ts";
import type { Measure } from "../../schemas/measure.ts";
import { readCohort } from "../cohort/read-cohort.ts";
import { selectCohort } from "../cohort/select-cohort.ts";
import { disputesInForce, disputesOf } from "../disputes/disputes-in-force.ts";
import { readClaimKey } from "../disputes/patient-reference.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import { numberPatients } from "../evaluate/patient-numbers.ts";
import { readExceptions } from "../exceptions/read-exceptions.ts";
import { readCoverage } from "../harmonize/read-coverage.ts";
import { readPrices } from "../harmonize/read-prices.ts";
import { claimantsOf } from "../measure/claimants.ts";
import { measureOutcome } from "../measure/measure-outcome.ts";
import { loadPatientFacts } from "../measure/patient-facts.ts";
import { readOutcome } from "../measure/read-outcome.ts";
import { loadUnitFacts } from "../measure/unit-facts.ts";
import { loadWhereabouts } from "../measure/whereabouts.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import { type DataState, factsOf } from "./data-state.ts";
import type { JudgedAgreement } from "./manifest.ts";
import { type NightTools, perform } from "./night-tools.ts";
import type { AgreementInForce } from "./read-agreements.ts";
import { readStored } from "./read-stored.ts";
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
      const input = { population, exceptions, model: facts, folder, asOf: state.asOf };
      const { rows, flow } = await selectCohort(input, database);
      await writeFileAtomic(join(folder, "flow.json"), `${JSON.stringify(flow, null, 2)}\n`);
      return `${rows.filter((r) => r.included).length} of ${rows.length} persons`;
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
    const rows = await measureOutcome(input, database);
    return `${rows.filter((r) => r.status === "observed").length} of ${rows.length} observed`;
  },
});

/** The price files that an agreement's units are valued by, as the steps that took them in. */
const priceFiles = ({ files }: DataState, { amount }: Agreement) =>
  amount?.unit_price?.kind === "price-list"
    ? files
        .filter(({ record }) => record.layout === "prices")
        .map(({ record, step, position = 0 }) => ({ record, position, kind: "ingest" as const, fingerprint: step }))
    : [];

const evaluateStep = (
  tools: NightTools,
  state: DataState,
  { agreement, hash, disputes: file }: AgreementInForce,
  cohort: Step,
  measures: ReadonlyMap<string, Step>,
): Step => {
  const { paths } = tools.workspace;
  const disputes = disputesInForce(file, agreement, state.asOf);
  const prices = priceFiles(state, agreement);
  const lifeTable = agreement.measures.some(({ kind }) => kind === "net-survival") ? tools.workspace.lifeTable : null;
  // The fingerprint of the judgement is the run id that every number carries.
  const runId = fingerprint({
    kind: "evaluate",
    code: tools.code.of("evaluate"),
    hash,
    agreement,
    cohort: cohort.fingerprint,
    measures: [...measures].map(([id, step]) => [id, step.fingerprint]),
    prices: prices.map(({ fingerprint: price, position }) => [price, position]),
    dataCuts: state.dataCuts,
    asOf: state.asOf,
    ...(disputes.length > 0 && { disputes }),
    ...(lifeTable !== null && { lifeTable: lifeTable.sha256 }),
    // Printed beside every number.
    software: tools.code.version,
  });
  return {
    kind: "evaluate",
    name: `judgement of ${named(agreement)}`,
    fingerprint: runId,
    async run({ folder, database }) {
      const cohortFolder = stepFolder(paths, cohort);
      const outcomes = await together(
        [...measures].map(async ([id, step]) => [id, await readOutcome(stepFolder(paths, step), database)] as const),
      );
      const context = { model: factsOf(state, agreement), cohort: cohortFolder, asOf: state.asOf };
      const patients = await loadPatientFacts(context, database);
      const key = await readClaimKey(paths.settlement);
      const evaluation = evaluate({
        agreement,
        agreementHash: hash,
        runId,
        software: `utfall ${tools.code.version}`,
        asOf: state.asOf,
        dataCuts: state.dataCuts,
        cohort: await readCohort(cohortFolder, database),
        outcomes: new Map(outcomes),
        coverage: await readCoverage(factsOf(state, agreement), database),
        patients,
        exceptions: await readExceptions(factsOf(state, agreement), state.asOf, database),
        lifeTable: lifeTable?.table,
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
      await writeFileAtomic(join(folder, "evaluation.json"), `${JSON.stringify(evaluation, null, 2)}\n`);
      // Who the running numbers stand for: the ledger needs to know a patient again when the numbers have moved.
      const claimants = claimantsOf(numberPatients(agreement, patients), await loadWhereabouts(context, database));
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

/** What a change of data must show at a glance: the estimate behind the verdict and the totals of the settlement. */
const deciding = ({ group, results, settlement, agreement, agreementVersion }: Evaluation): Record<string, string> => {
  const figures: Record<string, string> = {};
  const row = results.find(({ figure }) => figure === group?.figure);
  if (row !== undefined) figures[row.figure] = row.value === null ? row.state : String(row.value);
  for (const [total, amount] of Object.entries(settlement?.totals ?? {})) {
    figures[`${agreement}@${agreementVersion}/settlement/${total}`] = amount;
  }
  return figures;
};

const readReport = (paths: WorkspacePaths, report: Step, name: string): Promise<Uint8Array> =>
  readFile(join(stepFolder(paths, report), name)).catch(() => {
    const remove = `restricted/store/report/${report.fingerprint}`;
    throw new UtfallError("UTF-IG-003", { file: `${remove}/${name}`, remove });
  });

/** From facts to reports for one agreement: cohort, measures, judgement, report; each a step of its own. */
export const judgeAgreement = async (
  tools: NightTools,
  state: DataState,
  inForce: AgreementInForce,
): Promise<AgreementJudgement> => {
  const { paths, config } = tools.workspace;
  const { agreement, hash } = inForce;
  tools.progress.expect(agreement.measures.length + 3);
  const cohort = cohortStep(tools, state, inForce);
  await perform(tools, cohort);
  const measures = new Map(agreement.measures.map((m) => [m.id, measureStep(tools, state, agreement, m, cohort)]));
  await together([...measures.values()].map((step) => perform(tools, step)));
  const judgement = evaluateStep(tools, state, inForce, cohort, measures);
  await perform(tools, judgement);
  const evaluation = Evaluation.parse(await readStored(paths, judgement, "evaluation.json"));
  const flow = (await readStored(paths, cohort, "flow.json")) as readonly FlowStep[];
  const report = reportStep(tools, state, inForce, { evaluation, flow, cohort, measures });
  await perform(tools, report);
  const folder = stepFolder(paths, report);
  const names = ["report.json", ...config.languages.map((language) => `report.${language}.html`)];
  const reports = await Promise.all(
    names.map(async (name) => ({
      path: `${agreement.id}@${agreement.version}/${name}`,
      sha256: sha256(await readReport(paths, report, name)),
    })),
  );
  return {
    folder,
    agreement: {
      id: agreement.id,
      version: agreement.version,
      hash,
      title: agreement.title,
      runId: evaluation.runId,
      cohort: cohort.fingerprint,
      measures: Object.fromEntries([...measures].map(([id, step]) => [id, step.fingerprint])),
      evaluate: judgement.fingerprint,
      evaluation: sha256(await readFile(join(stepFolder(paths, judgement), "evaluation.json"))),
      verdict: evaluation.group?.verdict ?? null,
      analysed: analysed(flow),
      milestones: evaluation.tally.reduce<Record<string, number>>((all, { counts }) => {
        for (const [status, n] of Object.entries(counts)) all[status] = (all[status] ?? 0) + n;
        return all;
      }, {}),
      deciding: deciding(evaluation),
      nextDue: evaluation.nextDue,
      reports,
    },
  };
};
