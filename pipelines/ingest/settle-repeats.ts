import { rename } from "node:fs/promises";
import type { Database } from "../../connectors/duckdb/database.ts";
import { copyRows, readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import type { StoredColumn } from "../../schemas/column.ts";
import type { Layout } from "../../schemas/layout.ts";
import { columnList } from "./compile-layout.ts";
import type { LoadedPart } from "./load-part.ts";

/** How many accepted rows turned out to repeat an earlier one. */
export interface Repeats {
  /** Rows alike in every stored column. */
  readonly exact: number;
  /** Rows alike in the columns that identify a row only. */
  readonly sameKey: number;
}

export interface SettleOptions {
  readonly database: Database;
  readonly layout: Layout;
  /** Stored columns that the file has. */
  readonly present: readonly StoredColumn[];
  readonly parts: readonly LoadedPart[];
  readonly dropExactDuplicates: boolean;
  /** Fingerprints that are held in memory at a time. */
  readonly comparedAtOnce: number;
}

/**
 * Finds rows that repeat an earlier accepted row of the file and takes out those that must not stay.
 *
 * Afterwards the table `exact_repeat (line, same_as)` holds the exact repetitions and `key_repeat (line, same_as)` rows with
 * the key of an earlier one; empty cells count as alike. Exact repetitions leave the rows when the source says so, rows
 * with a repeated key when the layout makes that an error; the first row by line number stays.
 *
 * Fingerprints find candidates, values decide: with ten million rows two fingerprints may agree by chance.
 */
export const settleRepeats = async (options: SettleOptions): Promise<Repeats> => {
  const { database, layout, present, dropExactDuplicates } = options;
  const names = present.map((c) => c.name);
  const nothing = sql`SELECT CAST(NULL AS BIGINT) AS line WHERE FALSE`;
  const dropped = dropExactDuplicates ? sql`SELECT line FROM exact_repeat` : nothing;
  await findRepeats("exact_repeat", "row_hash", names, nothing, options);
  if (layout.unique === undefined) {
    await database.run(sql`CREATE OR REPLACE TEMP TABLE key_repeat (line BIGINT, same_as BIGINT)`, "no key");
  } else {
    const key = layout.unique.columns.filter((name) => names.includes(name));
    await findRepeats("key_repeat", "key_hash", key, dropped, options);
  }
  const refused = layout.unique?.outcome === "error" ? sql`SELECT line FROM key_repeat` : nothing;
  await database.run(sql`CREATE OR REPLACE TEMP TABLE removed AS ${dropped} UNION ALL ${refused}`, "list removed rows");
  return { exact: await countOf(database, "exact_repeat"), sameKey: await countOf(database, "key_repeat") };
};

/** Fingerprints are gone through in as many rounds as memory needs to stay the same for files of any length. */
const findRepeats = async (
  table: string,
  hash: "row_hash" | "key_hash",
  alike: readonly string[],
  without: Sql,
  { database, parts, comparedAtOnce }: SettleOptions,
): Promise<void> => {
  const rounds = Math.max(1, Math.ceil(parts.reduce((sum, p) => sum + p.accepted, 0) / comparedAtOnce));
  await database.run(sql`CREATE OR REPLACE TEMP TABLE candidate (line BIGINT)`, "find repeated rows");
  for (let round = 0; round < rounds; round += 1) {
    await database.run(
      sql`
      INSERT INTO candidate
      WITH
      standing AS (
        SELECT line, ${ident(hash)} AS fingerprint
        FROM ${readParquet(parts.map((p) => p.fingerprints))}
        ANTI JOIN (${without}) AS gone USING (line)
        WHERE ${ident(hash)} % ${literal(rounds)} = ${literal(round)}
      ),
      repeated AS (
        SELECT fingerprint
        FROM standing
        GROUP BY fingerprint
        HAVING count(*) > 1
      )
      SELECT line
      FROM standing
      SEMI JOIN repeated USING (fingerprint)`,
      "find repeated rows",
    );
  }
  await database.run(
    sql`
      CREATE OR REPLACE TEMP TABLE ${ident(table)} AS
      WITH
      groups AS (
        SELECT line, min(line) OVER (PARTITION BY ${join(alike.map(ident))}) AS same_as
        FROM ${readParquet(parts.flatMap((p) => p.paths))}
        SEMI JOIN candidate USING (line)
      )
      SELECT line, same_as
      FROM groups
      WHERE line > same_as`,
    "find repeated rows",
  );
};

/** Writes the parts that lost rows anew, without them; call it when nothing needs the removed rows any more. */
export const removeRepeats = async ({ database, present, parts }: SettleOptions): Promise<void> => {
  for (const { paths, firstLine, lastLine } of parts) {
    const between = sql`line BETWEEN ${literal(firstLine)} AND ${literal(lastLine)}`;
    if ((await countOf(database, "removed", between)) === 0) continue;
    for (const path of paths) {
      const rest = `${path}.rest`;
      const kept = sql`
          SELECT line, ${columnList(present)}
          FROM ${readParquet([path])}
          ANTI JOIN removed USING (line)
          ORDER BY line`;
      await database.run(copyRows(kept, rest), "remove repeated rows");
      await rename(rest, path).catch((error: unknown) => {
        throw translateFileError(error, "write", path);
      });
    }
  }
};

const countOf = async (database: Database, table: string, where: Sql = sql`TRUE`): Promise<number> => {
  const [row] = await database.rows(sql`SELECT count(*) AS n FROM ${ident(table)} WHERE ${where}`, "count rows");
  return Number(row?.n ?? 0);
};
