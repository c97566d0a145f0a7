import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { amountOutcome, usedLines, usedWithin } from "./amount-outcome.ts";
import type { MeasureContext } from "./measured-cohort.ts";

/**
 * Cost of each person's medicine in the period (`value`), in whole minor units of the price's currency.
 *
 * `pending` until the data reach the end of the period or the death before it; who emigrated within it, or died before it
 * began, is `not-estimable`. A line without its quantity makes the person `unknown`. Nobody seen using anything within
 * the period costs 0.
 */
export const cost = (measure: MeasureOf<"cost">, context: MeasureContext): Sql => {
  const { quantity, counted } = quantityOf(measure.unit);
  const months = (count: number): Sql => sql`CAST(time_zero + to_months(${literal(count)}) AS DATE)`;
  return sql`
    WITH ${usedWithin(months(measure.from_months), months(measure.from_months + measure.months), context)},
    summed AS (
      SELECT
        person_id,
        ROUND(SUM(${quantity}) * ${literal(measure.price.minor_units)}) AS cost,
        BOOL_OR(${quantity} IS NULL) AS lacking,
        ${usedLines} AS lines
      FROM used
      WHERE ${counted}
      GROUP BY person_id
    ),
    named AS (
      SELECT
        cohort.*,
        death,
        emigration,
        cost,
        lines,
        CASE
          WHEN undated_death THEN 'death-date-unknown'
          WHEN death.date < first_day THEN 'death-before-period'
          WHEN emigration.date >= time_zero AND emigration.date < end_day THEN 'emigration'
          WHEN reach < LEAST(end_day - 1, death.date) THEN 'period-not-over'
          WHEN lacking THEN 'quantity-unknown'
        END AS reason
      FROM cohort
      LEFT JOIN known USING (person_id)
      LEFT JOIN summed USING (person_id)
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
          WHEN reason = 'emigration' OR reason = 'death-before-period' THEN 'not-estimable'
          ELSE 'unknown'
        END AS status,
        reason,
        CAST(NULL AS DOUBLE) AS baseline,
        COALESCE(cost, 0) AS value,
        lines
      FROM named`)}`;
};

const quantityOf = (unit: MeasureOf<"cost">["unit"]): { readonly quantity: Sql; readonly counted: Sql } => {
  switch (unit.kind) {
    case "packs":
      return { quantity: sql`packages`, counted: sql`(counts OR packages < 0)` };
    case "doses":
      return { quantity: sql`1`, counted: sql`counts` };
    case "dose-amount":
      return { quantity: sql`CASE WHEN unit = ${literal(unit.unit)} THEN dose END`, counted: sql`counts` };
  }
};
