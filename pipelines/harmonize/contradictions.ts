import { join as joinPath } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { copyRows, readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { type ContradictionCount, type ContradictionKind, contradictions } from "../../schemas/contradiction.ts";
import { modelTable } from "./model-table.ts";

/*
 * Every query answers (person_id, source) for the persons of one kind. Persons are found by plain aggregates, which spill;
 * what is said of their sources is gathered for them alone, because lists are held in memory for everybody.
 */

/** Persons of whom a table states more than one value of a column. */
const stated = (table: Sql, column: Sql): Sql => sql`
  WITH suspect AS (
    SELECT person_id
    FROM ${table}
    GROUP BY person_id
    HAVING min(${column}) <> max(${column})
  )
  SELECT DISTINCT person_id, source
  FROM ${table}
  SEMI JOIN suspect USING (person_id)
  WHERE ${column} IS NOT NULL`;

/** Persons with facts (person_id, day, source) on the wrong side of a date or year that a table states of them. */
const beyond = (facts: Sql, limits: Sql, isBeyond: Sql, statements: Sql): Sql => sql`
  WITH
  person_limit AS (${limits}),
  suspect AS (
    SELECT DISTINCT fact.person_id, fact.source
    FROM (${facts}) AS fact
    JOIN person_limit USING (person_id)
    WHERE ${isBeyond}
  )
  SELECT person_id, source
  FROM suspect
  UNION
  SELECT person_id, source
  FROM (${statements})
  SEMI JOIN suspect USING (person_id)`;

const deaths = (folder: string): Sql => sql`
  SELECT person_id, source, death_date
  FROM ${modelTable(folder, "vital_status")}
  WHERE death_date IS NOT NULL`;

/** Facts that lie after every stated date of death of the person. */
const afterDeath = (folder: string, facts: Sql): Sql =>
  beyond(
    facts,
    sql`SELECT person_id, max(death_date) AS day FROM (${deaths(folder)}) GROUP BY person_id`,
    sql`fact.day > person_limit.day`,
    deaths(folder),
  );

const birthYears = (folder: string): Sql => sql`
  SELECT person_id, source, birth_year
  FROM ${modelTable(folder, "person")}
  WHERE birth_year IS NOT NULL`;

/** The persons of each kind with the sources that say so. */
const personsOf: Readonly<Record<ContradictionKind, (folder: string) => Sql>> = {
  "two-sexes": (folder) => stated(modelTable(folder, "person"), sql`sex`),
  "two-birth-years": (folder) => stated(modelTable(folder, "person"), sql`birth_year`),
  "two-death-dates": (folder) => stated(modelTable(folder, "vital_status"), sql`death_date`),
  "alive-after-death": (folder) =>
    beyond(
      sql`
        SELECT person_id, status_date AS day, source
        FROM ${modelTable(folder, "vital_status")}
        WHERE status IN ('alive', 'emigrated')`,
      sql`SELECT person_id, min(death_date) AS day FROM (${deaths(folder)}) GROUP BY person_id`,
      sql`fact.day > person_limit.day`,
      deaths(folder),
    ),
  "treated-after-death": (folder) =>
    afterDeath(
      folder,
      sql`SELECT person_id, start_date AS day, source FROM ${modelTable(folder, "exposure")} WHERE counts`,
    ),
  "contact-after-death": (folder) =>
    afterDeath(folder, sql`SELECT person_id, in_date AS day, source FROM ${modelTable(folder, "contact")}`),
  "diagnosed-after-death": (folder) =>
    afterDeath(folder, sql`SELECT person_id, diagnosis_date AS day, source FROM ${modelTable(folder, "tumour")}`),
  "treated-before-birth": (folder) =>
    beyond(
      sql`SELECT person_id, year(start_date) AS day, source FROM ${modelTable(folder, "exposure")}`,
      sql`SELECT person_id, min(birth_year) AS day FROM (${birthYears(folder)}) GROUP BY person_id`,
      sql`fact.day < person_limit.day`,
      birthYears(folder),
    ),
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
  await database.run(
    sql`CREATE OR REPLACE TEMP TABLE contradiction (kind VARCHAR, person_id VARCHAR, source VARCHAR)`,
    step,
  );
  // One after the other: eight searches at once would have to share the memory.
  for (const kind of Object.keys(contradictions) as ContradictionKind[]) {
    await database.run(
      sql`
        INSERT INTO contradiction
        SELECT ${literal(kind)}, person_id, source
        FROM (${personsOf[kind](folder)})`,
      step,
    );
  }
  await database.run(
    copyRows(
      sql`
        SELECT kind, person_id, list_sort(list(source)) AS sources
        FROM contradiction
        GROUP BY kind, person_id
        ORDER BY kind, person_id`,
      path,
    ),
    step,
  );
  await database.run(sql`DROP TABLE contradiction`, step);
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
