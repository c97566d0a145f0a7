import { mkdir } from "node:fs/promises";
import type { Database } from "../../connectors/duckdb/database.ts";
import { literal, sql } from "../../connectors/duckdb/sql.ts";
import { cohortFile } from "../../pipelines/cohort/cohort-table.ts";
import { outcomeFile } from "../../pipelines/measure/read-outcome.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import { type FactRow, tableRows } from "./model-folder.ts";

const columnsOf = (types: Readonly<Record<string, string>>) =>
  Object.entries(types).map(([name, type]) => ({ name, type }));

/** The columns of an outcome; sex and age stand in those of net survival only. */
const outcomeColumns = columnsOf({
  person_id: "VARCHAR",
  time_zero: "DATE",
  entry_days: "INTEGER",
  time_days: "INTEGER",
  event: "INTEGER",
  reason: "VARCHAR",
  baseline: "DOUBLE",
  value: "DOUBLE",
  change: "DOUBLE",
  status: "VARCHAR",
  sex: "VARCHAR",
  age_days: "INTEGER",
  evidence: "STRUCT(role VARCHAR, file VARCHAR, line BIGINT)[]",
});

/** The columns of a selected cohort that groups are told by. */
const cohortColumns = columnsOf({
  person_id: "VARCHAR",
  time_zero: "DATE",
  subgroups: "JSON",
  included: "BOOLEAN",
  excluded_by: "VARCHAR",
});

const write = async (file: string, relation: ReturnType<typeof sql>, database: Database): Promise<void> => {
  await database.run(sql`COPY (${relation}) TO ${literal(file)} (FORMAT parquet)`, "test: write persons");
};

/** Writes outcome rows where a measure would have, without evidence; rows may come in any order. */
export const writeOutcome = async (folder: string, rows: readonly OutcomeRow[], database: Database): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const cells = rows.map(
    ({ evidence: _, population, ...row }): FactRow => ({
      ...row,
      sex: population?.sex ?? null,
      age_days: population?.ageDays ?? null,
    }),
  );
  const relation = sql`SELECT * FROM (${tableRows(outcomeColumns, cells)}) ORDER BY person_id`;
  await write(outcomeFile(folder), relation, database);
};

/** Writes the columns of a selected cohort that groups are told by. */
export const writeCohort = async (folder: string, rows: readonly CohortRow[], database: Database): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const cells = rows.map(
    ({ person_id, time_zero, subgroups, included, excluded_by }): FactRow => ({
      ...{ person_id, time_zero, included, excluded_by },
      subgroups: JSON.stringify(subgroups),
    }),
  );
  const relation = sql`
    SELECT * REPLACE (CAST(subgroups AS MAP(VARCHAR, VARCHAR)) AS subgroups)
    FROM (${tableRows(cohortColumns, cells)})
    ORDER BY time_zero, person_id`;
  await write(cohortFile(folder), relation, database);
};
