import { columnType } from "../../connectors/duckdb/column-type.ts";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { ident, join, literal, type Sql, sql, trusted } from "../../connectors/duckdb/sql.ts";
import { type Layout, storedColumns } from "../../schemas/layout.ts";
import type { FileInUse } from "./files-in-use.ts";

/** The rows of a layout that are in use: the delivered ones without those that a later delta replaced. Needs `replaced`. */
export const layoutRows = (layout: Layout, files: readonly FileInUse[]): Sql => {
  const rows = deliveredRows(layout, files);
  if (!files.some(({ record, position }) => record.layout === layout.id && position > 0)) return rows;
  return sql`
    SELECT delivered_row.*
    FROM (${rows}) AS delivered_row
    ANTI JOIN (SELECT source_file, source_line FROM replaced WHERE layout = ${literal(layout.id)}) AS gone
      USING (source_file, source_line)`;
};

/**
 * All accepted rows of a layout over the files in use, with where each came from.
 *
 * The columns of origin have names that no layout uses: INSPIRE and the link keys have a column `source` of their own.
 */
export const deliveredRows = (layout: Layout, files: readonly FileInUse[]): Sql => {
  const own = files.filter((file) => file.record.layout === layout.id && file.parts.length > 0);
  const rows = own.map(({ record, parts }) => {
    const columns = storedColumns(layout).map((c) => ident(c.name));
    return sql`
      SELECT
        ${join(columns)},
        ${literal(record.source)} AS from_source,
        ${literal(record.delivery)} AS from_delivery,
        ${literal(record.id)} AS source_file,
        line AS source_line
      FROM ${readParquet(parts)}`;
  });
  return rows.length === 0 ? noRows(layout) : join(rows, " UNION ALL ");
};

const noRows = (layout: Layout): Sql => {
  const columns = storedColumns(layout).map((c) => sql`CAST(NULL AS ${columnType(c)}) AS ${ident(c.name)}`);
  const origin = ["from_source", "from_delivery", "source_file"].map(
    (name) => sql`CAST(NULL AS VARCHAR) AS ${ident(name)}`,
  );
  return sql`
    SELECT ${join([...columns, ...origin])}, CAST(NULL AS ${trusted("BIGINT")}) AS source_line
    WHERE FALSE`;
};
