import type { Database } from "../../connectors/duckdb/database.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import { type Model, modelTable } from "./model-table.ts";

/** One row of the coverage table. ISO dates, the last day included. */
export interface CoverageRow {
  readonly source: string;
  readonly kind: string;
  readonly region: string;
  /** Null for the row of kind `delivery`, which declares no period and covers nothing. */
  readonly from_date: string | null;
  readonly to_date: string;
  readonly data_cut: string;
  readonly lag_days: number;
}

/** The coverage table of a model, ordered by source, kind, region and first day. Throws UTF-DB-*. */
export const readCoverage = async (model: Model, database: Database): Promise<readonly CoverageRow[]> => {
  const rows = await database.rows(
    sql`
      SELECT source, kind, region, from_date, to_date, data_cut, lag_days
      FROM ${modelTable(model, "coverage")}
      ORDER BY source, kind, region, from_date, to_date`,
    "harmonize: read coverage",
  );
  return rows.map((row) => ({
    source: String(row.source),
    kind: String(row.kind),
    region: String(row.region),
    from_date: row.from_date === null ? null : String(row.from_date),
    to_date: String(row.to_date),
    data_cut: String(row.data_cut),
    lag_days: Number(row.lag_days),
  }));
};
