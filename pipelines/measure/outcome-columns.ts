import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";

/** Evidence as a list: pieces whose struct (date, file, line) is null are left out. */
export const evidenceList = (pieces: Readonly<Record<string, Sql>>): Sql => {
  const items = Object.entries(pieces).map(
    ([role, fact]) => sql`
      CASE WHEN ${fact} IS NOT NULL THEN { 'role': ${literal(role)}, 'file': ${fact}.file, 'line': ${fact}.line } END`,
  );
  return sql`list_filter([${items.reduce((left, right) => sql`${left}, ${right}`)}], lambda x: x IS NOT NULL)`;
};

/** Of some evidence only the line that carries time zero. */
export const timeZeroOnly = (evidence: Sql): Sql => sql`list_filter(${evidence}, lambda x: x.role = 'time-zero')`;

/**
 * Turns the end of each person's time into an outcome row.
 *
 * Reads a relation of (person_id, time_zero, entry_days, end_date, event, reason, missing, evidence). A person without an
 * end keeps a row with status `unknown` and the reason `missing`, and of the evidence only the line of time zero: no other
 * carries anything. Ends before time zero, and entries that are not before
 * the end, leave nothing under observation: status `not-estimable`. A person who is under observation from time zero
 * (entry 0) and ends that same day is observed, with 0 days.
 */
export const timeOutcome = (ended: Sql): Sql => sql`
  WITH ended AS (${ended}),
  counted AS (
    SELECT *, date_diff('day', time_zero, end_date) AS days
    FROM ended
  ),
  judged AS (
    SELECT
      *,
      CASE
        WHEN missing IS NOT NULL OR days IS NULL THEN 'unknown'
        WHEN days < 0 OR (entry_days > 0 AND entry_days >= days) THEN 'not-estimable'
        ELSE 'observed'
      END AS status
    FROM counted
  )
  SELECT
    person_id,
    time_zero,
    CAST(entry_days AS INTEGER) AS entry_days,
    CAST(CASE WHEN status = 'observed' THEN days END AS INTEGER) AS time_days,
    CAST(CASE WHEN status = 'observed' THEN event END AS INTEGER) AS event,
    CASE
      WHEN status = 'unknown' THEN COALESCE(missing, 'no-follow-up')
      WHEN days < 0 AND event = 1 THEN concat(reason, '-before-time-zero')
      WHEN days < 0 THEN 'follow-up-ends-before-time-zero'
      WHEN status = 'not-estimable' THEN 'enters-after-end'
      ELSE reason
    END AS reason,
    CAST(NULL AS DOUBLE) AS baseline,
    CAST(NULL AS DOUBLE) AS value,
    CAST(NULL AS DOUBLE) AS change,
    status,
    CASE WHEN status = 'unknown' THEN ${timeZeroOnly(sql`evidence`)} ELSE evidence END AS evidence
  FROM judged`;
