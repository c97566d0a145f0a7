import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { amountOutcome, usedLines, usedWithin } from "./amount-outcome.ts";
import type { MeasureContext } from "./measured-cohort.ts";

/**
 * Dose given (`value`) and planned (`baseline`) in the agreed period, in the agreed unit.
 *
 * `pending` until the data reach the end of the period or the death before it; a person who died within it has what was
 * given until then. Who emigrated within it is `not-estimable`, because what was given abroad is not in the data, and so is
 * who died before time zero. A counted line without a dose, or in another unit, makes the person `unknown`: what it held is
 * not guessed.
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
      LEFT JOIN known USING (person_id)
      -- A dose dated after the death is an error of some register.
      WHERE counts AND (death IS NULL OR start_date <= death.date)
      GROUP BY person_id
    ),
    named AS (
      SELECT
        cohort.*,
        death,
        emigration,
        last_dose,
        given,
        lines,
        CASE
          WHEN death.date < time_zero THEN 'death-before-time-zero'
          WHEN emigration.date >= time_zero AND emigration.date < end_day THEN 'emigration'
          WHEN reach < LEAST(end_day - 1, death.date) THEN 'period-not-over'
          WHEN not_summable IS NOT FALSE THEN 'dose-not-summable'
        END AS reason
      FROM cohort
      LEFT JOIN known USING (person_id)
      LEFT JOIN given USING (person_id)
    )
    ${amountOutcome(sql`
      SELECT
        person_id,
        time_zero,
        start,
        death,
        emigration,
        CASE
          WHEN reason IS NULL THEN 'observed'
          WHEN reason = 'period-not-over' THEN 'pending'
          WHEN reason = 'dose-not-summable' THEN 'unknown'
          ELSE 'not-estimable'
        END AS status,
        reason,
        ${literal(dose)} * (${cycles}) AS baseline,
        given AS value,
        lines
      FROM named`)}`;
};
