import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { amountOutcome, usedLines, usedWithin } from "./amount-outcome.ts";
import type { MeasureContext } from "./measured-cohort.ts";

/**
 * Dose given (`value`) and planned (`baseline`) in the agreed period, in the agreed unit.
 *
 * `pending` until the data reach the end of the period; a person who died within it has what was given until then. A line
 * without a dose, or in another unit, makes the person `unknown`: what it held is not guessed.
 */
export const relativeDoseIntensity = (measure: MeasureOf<"relative-dose-intensity">, context: MeasureContext): Sql => {
  const { dose, every_days, administrations } = measure.planned;
  const cycles =
    measure.stopped === "full-period"
      ? literal(administrations)
      : sql`date_diff('day', time_zero, last_dose) // ${literal(every_days)} + 1`;
  return sql`
    WITH ${usedWithin(sql`time_zero`, sql`time_zero + ${literal(every_days * administrations)}`, context)},
    given AS (
      SELECT
        person_id,
        MAX(start_date) AS last_dose,
        SUM(dose) AS given,
        BOOL_OR(dose IS NULL OR unit IS DISTINCT FROM ${literal(measure.unit)}) AS not_summable,
        ${usedLines} AS lines
      FROM used
      WHERE counts
      GROUP BY person_id
    )
    ${amountOutcome(sql`
      SELECT
        person_id,
        time_zero,
        start,
        CASE
          WHEN not_summable IS NOT FALSE THEN 'unknown'
          WHEN reach < LEAST(end_day - 1, death.date) THEN 'pending'
          ELSE 'observed'
        END AS status,
        CASE
          WHEN not_summable IS NOT FALSE THEN 'dose-not-summable'
          WHEN reach < LEAST(end_day - 1, death.date) THEN 'period-not-over'
        END AS reason,
        ${literal(dose)} * (${cycles}) AS baseline,
        given AS value,
        lines
      FROM cohort
      LEFT JOIN known USING (person_id)
      LEFT JOIN given USING (person_id)`)}`;
};
