import { columnType } from "../../connectors/duckdb/column-type.ts";
import type { Database } from "../../connectors/duckdb/database.ts";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { ident, join, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { type Layout, storedColumns } from "../../schemas/layout.ts";

/** Parquet files of the accepted rows of one layout in two deliveries. */
export interface Compared {
  readonly layout: Layout;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * How many rows one delivery adds, removes and changes against another.
 *
 * Rows are matched by the key of the layout; `changed` counts keys that are in both with other rows. Without a key whole
 * rows are compared, as often as they occur, and `changed` is null: a changed row is then one removed and one added.
 */
export const compareRows = async ({ layout, before, after }: Compared, database: Database) => {
  const { key } = layout;
  const [row] = await database.rows(
    sql`
      WITH
      before_row AS (${rowsOf(layout, before)}),
      after_row AS (${rowsOf(layout, after)}),
      gone AS (
        SELECT * FROM before_row
        EXCEPT ALL
        SELECT * FROM after_row
      ),
      fresh AS (
        SELECT * FROM after_row
        EXCEPT ALL
        SELECT * FROM before_row
      )
      ${key === undefined ? wholeRows : byKey(key)}`,
    "compare deliveries",
  );
  return {
    layout: layout.id,
    added: Number(row?.added ?? 0),
    removed: Number(row?.removed ?? 0),
    changed: key === undefined ? null : Number(row?.changed ?? 0),
  };
};

const wholeRows = sql`
  SELECT (SELECT COUNT(*) FROM fresh) AS added, (SELECT COUNT(*) FROM gone) AS removed, 0 AS changed`;

/** Nulls count as alike here: a row without a key is compared with the others that have none. */
const byKey = (key: readonly string[]): Sql => {
  const columns = join(key.map(ident));
  const isSame = join(
    key.map((c) => sql`gone_key.${ident(c)} IS NOT DISTINCT FROM fresh_key.${ident(c)}`),
    " AND ",
  );
  return sql`,
      gone_key AS (
        SELECT ${columns}, COUNT(*) AS rows FROM gone GROUP BY ALL
      ),
      fresh_key AS (
        SELECT ${columns}, COUNT(*) AS rows FROM fresh GROUP BY ALL
      ),
      pair AS (
        SELECT COALESCE(gone_key.rows, 0) AS gone_rows, COALESCE(fresh_key.rows, 0) AS fresh_rows
        FROM gone_key
        FULL JOIN fresh_key ON ${isSame}
      )
      SELECT
        SUM(GREATEST(fresh_rows - gone_rows, 0)) AS added,
        SUM(GREATEST(gone_rows - fresh_rows, 0)) AS removed,
        SUM(LEAST(gone_rows, fresh_rows)) AS changed
      FROM pair`;
};

const rowsOf = (layout: Layout, parts: readonly string[]): Sql => {
  const columns = storedColumns(layout);
  return parts.length === 0
    ? sql`SELECT ${join(columns.map((c) => sql`CAST(NULL AS ${columnType(c)}) AS ${ident(c.name)}`))} WHERE FALSE`
    : sql`SELECT ${join(columns.map((c) => ident(c.name)))} FROM ${readParquet(parts)}`;
};
