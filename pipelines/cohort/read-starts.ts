import type { Database } from "../../connectors/duckdb/database.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import { cohortTable } from "./cohort-table.ts";

/** How many of the analysed persons started on a day. */
export interface StartDay {
  /** ISO date. */
  readonly time_zero: string;
  readonly persons: number;
}

/** The treatment starts of the analysed persons of a cohort, one row per day, the first day first. Throws UTF-DB-*. */
export const readStarts = async (folder: string, database: Database): Promise<readonly StartDay[]> => {
  const rows = await database.rows(
    sql`
      SELECT time_zero, COUNT(*) AS persons
      FROM ${cohortTable(folder)}
      WHERE included
      GROUP BY time_zero
      ORDER BY time_zero`,
    "cohort: starts",
  );
  return rows.map((row) => ({ time_zero: String(row.time_zero), persons: Number(row.persons) }));
};
