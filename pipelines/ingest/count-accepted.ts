import type { Database } from "../../connectors/duckdb/database.ts";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { ident, join, sql } from "../../connectors/duckdb/sql.ts";
import type { Layout } from "../../schemas/layout.ts";

/** Rows in the files as they will be published, counted from the files themselves. */
export const countAccepted = async (database: Database, parts: readonly string[]): Promise<number> => {
  const [row] = await database.rows(sql`SELECT count(*) AS n FROM ${readParquet(parts)}`, "count accepted rows");
  return Number(row?.n ?? 0);
};

/** Latest date (ISO) in the columns that say until when the file has data; null where there is none. */
export const latestDate = async (
  database: Database,
  parts: readonly string[],
  { reaches }: Layout,
): Promise<string | null> => {
  if (reaches.length === 0) return null;
  const latest = join(reaches.map((name) => sql`max(CAST(${ident(name)} AS DATE))`));
  const [row] = await database.rows(
    sql`SELECT CAST(greatest(${latest}) AS VARCHAR) AS latest FROM ${readParquet(parts)}`,
    "find latest date",
  );
  return typeof row?.latest === "string" ? row.latest : null;
};

/**
 * How many persons the accepted rows are about, to some two per cent; null for a layout without persons.
 *
 * Counted by HyperLogLog (DuckDB's approx_count_distinct), which gives the same number for the same rows in any order: an
 * exact count would hold every key in memory.
 */
export const countPersons = async (
  database: Database,
  parts: readonly string[],
  { person }: Layout,
): Promise<number | null> => {
  if (person === undefined) return null;
  const [row] = await database.rows(
    sql`SELECT approx_count_distinct(${ident(person)}) AS persons FROM ${readParquet(parts)}`,
    "count persons",
  );
  return Number(row?.persons ?? 0);
};
