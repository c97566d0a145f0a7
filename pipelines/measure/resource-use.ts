import type { Sql } from "../../connectors/duckdb/sql.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";
import type { MeasureContext } from "./measured-cohort.ts";
import { personTime, rateOutcome } from "./person-time.ts";

/**
 * Bed days, or hours of ventilation, of each person (`value`) in the days under observation (`time_days`).
 *
 * A stay takes a bed from its first day to the day before its last, and one day at least; two stays on one day take one
 * bed. A period of ventilation without an end goes on to the end of observation; two different periods on one day under
 * observation contradict each other and make the person `unknown`.
 */
export const resourceUse = (measure: MeasureOf<"resource-use">, context: MeasureContext): Sql => sql`
  WITH watched AS (${personTime(measure, context)}),
  used AS (${usedDays(measure.what, context.model)}),
  day AS (
    SELECT
      person_id,
      UNNEST(generate_series(GREATEST(first_day, time_zero), LEAST(last_used, last_day), INTERVAL 1 DAY)) AS day,
      amount,
      { 'role': 'event', 'file': source_file, 'line': source_line } AS line
    FROM used
    JOIN watched USING (person_id)
    WHERE first_day <= last_day AND COALESCE(last_used, last_day) >= time_zero
  ),
  one_day AS (
    SELECT person_id, day, MAX(amount) AS amount, COUNT(*) > 1 AS twice, MIN(line) AS line
    FROM day
    GROUP BY person_id, day
  ),
  counted AS (
    SELECT
      person_id,
      SUM(amount) AS amount,
      ${measure.what === "bed-days" ? sql`CAST(NULL AS VARCHAR)` : sql`CASE WHEN BOOL_OR(twice) THEN 'overlapping-ventilation-periods' END`} AS conflict,
      list_sort(LIST(DISTINCT line)) AS lines
    FROM one_day
    GROUP BY person_id
  )
  ${rateOutcome()}`;

const usedDays = (what: "bed-days" | "ventilation-hours", model: Model): Sql =>
  what === "bed-days"
    ? sql`
        SELECT
          person_id,
          in_date AS first_day,
          GREATEST(COALESCE(out_date, in_date) - 1, in_date) AS last_used,
          1 AS amount,
          source_file,
          source_line
        FROM ${modelTable(model, "contact")}
        WHERE level = 'inpatient'`
    : sql`
        SELECT
          person_id,
          start_date AS first_day,
          end_date AS last_used,
          value AS amount,
          UNNEST(MIN({ 'source_file': source_file, 'source_line': source_line }))
        FROM ${modelTable(model, "event")}
        WHERE kind = 'ventilation' AND value IS NOT NULL
        GROUP BY person_id, start_date, end_date, value, detail`;
