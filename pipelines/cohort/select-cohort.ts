import type { Database } from "../../connectors/duckdb/database.ts";
import { copyRows } from "../../connectors/duckdb/read-parquet.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import type { IndividualExceptionRule } from "../../schemas/agreement/edge-cases.ts";
import type { FlowStep, Population } from "../../schemas/agreement/population.ts";
import { createFolder } from "../harmonize/create-folder.ts";
import type { Model } from "../harmonize/model-table.ts";
import { cohortSql } from "./cohort-sql.ts";
import { cohortFile, cohortTable } from "./cohort-table.ts";
import { countFlow } from "./flow.ts";

export interface CohortInput {
  readonly population: Population;
  /** Place of persons treated by an individual exception, as the agreement answers it. */
  readonly exceptions: IndividualExceptionRule;
  /** Folder of the common model. */
  readonly model: Model;
  /** Where `cohort.parquet` is written; created if absent. */
  readonly folder: string;
  /** ISO date of judgement; exposures after it are not known. */
  readonly asOf: string;
}

/**
 * Selects who an agreement is about, from facts alone, and accounts for everyone who is not.
 *
 * Time zero is the first counted dose of one of the substances. Each criterion is judged met, not met or unknown for
 * everyone; the first that excludes a person is the one that counts. Writes `cohort.parquet`, which `readCohort` reads,
 * and answers with the flow: the persons themselves stay in the database. Throws UTF-IO-001, UTF-DB-*.
 */
export const selectCohort = async (input: CohortInput, database: Database): Promise<readonly FlowStep[]> => {
  const { population, exceptions, model, folder, asOf } = input;
  await createFolder(folder);
  await database.run(
    copyRows(
      sql`SELECT * FROM (${cohortSql(population, exceptions, model, asOf)}) ORDER BY time_zero, person_id`,
      cohortFile(folder),
    ),
    "cohort: select",
  );
  return countFlow(cohortTable(folder), population, exceptions, database);
};
