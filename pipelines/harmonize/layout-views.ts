import type { Database } from "../../connectors/duckdb/database.ts";
import { ident, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Layout } from "../../schemas/layout.ts";
import { layouts } from "../../schemas/registers/index.ts";
import type { FileInUse } from "./files-in-use.ts";
import { keyScope } from "./key-scope.ts";
import { layoutRows } from "./layout-rows.ts";

/**
 * Makes one view per layout, named by its id, with person_id; layouts without files get an empty view. Needs `replaced`
 * and `link`. `stable`: sources whose person keys stay from delivery to delivery.
 */
export const createLayoutViews = async (
  files: readonly FileInUse[],
  stable: readonly string[],
  database: Database,
): Promise<void> => {
  for (const layout of layouts) {
    await database.run(
      sql`
        CREATE OR REPLACE TEMP VIEW ${ident(layout.id)} AS
        SELECT origin.*, ${personId(layout, stable)} AS person_id
        FROM (${layoutRows(layout, files)}) AS origin
        ${linkJoin(layout, stable)}`,
      `harmonize: view ${layout.id}`,
    );
  }
};

const key = (person: string): Sql => sql`origin.${ident(person)}`;

/** Where the key of a row is valid. */
const scope = (stable: readonly string[]): Sql => keyScope(stable, sql`origin.from_source`, sql`origin.from_delivery`);

/**
 * An unlinked key stays a person of its own: source and delivery hold no slash, so no two keys can meet. A row without a
 * key is nobody's (`||` gives null, where concat would make one person of all of them).
 */
const personId = ({ person }: Layout, stable: readonly string[]): Sql =>
  person === undefined
    ? sql`CAST(NULL AS VARCHAR)`
    : sql`COALESCE(link.project_person_id, origin.from_source || '/' || ${scope(stable)} || '/' || ${key(person)})`;

const linkJoin = ({ person }: Layout, stable: readonly string[]): Sql =>
  person === undefined
    ? sql``
    : sql`
        LEFT JOIN link
          ON link.state = 'linked'
          AND link.source = origin.from_source
          AND link.delivery = ${scope(stable)}
          AND link.source_person_id = ${key(person)}`;
