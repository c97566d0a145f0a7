import { join } from "node:path";
import { evaluateGroup, type GroupEvaluation } from "../../pipelines/evaluate/evaluate-group.ts";
import { measuresOfModels } from "../../pipelines/evaluate/one-by-one.ts";
import { readGroups } from "../../pipelines/evaluate/read-groups.ts";
import { readPersons } from "../../pipelines/evaluate/read-persons.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
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
  const measured = new Map<string, Awaited<ReturnType<typeof readGroups>>>();
  const persons = new Map<string, Awaited<ReturnType<typeof readPersons>>>();
  for (const measure of agreement.measures) {
    const outcome = join(at, measure.id);
    await writeOutcome(outcome, people.outcomes.get(measure.id) ?? [], database);
    const source = { agreement, measure, known, cohort: join(at, "cohort"), outcome };
    measured.set(measure.id, await readGroups(source, database));
    const covariates = measuresOfModels(agreement).get(measure.id);
    if (covariates !== undefined) persons.set(measure.id, await readPersons(source, model, covariates, database));
  }
  return evaluateGroup({
    ...{ agreement, agreementHash: "made-up", runId: "made-up", software: "utfall test" },
    ...known,
    ...{ starts: [], measured, persons, coverage: [] },
  });
};
