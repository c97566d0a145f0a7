import type { Database } from "../../connectors/duckdb/database.ts";
import { literal, sql } from "../../connectors/duckdb/sql.ts";
import type { FlowStep, Population } from "../../schemas/agreement/population.ts";
import { createFolder } from "../harmonize/create-folder.ts";
import type { Model } from "../harmonize/model-table.ts";
import { cohortSql } from "./cohort-sql.ts";
import { cohortFile, cohortTable } from "./cohort-table.ts";
import { countFlow } from "./flow.ts";

export interface CohortInput {
  readonly population: Population;
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
  const { population, model, folder, asOf } = input;
  await createFolder(folder);
  await database.run(
    sql`
      COPY (SELECT * FROM (${cohortSql(population, model, asOf)}) ORDER BY time_zero, person_id)
      TO ${literal(cohortFile(folder))} (FORMAT parquet, COMPRESSION zstd)`,
    "cohort: select",
  );
  return countFlow(cohortTable(folder), population, database);
};
