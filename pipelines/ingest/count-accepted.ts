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

/** Rows up to which persons are counted one by one; every key is held in memory for it. */
const mostCountedExactly = 1_000_000;

/**
 * How many persons the accepted rows are about; null for a layout without persons.
 *
 * In large files counted by HyperLogLog (DuckDB's approx_count_distinct), to some two per cent; it gives the same number for
 * the same rows in any order. Of a handful of persons it can be far off, so small files are counted exactly.
 */
export const countPersons = async (
  database: Database,
  parts: readonly string[],
  { person }: Layout,
  accepted: number,
): Promise<number | null> => {
  if (person === undefined) return null;
  const key = ident(person);
  const persons = accepted <= mostCountedExactly ? sql`count(DISTINCT ${key})` : sql`approx_count_distinct(${key})`;
  const [row] = await database.rows(sql`SELECT ${persons} AS persons FROM ${readParquet(parts)}`, "count persons");
  return Number(row?.persons ?? 0);
};
