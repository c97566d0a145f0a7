import type { Database } from "../../connectors/duckdb/database.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { LinkRecord } from "../../schemas/harmonize-record.ts";
import { layouts } from "../../schemas/registers/index.ts";
import { linkKeys } from "../../schemas/registers/support/link-keys.ts";
import type { FileInUse } from "./files-in-use.ts";
import { keyScope } from "./key-scope.ts";
import { layoutRows } from "./layout-rows.ts";

/**
 * Makes the table `link`: what each person key points to on the day of the data cut.
 *
 * Of each key the rows with the latest valid_from on or before the cut apply. A key that points to more than one project
 * person on that day is a nonmatch and links nobody; an empty project person withdraws the link. Keys that stay from
 * delivery to delivery (`stable`) must be linked alike under every delivery that the key file names. Needs `replaced`.
 */
export const createLink = async (
  files: readonly FileInUse[],
  dataCut: string | null,
  stable: readonly string[],
  database: Database,
): Promise<void> =>
  database.run(
    sql`
      CREATE OR REPLACE TEMP TABLE link AS
      WITH applicable AS (
        SELECT source, delivery, source_person_id, project_person_id, valid_from
        FROM (${layoutRows(linkKeys, files)})
        WHERE valid_from <= CAST(${literal(dataCut ?? "0001-01-01")} AS DATE)
      ),
      latest AS (
        SELECT *
        FROM applicable
        QUALIFY valid_from = MAX(valid_from) OVER (PARTITION BY source, delivery, source_person_id)
      )
      SELECT
        source,
        ${keyScope(stable, sql`source`, sql`delivery`)} AS delivery,
        source_person_id,
        CASE
          WHEN COUNT(DISTINCT COALESCE(project_person_id, '')) > 1 THEN 'nonmatch'
          WHEN MAX(project_person_id) IS NULL THEN 'withdrawn'
          ELSE 'linked'
        END AS state,
        MAX(project_person_id) AS project_person_id
      FROM latest
      GROUP BY ALL`,
    "harmonize: link",
  );

/** Every person key in use, once. */
const personKeys = (stable: readonly string[]): Sql =>
  join(
    layouts.flatMap(({ id, person }) =>
      person === undefined
        ? []
        : [
            sql`
              SELECT
                from_source AS source,
                ${keyScope(stable, sql`from_source`, sql`from_delivery`)} AS delivery,
                ${ident(person)} AS source_person_id
              FROM ${ident(id)}
              WHERE ${ident(person)} IS NOT NULL`,
          ],
    ),
    " UNION ",
  );

/** Counts, per source, how its person keys were linked. Needs the layout views. */
export const countLinks = async (stable: readonly string[], database: Database): Promise<readonly LinkRecord[]> => {
  const rows = await database.rows(
    sql`
      WITH person_key AS (${personKeys(stable)}),
      linked_key AS (
        SELECT person_key.source, COALESCE(link.state, 'unlinked') AS state, link.project_person_id
        FROM person_key
        LEFT JOIN link USING (source, delivery, source_person_id)
      ),
      person AS (
        SELECT source, project_person_id, COUNT(*) AS keys
        FROM linked_key
        WHERE state = 'linked'
        GROUP BY source, project_person_id
      ),
      merged AS (
        SELECT source, COUNT(*) AS persons
        FROM person
        WHERE keys > 1
        GROUP BY source
      )
      SELECT
        source,
        COUNT(*) FILTER (WHERE state = 'linked') AS linked,
        COUNT(*) FILTER (WHERE state = 'unlinked') AS unlinked,
        COUNT(*) FILTER (WHERE state = 'nonmatch') AS nonmatch,
        COUNT(*) FILTER (WHERE state = 'withdrawn') AS withdrawn,
        COALESCE(MAX(merged.persons), 0) AS merged
      FROM linked_key
      LEFT JOIN merged USING (source)
      GROUP BY source
      ORDER BY source`,
    "harmonize: count links",
  );
  return rows.map((row) => ({
    source: String(row.source),
    linked: Number(row.linked),
    unlinked: Number(row.unlinked),
    nonmatch: Number(row.nonmatch),
    withdrawn: Number(row.withdrawn),
    merged: Number(row.merged),
  }));
};
