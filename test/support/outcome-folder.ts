import { mkdir } from "node:fs/promises";
import type { Database } from "../../connectors/duckdb/database.ts";
import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { cohortFile } from "../../pipelines/cohort/cohort-table.ts";
import { outcomeFile } from "../../pipelines/measure/read-outcome.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";

type Cell = string | number | boolean | null;
const cell = (value: Cell): Sql => (value === null ? sql`NULL` : literal(value));
const values = (rows: readonly (readonly Cell[])[]): Sql => join(rows.map((row) => sql`(${join(row.map(cell))})`));

/** Writes outcome rows where a measure would have, without evidence; rows may come in any order. */
export const writeOutcome = async (folder: string, rows: readonly OutcomeRow[], database: Database): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const cells = rows.map((row) => [
    row.person_id,
    row.time_zero,
    row.entry_days,
    row.time_days,
    row.event,
    row.reason,
    row.baseline,
    row.value,
    row.change,
    row.status,
  ]);
  await database.run(
    sql`
      COPY (
        SELECT
          CAST(person_id AS VARCHAR) AS person_id,
          CAST(time_zero AS DATE) AS time_zero,
          CAST(entry_days AS INTEGER) AS entry_days,
          CAST(time_days AS INTEGER) AS time_days,
          CAST(event AS INTEGER) AS event,
          CAST(reason AS VARCHAR) AS reason,
          CAST(baseline AS DOUBLE) AS baseline,
          CAST(value AS DOUBLE) AS value,
          CAST(change AS DOUBLE) AS change,
          CAST(status AS VARCHAR) AS status,
          CAST([] AS STRUCT(role VARCHAR, file VARCHAR, line BIGINT)[]) AS evidence
        FROM (VALUES ${values(cells.length === 0 ? [new Array<null>(10).fill(null)] : cells)})
          AS t (person_id, time_zero, entry_days, time_days, event, reason, baseline, value, change, status)
        WHERE ${literal(rows.length > 0)}
        ORDER BY person_id
      )
      TO ${literal(outcomeFile(folder))} (FORMAT parquet)`,
    "test: write outcome",
  );
};

/** Writes the columns of a selected cohort that groups are told by. */
export const writeCohort = async (folder: string, rows: readonly CohortRow[], database: Database): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const cells = rows.map(({ person_id, time_zero, subgroups, included, excluded_by }) => [
    person_id,
    time_zero,
    JSON.stringify(subgroups),
    included,
    excluded_by,
  ]);
  await database.run(
    sql`
      COPY (
        SELECT
          CAST(person_id AS VARCHAR) AS person_id,
          CAST(time_zero AS DATE) AS time_zero,
          CAST(CAST(subgroups AS JSON) AS MAP(VARCHAR, VARCHAR)) AS subgroups,
          CAST(included AS BOOLEAN) AS included,
          CAST(excluded_by AS VARCHAR) AS excluded_by
        FROM (VALUES ${values(cells.length === 0 ? [new Array<null>(5).fill(null)] : cells)})
          AS t (person_id, time_zero, subgroups, included, excluded_by)
        WHERE ${literal(rows.length > 0)}
        ORDER BY time_zero, person_id
      )
      TO ${literal(cohortFile(folder))} (FORMAT parquet)`,
    "test: write cohort",
  );
};
