import type { Database } from "../../connectors/duckdb/database.ts";
import { ident, join, literal, sql } from "../../connectors/duckdb/sql.ts";
import type { OutOfUse, ReplacedRecord } from "../../schemas/harmonize-record.ts";
import { type Layout, storedColumns } from "../../schemas/layout.ts";
import { layouts } from "../../schemas/registers/index.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import type { FileInUse } from "./files-in-use.ts";
import { deliveredRows } from "./layout-rows.ts";

/**
 * Makes the table `replaced (layout, source_file, source_line, how)`: the rows that are not in use, because a later delta of
 * the same source has taken their place or deleted them, or because they are such deletions themselves.
 *
 * All rows of a key give way to all rows of that key in the latest delivery that holds it. In a layout without a key,
 * rows alike in every column count once, if the source drops exact repetitions at all. A full delivery alone replaces
 * nothing. A delta that deletes a key and has rows of it replaces them; a later delta may bring a deleted key back.
 */
export const createReplaced = async (
  files: readonly FileInUse[],
  workspace: Workspace,
  database: Database,
): Promise<void> => {
  await database.run(
    sql`CREATE OR REPLACE TEMP TABLE replaced (layout VARCHAR, source_file VARCHAR, source_line BIGINT, how VARCHAR)`,
    "harmonize: replaced",
  );
  const sources = [...new Set(files.filter((f) => f.position > 0).map((f) => f.record.source))].sort();
  for (const source of sources) {
    for (const layout of layouts) {
      const own = files.filter((f) => f.record.source === source && f.record.layout === layout.id);
      const settings = workspace.sources[source]?.layouts[layout.id];
      if (new Set(own.map((f) => f.position)).size < 2 && !own.some(isDeleting)) continue;
      if (layout.key === undefined && settings?.drop_exact_duplicates === false) continue;
      await database.run(replacedRows(layout, own), `harmonize: replaced ${layout.id}`);
    }
  }
};

const isDeleting = ({ record }: FileInUse): boolean => record.deletes === true;

const replacedRows = (layout: Layout, files: readonly FileInUse[]) => {
  const columns = (layout.key ?? storedColumns(layout).map((c) => c.name)).map(ident);
  const positions = files.map(
    (file) => sql`(${literal(file.record.id)}, ${literal(file.position)}, ${literal(isDeleting(file))})`,
  );
  const isKeyed =
    layout.key === undefined
      ? sql`TRUE`
      : join(
          columns.map((c) => sql`${c} IS NOT NULL`),
          " AND ",
        );
  return sql`
    INSERT INTO replaced
    WITH
    place (source_file, position, deletes) AS (
      VALUES ${join(positions)}
    ),
    row_of_series AS (
      SELECT delivered_row.*, position, deletes
      FROM (${deliveredRows(layout, files)}) AS delivered_row
      JOIN place USING (source_file)
      WHERE ${isKeyed}
    ),
    row_of_key AS (
      SELECT
        source_file,
        source_line,
        position,
        deletes,
        MAX(position) OVER same_key AS last_of_all,
        MAX(position) FILTER (WHERE NOT deletes) OVER same_key AS last_row,
        MIN(position) FILTER (WHERE NOT deletes) OVER same_key AS first_row
      FROM row_of_series
      WINDOW same_key AS (PARTITION BY ${join(columns)})
    )
    SELECT
      ${literal(layout.id)},
      source_file,
      source_line,
      CASE
        WHEN deletes AND COALESCE(first_row < position, FALSE) THEN ${how("deletion")}
        WHEN deletes THEN ${how("deletion of nothing")}
        WHEN last_row < last_of_all THEN ${how("deleted")}
        ELSE ${how("replaced")}
      END
    FROM row_of_key
    WHERE deletes OR position < last_of_all`;
};

const how = (outOfUse: OutOfUse) => literal(outOfUse);

/** How many rows of each file are not in use, by what became of them, in the order of the files' ids. */
export const countReplaced = async (
  files: readonly FileInUse[],
  database: Database,
): Promise<readonly ReplacedRecord[]> => {
  const rows = await database.rows(
    sql`
      SELECT source_file, how, COUNT(*) AS rows
      FROM replaced
      GROUP BY source_file, how
      ORDER BY source_file, how`,
    "harmonize: count replaced",
  );
  const records = new Map(files.map(({ record }) => [record.id, record]));
  return rows.map((row) => {
    const record = records.get(String(row.source_file));
    return {
      source: record?.source ?? "",
      delivery: record?.delivery ?? "",
      layout: record?.layout ?? "",
      file: String(row.source_file),
      how: String(row.how) as OutOfUse,
      rows: Number(row.rows),
    };
  });
};
