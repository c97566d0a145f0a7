import { join } from "node:path";
import type { Estimates } from "../../pipelines/evaluate/analyse-measure.ts";
import { type GroupEvaluation, judgeEstimates, measureOf } from "../../pipelines/evaluate/evaluate-group.ts";
import { readEstimates, readRepeated } from "../../pipelines/evaluate/read-estimates.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { Measure, OutcomeRow } from "../../schemas/measure.ts";
import { type Facts, writeModel } from "./model-folder.ts";
import { writeCohort, writeOutcome } from "./outcome-folder.ts";
import type { Scratch } from "./scratch-database.ts";

let runs = 0;

/** Judges a group from files, as a night does: counts and persons come from the database, covariates from the facts. */
export const judgedPersons = async (
  { database, folder }: Scratch,
  agreement: Agreement,
  people: {
    readonly cohort: readonly CohortRow[];
    readonly outcomes: ReadonlyMap<string, readonly OutcomeRow[]>;
    readonly facts: Facts;
  },
): Promise<GroupEvaluation> => {
  runs += 1;
  const at = join(folder, `judged-${runs}`);
  const known = { asOf: "2026-06-30", dataCuts: { kreftregisteret: "2026-06-30", sma_children: "2026-06-30" } };
  const model = { folder: join(at, "model"), sources: ["test"] };
  await writeModel(model.folder, people.facts, database);
  await writeCohort(join(at, "cohort"), people.cohort, database);
  for (const measure of agreement.measures) {
    await writeOutcome(join(at, measure.id), people.outcomes.get(measure.id) ?? [], database);
  }
  const source = {
    ...{ agreement, software: "utfall test", known, model, cohort: join(at, "cohort") },
    outcome: ({ id }: Measure) => join(at, id),
  };
  const estimates: Estimates[] = [];
  for (const analysis of agreement.analyses.measures) {
    estimates.push(await readEstimates(source, measureOf(agreement, analysis.measure), analysis, database));
  }
  for (const analysis of agreement.analyses.repeated) {
    const visits = analysis.measures.map((id) => measureOf(agreement, id));
    estimates.push(await readRepeated(source, visits, analysis, database));
  }
  const run = { agreement, agreementHash: "made-up", runId: "made-up", ...known, starts: [], coverage: [] };
  return judgeEstimates(run, estimates);
};
