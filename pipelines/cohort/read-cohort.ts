import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Answer, CohortRow } from "../../schemas/agreement/population.ts";
import { cohortTable } from "./cohort-table.ts";

/** The rows of a selected cohort, ordered by time zero and person; those excluded are among them. Throws UTF-DB-*. */
export const readCohort = (folder: string, database: Database): Promise<readonly CohortRow[]> =>
  readCohortRows(cohortTable(folder), database);

/** The rows of the persons of a selected cohort who are in it, ordered by time zero and person. Throws UTF-DB-*. */
export const readIncluded = (folder: string, database: Database): Promise<readonly CohortRow[]> =>
  readCohortRows(sql`(SELECT * FROM ${cohortTable(folder)} WHERE included)`, database);

/**
 * The rows of a relation with the columns of a cohort, ordered by time zero and person. Throws UTF-DB-*.
 *
 * A hundred thousand persons have a handful of different answers and levels between them: these come once, with the first
 * person who has them, and are shared by the others.
 */
export const readCohortRows = async (relation: Sql, database: Database): Promise<readonly CohortRow[]> => {
  const rows = await database.rows(
    sql`
      WITH numbered AS (
        SELECT
          *,
          DENSE_RANK() OVER (
            ORDER BY map_keys(subgroups), map_values(subgroups), map_keys(answers), map_values(answers)
          ) AS alike
        FROM ${relation}
      ),
      placed AS (
        SELECT *, ROW_NUMBER() OVER (PARTITION BY alike ORDER BY time_zero, person_id) = 1 AS first
        FROM numbered
      )
      SELECT
        person_id,
        time_zero,
        substance,
        alike,
        CASE WHEN first THEN ${pairs(sql`subgroups`)} END AS subgroups,
        included,
        excluded_by,
        by_exception,
        CASE WHEN first THEN ${pairs(sql`answers`)} END AS answers,
        source_file,
        source_line
      FROM placed
      ORDER BY time_zero, person_id`,
    "cohort: read",
  );
  const shared = new Map<Row[string] | undefined, Shared>();
  return rows.map((row) => {
    const own = shared.get(row.alike) ?? sharedOf(row);
    shared.set(row.alike, own);
    return cohortRow(row, own);
  });
};

/** What many persons of a cohort have in common. */
type Shared = Pick<CohortRow, "subgroups" | "answers">;

const sharedOf = ({ subgroups, answers }: Row): Shared => ({
  subgroups: record(subgroups),
  answers: Object.fromEntries(Object.entries(record(answers)).map(([id, word]) => [id, answer(word)])),
});

/** A map as two lists, which reach us in the same form whatever the client makes of maps. */
const pairs = (map: Sql): Sql => sql`[map_keys(${map}), map_values(${map})]`;

const cohortRow = (row: Row, { subgroups, answers }: Shared): CohortRow => ({
  person_id: String(row.person_id),
  time_zero: String(row.time_zero),
  substance: String(row.substance),
  subgroups,
  included: row.included === true,
  excluded_by: row.excluded_by === null ? null : String(row.excluded_by),
  ...(row.by_exception === true && { by_exception: true as const }),
  answers,
  source_file: String(row.source_file),
  source_line: Number(row.source_line),
});

const record = (cell: Row[string] | undefined): Readonly<Record<string, string>> => {
  const [keys, values] = Array.isArray(cell) ? cell : [];
  if (!Array.isArray(keys) || !Array.isArray(values)) return {};
  return Object.fromEntries(keys.map((key, i) => [String(key), String(values[i])]));
};

const answer = (word: string): Answer => (word === "met" || word === "not-met" ? word : "unknown");
