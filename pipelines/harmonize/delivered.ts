import type { Database } from "../../connectors/duckdb/database.ts";
import { ident, join, literal, sql } from "../../connectors/duckdb/sql.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { HarmonizeRecord } from "../../schemas/harmonize-record.ts";
import type { FileInUse } from "./files-in-use.ts";

/**
 * Makes the table `delivered`: one row per file in use, also for files without a single accepted row.
 *
 * Mappings read it where it matters that a file was delivered at all, whatever it holds.
 */
export const createDelivered = async (files: readonly FileInUse[], database: Database): Promise<void> => {
  const rows = files.map(
    ({ record }) => sql`
      SELECT
        ${literal(record.layout)} AS layout,
        ${literal(record.source)} AS from_source,
        ${literal(record.delivery)} AS from_delivery,
        ${literal(record.id)} AS source_file,
        CAST(${literal(record.accepted)} AS BIGINT) AS accepted`,
  );
  const none = sql`SELECT '' AS layout, '' AS from_source, '' AS from_delivery, '' AS source_file, 0::BIGINT AS accepted WHERE FALSE`;
  await database.run(
    sql`CREATE OR REPLACE TEMP TABLE delivered AS ${rows.length === 0 ? none : join(rows, " UNION ALL ")}`,
    "harmonize: delivered",
  );
};

/**
 * Files and accepted rows per layout. Throws UTF-IG-002 when the rows in use and those that a delta replaced or deleted, with the deletions, are not
 * together as many as intake accepted.
 *
 * Needs the layout views and `replaced`.
 */
export const countLayouts = async (database: Database): Promise<HarmonizeRecord["layouts"]> => {
  const expected = await database.rows(
    sql`
      SELECT layout, COUNT(*) AS files, CAST(SUM(accepted) AS BIGINT) AS rows
      FROM delivered
      GROUP BY layout
      ORDER BY layout`,
    "harmonize: count files",
  );
  const counts: HarmonizeRecord["layouts"][number][] = [];
  for (const row of expected) {
    const layout = String(row.layout);
    const [stored] = await database.rows(
      sql`
        SELECT
          (SELECT COUNT(*) FROM ${ident(layout)})
          + (SELECT COUNT(*) FROM replaced WHERE layout = ${literal(layout)}) AS rows`,
      "harmonize: count rows",
    );
    if (stored?.rows !== row.rows) throw new UtfallError("UTF-IG-002", { file: `stored rows of ${layout}` });
    counts.push({ layout, files: Number(row.files), rows: Number(row.rows) });
  }
  return counts;
};
