import type { Database } from "../../connectors/duckdb/database.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import { cohortTable } from "../cohort/cohort-table.ts";
import { readCohortRows } from "../cohort/read-cohort.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

/**
 * Those of a cohort about whom a source of the agreement knows an application for an individual exception, ordered by
 * time zero and person. Everyone treated by one is among them. Throws UTF-DB-*.
 */
export const readApplicants = (
  { model, cohort }: { readonly model: Model; readonly cohort: string },
  database: Database,
): Promise<readonly CohortRow[]> =>
  readCohortRows(
    sql`(
      SELECT cohort.*
      FROM ${cohortTable(cohort)} AS cohort
      SEMI JOIN ${modelTable(model, "exception")} AS exception USING (person_id)
    )`,
    database,
  );
