import { join } from "node:path";
import { selectCohort } from "../../pipelines/cohort/select-cohort.ts";
import { measureOutcome } from "../../pipelines/measure/measure-outcome.ts";
import { readOutcome } from "../../pipelines/measure/read-outcome.ts";
import type { Measure, OutcomeRow } from "../../schemas/measure.ts";
import { type Facts, writeModel } from "./model-folder.ts";
import type { Scratch } from "./scratch-database.ts";

const title = { nb: "x", en: "x" };

/** Writes facts and their cohort once, everyone treated with substance `a` (or `aa`); answers with what evaluates a measure. */
export const measuringCrowd = async (
  { database, folder }: Scratch,
  facts: Facts,
  asOf: string,
): Promise<(measure: Measure) => Promise<readonly OutcomeRow[]>> => {
  const [model, cohort, outcome] = [join(folder, "model"), join(folder, "cohort"), join(folder, "outcome")];
  await writeModel(model, facts, database);
  const population = { title, substances: ["a", "aa"], start_from: "1900-01-01", criteria: [], subgroups: [] };
  await selectCohort({ population, exceptions: "included", model, folder: cohort, asOf }, database);
  return async (measure) => {
    await measureOutcome({ measure, cohort, model, folder: outcome, asOf }, database);
    return readOutcome(outcome, database);
  };
};
