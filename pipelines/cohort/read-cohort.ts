import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Answer, CohortRow } from "../../schemas/agreement/population.ts";
import { cohortTable } from "./cohort-table.ts";

/** The rows of a selected cohort, ordered by time zero and person; those excluded are among them. Throws UTF-DB-*. */
export const readCohort = (folder: string, database: Database): Promise<readonly CohortRow[]> =>
  readCohortRows(cohortTable(folder), database);

/** The rows of a relation with the columns of a cohort, ordered by time zero and person. Throws UTF-DB-*. */
export const readCohortRows = async (relation: Sql, database: Database): Promise<readonly CohortRow[]> => {
  const rows = await database.rows(
    sql`
      SELECT
        person_id,
        time_zero,
        substance,
        ${pairs(sql`subgroups`)} AS subgroups,
        included,
        excluded_by,
        by_exception,
        ${pairs(sql`answers`)} AS answers,
        source_file,
        source_line
      FROM ${relation}
      ORDER BY time_zero, person_id`,
    "cohort: read",
  );
  return rows.map(cohortRow);
};

/** A map as two lists, which reach us in the same form whatever the client makes of maps. */
const pairs = (map: Sql): Sql => sql`[map_keys(${map}), map_values(${map})]`;

const cohortRow = (row: Row): CohortRow => ({
  person_id: String(row.person_id),
  time_zero: String(row.time_zero),
  substance: String(row.substance),
  subgroups: record(row.subgroups),
  included: row.included === true,
  excluded_by: row.excluded_by === null ? null : String(row.excluded_by),
  ...(row.by_exception === true && { by_exception: true as const }),
  answers: Object.fromEntries(Object.entries(record(row.answers)).map(([id, word]) => [id, answer(word)])),
  source_file: String(row.source_file),
  source_line: Number(row.source_line),
});

const record = (cell: Row[string] | undefined): Readonly<Record<string, string>> => {
  const [keys, values] = Array.isArray(cell) ? cell : [];
  if (!Array.isArray(keys) || !Array.isArray(values)) return {};
  return Object.fromEntries(keys.map((key, i) => [String(key), String(values[i])]));
};

const answer = (word: string): Answer => (word === "met" || word === "not-met" ? word : "unknown");
