import { literal, type Sql, sql } from "../duckdb/sql.ts";

/** Which source is believed first about whether a person lives. */
export const vitalRank = { populationRegister: 1, kreftregisteret: 2, others: 3 } as const;

/**
 * Vital status facts from a relation of (person_id, from_source, source_file, source_line, status, status_date,
 * death_date, emigration_date).
 *
 * A source that gives two different dates of death for one person is not believed about either: the person stays dead,
 * without a date, so that follow-up comes from a better source or is unknown, and never ends on a guess. Statements
 * that a file repeats (one row per tumour) count once.
 */
export const vitalStatements = (stated: Sql, rank: number): Sql => sql`
  WITH stated AS (${stated}),
  agreed AS (
    SELECT
      *,
      MIN(death_date) OVER of_person AS first_death,
      MAX(death_date) OVER of_person AS last_death
    FROM stated
    WINDOW of_person AS (PARTITION BY person_id, from_source)
  ),
  usable AS (
    SELECT
      * REPLACE (
        CASE WHEN first_death = last_death THEN death_date END AS death_date,
        CASE WHEN status = 'dead' AND first_death <> last_death THEN NULL ELSE status_date END AS status_date
      )
    FROM agreed
  )
  SELECT
    person_id,
    status,
    status_date,
    death_date,
    emigration_date,
    ${literal(rank)} AS rank,
    from_source AS source,
    source_file,
    MIN(source_line) AS source_line
  FROM usable
  WHERE status IS NOT NULL
  GROUP BY person_id, status, status_date, death_date, emigration_date, from_source, source_file`;

/** Facts that say someone is dead without a date that can be used: none delivered, or two different ones. */
export const undatedDeath = { id: "undated-death", where: sql`status = 'dead' AND death_date IS NULL` } as const;
