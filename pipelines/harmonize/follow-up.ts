import { dateLiteral as day } from "../../connectors/duckdb/date-literal.ts";
import { type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { type Model, modelTable } from "./model-table.ts";

/**
 * One row per person with any vital status statement: who lives, until when that is known, and which line says so.
 *
 * Sources are believed by rank (1 population register, 2 Kreftregisteret, 3 others), by this rule:
 *
 * 1. Death: the death of the best rank that gives one date, unless a better rank states the person alive after it. Within
 *    a rank a statement of death stands against a statement of life, but two dates of death do not stand at all.
 * 2. Otherwise the latest dated statement of the best rank that has one. Follow-up ends on its day; when it is an
 *    emigration, follow-up ends there.
 * 3. A person who is dead by a rank at least as good as the best living statement, without a date that can be used, has
 *    `undated_death`: the time is unknown and is not guessed.
 *
 * Nothing after the as-of day is known: someone who died later was alive on that day.
 *
 * Columns: person_id, status, undated_death, `first_line` (file, line of any statement about the person), and `death`,
 * `emigration`, `alive`, each null or a struct of date, file, line.
 * `emigration` may stand beside `death`: the person died abroad.
 * Of the persons of the relation `among` only: a register holds many more than a cohort.
 */
export const followUp = (model: Model, asOf: string, among: Sql): Sql => sql`
  WITH statement AS (
    SELECT
      person_id,
      rank,
      status,
      death_date,
      { 'date': status_date, 'status': status, 'file': source_file, 'line': source_line } AS living,
      { 'date': death_date, 'file': source_file, 'line': source_line } AS dying,
      { 'date': emigration_date, 'file': source_file, 'line': source_line } AS leaving
    FROM ${modelTable(model, "vital_status")}
    SEMI JOIN ${among} USING (person_id)
  ),
  ranked AS (
    SELECT
      person_id,
      rank,
      MIN({ 'file': dying.file, 'line': dying.line }) AS first_line,
      BOOL_OR(status = 'dead') AS dead,
      MIN(dying) FILTER (WHERE dying.date IS NOT NULL) AS first_death,
      MAX(dying) FILTER (WHERE dying.date IS NOT NULL) AS last_death,
      MAX(living) FILTER (WHERE status <> 'dead' AND living.date IS NOT NULL) AS alive,
      MAX(leaving) FILTER (WHERE leaving.date IS NOT NULL AND status = 'emigrated') AS emigration,
      MAX(leaving) FILTER (WHERE leaving.date IS NOT NULL AND status = 'dead') AS left_before_death
    FROM statement
    GROUP BY person_id, rank
  ),
  weighed AS (
    SELECT
      *,
      MAX(alive.date) OVER (
        PARTITION BY person_id
        ORDER BY rank
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS alive_by_better
    FROM ranked
  ),
  death AS (
    SELECT person_id, first_death AS death, left_before_death
    FROM weighed
    WHERE first_death.date = last_death.date AND (alive_by_better IS NULL OR alive_by_better <= first_death.date)
    QUALIFY ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY rank) = 1
  ),
  life AS (
    SELECT person_id, rank, alive, emigration
    FROM ranked
    WHERE alive IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY rank) = 1
  ),
  undated AS (
    SELECT ranked.person_id
    FROM ranked
    LEFT JOIN life USING (person_id)
    WHERE ranked.dead AND (life.rank IS NULL OR ranked.rank <= life.rank)
    GROUP BY ranked.person_id
  ),
  decided AS (
    SELECT
      person.person_id,
      death.death,
      life.alive,
      person.first_line,
      -- A statement of life after an emigration means that the person came back.
      CASE
        WHEN life.emigration.date >= life.alive.date THEN life.emigration
        WHEN life.alive IS NULL OR life.alive.date <= death.left_before_death.date THEN death.left_before_death
      END AS emigration,
      undated.person_id IS NOT NULL AND death.person_id IS NULL AS undated_death
    FROM (SELECT person_id, MIN(first_line) AS first_line FROM ranked GROUP BY person_id) AS person
    LEFT JOIN death USING (person_id)
    LEFT JOIN life USING (person_id)
    LEFT JOIN undated USING (person_id)
  )
  SELECT
    person_id,
    CASE
      WHEN death.date <= ${day(asOf)} OR undated_death THEN 'dead'
      WHEN death.date > ${day(asOf)} THEN 'alive'
      WHEN emigration.date <= ${day(asOf)} THEN 'emigrated'
      WHEN alive.status = 'unknown' OR alive IS NULL THEN 'unknown'
      ELSE 'alive'
    END AS status,
    undated_death,
    first_line,
    CASE WHEN death.date <= ${day(asOf)} THEN death END AS death,
    CASE WHEN emigration.date <= ${day(asOf)} THEN emigration END AS emigration,
    CASE
      WHEN death.date > ${day(asOf)} THEN { 'date': ${day(asOf)}, 'file': death.file, 'line': death.line }
      WHEN death IS NULL AND alive IS NOT NULL THEN
        { 'date': LEAST(alive.date, ${day(asOf)}), 'file': alive.file, 'line': alive.line }
    END AS alive
  FROM decided`;
