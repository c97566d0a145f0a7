import { join as joinPath } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { type ContradictionCount, type ContradictionKind, contradictions } from "../../schemas/contradiction.ts";
import { modelTable } from "./model-table.ts";

/** Statements (person_id, stated, source), of which a person may have one value only. */
const one = (stated: Sql): Sql => sql`
  SELECT person_id, list_sort(list(DISTINCT source)) AS sources
  FROM (${stated})
  WHERE stated IS NOT NULL
  GROUP BY person_id
  HAVING count(DISTINCT stated) > 1`;

/** Facts (person_id, day, source) that lie after every stated date of death of the person. */
const afterDeath = (folder: string, facts: Sql): Sql => sql`
  WITH death AS (
    SELECT person_id, max(death_date) AS last_death, list(DISTINCT source) AS death_sources
    FROM ${modelTable(folder, "vital_status")}
    WHERE death_date IS NOT NULL
    GROUP BY person_id
  )
  SELECT
    death.person_id,
    list_sort(list_distinct(list_concat(any_value(death_sources), list(DISTINCT fact.source)))) AS sources
  FROM (${facts}) AS fact
  JOIN death ON death.person_id = fact.person_id AND fact.day > death.last_death
  GROUP BY death.person_id`;

/** The persons of each kind: (person_id, sources). */
const personsOf: Readonly<Record<ContradictionKind, (folder: string) => Sql>> = {
  "two-sexes": (folder) => one(sql`SELECT person_id, sex AS stated, source FROM ${modelTable(folder, "person")}`),
  "two-birth-years": (folder) =>
    one(sql`SELECT person_id, birth_year AS stated, source FROM ${modelTable(folder, "person")}`),
  "two-death-dates": (folder) =>
    one(sql`SELECT person_id, death_date AS stated, source FROM ${modelTable(folder, "vital_status")}`),
  "alive-after-death": (folder) => sql`
    WITH death AS (
      SELECT person_id, min(death_date) AS first_death, list(DISTINCT source) AS death_sources
      FROM ${modelTable(folder, "vital_status")}
      WHERE death_date IS NOT NULL
      GROUP BY person_id
    )
    SELECT
      death.person_id,
      list_sort(list_distinct(list_concat(any_value(death_sources), list(DISTINCT life.source)))) AS sources
    FROM ${modelTable(folder, "vital_status")} AS life
    JOIN death
      ON death.person_id = life.person_id
      AND life.status IN ('alive', 'emigrated')
      AND life.status_date > death.first_death
    GROUP BY death.person_id`,
  "treated-after-death": (folder) =>
    afterDeath(
      folder,
      sql`SELECT person_id, start_date AS day, source FROM ${modelTable(folder, "exposure")} WHERE counts`,
    ),
  "contact-after-death": (folder) =>
    afterDeath(folder, sql`SELECT person_id, in_date AS day, source FROM ${modelTable(folder, "contact")}`),
  "diagnosed-after-death": (folder) =>
    afterDeath(folder, sql`SELECT person_id, diagnosis_date AS day, source FROM ${modelTable(folder, "tumour")}`),
  "treated-before-birth": (folder) => sql`
    WITH birth AS (
      SELECT person_id, min(birth_year) AS first_year, list(DISTINCT source) AS birth_sources
      FROM ${modelTable(folder, "person")}
      WHERE birth_year IS NOT NULL
      GROUP BY person_id
    )
    SELECT
      birth.person_id,
      list_sort(list_distinct(list_concat(any_value(birth_sources), list(DISTINCT exposure.source)))) AS sources
    FROM ${modelTable(folder, "exposure")} AS exposure
    JOIN birth ON birth.person_id = exposure.person_id AND year(exposure.start_date) < birth.first_year
    GROUP BY birth.person_id`,
};

/**
 * Finds what the registers say of one person that cannot all be true; needs the written tables of the model.
 *
 * Writes `contradictions.parquet` (kind, person_id, sources), which stays in `restricted/`, and answers how many persons there are of each
 * kind. Nothing is corrected: what is then done is declared beside the kind in schemas/contradiction.ts.
 */
export const findContradictions = async (
  folder: string,
  database: Database,
): Promise<readonly ContradictionCount[]> => {
  const step = "harmonize: contradictions";
  const path = joinPath(folder, "contradictions.parquet");
  const kinds = Object.keys(contradictions) as ContradictionKind[];
  const found = kinds.map(
    (kind) => sql`SELECT ${literal(kind)} AS kind, person_id, sources FROM (${personsOf[kind](folder)})`,
  );
  await database.run(
    sql`
      COPY (
        SELECT kind, person_id, sources
        FROM (${join(found, " UNION ALL ")})
        ORDER BY kind, person_id
      ) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
    step,
  );
  const rows = await database.rows(
    sql`
      SELECT kind, count(*) AS persons, list_sort(list_distinct(flatten(list(sources)))) AS sources
      FROM ${readParquet([path])}
      GROUP BY kind
      ORDER BY kind`,
    step,
  );
  return rows.map((row) => ({
    kind: String(row.kind) as ContradictionKind,
    persons: Number(row.persons),
    sources: Array.isArray(row.sources) ? row.sources.map(String) : [],
  }));
};
