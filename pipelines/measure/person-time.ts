import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { coveredUntil } from "./covered-until.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";

interface Watched {
  readonly coverage: readonly string[];
  readonly up_to_days?: number | undefined;
}

/**
 * The days on which each person was under observation, both included: (person_id, time_zero, start, last_day, seen,
 * missing). They end with death, emigration, the last day known alive, the end of the demanded coverage, or the agreed
 * number of days; `missing` says why there are none.
 */
export const personTime = ({ coverage, up_to_days }: Watched, context: MeasureContext): Sql => {
  const ends = [
    sql`until`,
    sql`seen.date`,
    dateLiteral(context.asOf),
    ...(up_to_days === undefined ? [] : [sql`time_zero + ${literal(up_to_days - 1)}`]),
  ];
  return sql`
    WITH cohort AS (${measuredCohort(context, false)}),
    covered AS (${coveredUntil(sql`SELECT person_id, time_zero FROM cohort`, coverage, context.model)}),
    followed AS (
      SELECT person_id, undated_death, COALESCE(death, emigration, { 'date': alive.date, 'file': alive.file, 'line': alive.line }) AS seen
      FROM (${followUp(context.model, context.asOf, sql`cohort`)})
    )
    SELECT
      person_id,
      time_zero,
      start,
      seen,
      LEAST(${join(ends)}) AS last_day,
      CASE
        WHEN until IS NULL THEN 'not-covered'
        WHEN undated_death THEN 'death-date-unknown'
        WHEN seen.date IS NULL THEN 'no-follow-up'
        WHEN seen.date < time_zero THEN 'follow-up-ends-before-time-zero'
      END AS missing
    FROM cohort
    LEFT JOIN covered USING (person_id)
    LEFT JOIN followed USING (person_id)`;
};

/** Outcome rows of a rate from relations `watched` (of `personTime`) and `counted` (person_id, amount, conflict, lines). */
export const rateOutcome = (): Sql => sql`
    SELECT
      person_id,
      time_zero,
      CAST(0 AS INTEGER) AS entry_days,
      CAST(CASE WHEN status = 'observed' THEN date_diff('day', time_zero, last_day) + 1 END AS INTEGER) AS time_days,
      CAST(NULL AS INTEGER) AS event,
      missing AS reason,
      CAST(NULL AS DOUBLE) AS baseline,
      CAST(CASE WHEN status = 'observed' THEN COALESCE(amount, 0) END AS DOUBLE) AS value,
      CAST(NULL AS DOUBLE) AS change,
      status,
      list_concat(
        ${evidenceList({ "time-zero": sql`start`, censoring: sql`(CASE WHEN status <> 'unknown' THEN seen END)` })},
        CASE WHEN status = 'observed' THEN lines END
      ) AS evidence
    FROM (
      SELECT
        watched.* EXCLUDE (missing),
        amount,
        lines,
        COALESCE(missing, conflict) AS missing,
        CASE
          WHEN missing = 'follow-up-ends-before-time-zero' THEN 'not-estimable'
          WHEN COALESCE(missing, conflict) IS NOT NULL THEN 'unknown'
          ELSE 'observed'
        END AS status
      FROM watched
      LEFT JOIN counted USING (person_id)
    )`;
