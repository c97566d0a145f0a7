import { literal, type Sql, sql } from "../duckdb/sql.ts";

/** Which source is believed first about whether a person lives. */
export const vitalRank = { populationRegister: 1, kreftregisteret: 2, others: 3 } as const;

/** What a row of a register states of a person's life. */
export interface VitalStatement {
  /** alive, dead, emigrated, unknown; null where the row states nothing. */
  readonly status: Sql;
  readonly statusDate: Sql;
  readonly deathDate: Sql;
  readonly emigrationDate?: Sql;
  /** Which rows state anything that can be used. */
  readonly where?: Sql;
}

/**
 * Vital status facts of a relation with `person_id`, `from_source`, `source_file` and `source_line`, by how far its source is
 * believed.
 *
 * A source that gives two different dates of death for one person is not believed about either: the person stays dead,
 * without a date, so that follow-up comes from a better source or is unknown, and never ends on a guess. Statements
 * that a file repeats (one row per tumour) count once.
 */
export const vitalStatements = (relation: Sql, rank: number, statement: VitalStatement): Sql => sql`
  WITH stated AS (
    SELECT
      person_id,
      from_source,
      source_file,
      source_line,
      ${statement.status} AS status,
      ${statement.statusDate} AS status_date,
      ${statement.deathDate} AS death_date,
      CAST(${statement.emigrationDate ?? sql`NULL`} AS DATE) AS emigration_date
    FROM ${relation}
    WHERE ${statement.where ?? sql`TRUE`}
  ),
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
