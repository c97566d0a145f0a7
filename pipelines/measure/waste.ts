import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { amountOutcome, usedLines, usedWithin } from "./amount-outcome.ts";
import type { MeasureContext } from "./measured-cohort.ts";

/**
 * Amount delivered (`baseline`) and not given (`value`), in the agreed unit.
 *
 * Vials are rounded up dose by dose, in ten-thousandths so that nothing is lost to binary fractions. A dose line without
 * its amount, or in another unit, makes the person `unknown`, and so does more given than delivered: some line is missing.
 */
export const waste = (measure: MeasureOf<"waste">, context: MeasureContext): Sql => {
  const content = literal(Math.round(measure.delivered.content * 10_000));
  const endDay =
    measure.up_to_days === undefined ? sql`CAST(NULL AS DATE)` : sql`time_zero + ${literal(measure.up_to_days)}`;
  const scaled = sql`CAST(dose * 10000 AS BIGINT)`;
  const delivered =
    measure.delivered.kind === "whole-vials"
      ? sql`SUM((${scaled} + ${content} - 1) // ${content} * ${content}) FILTER (WHERE is_dose)`
      : sql`SUM(CAST(packages AS DOUBLE)) * ${content}`;
  // A line that holds neither what was given nor what was delivered carries nothing.
  const carries =
    measure.delivered.kind === "whole-vials"
      ? sql`counts AND kind = 'administration'`
      : sql`(counts AND (kind = 'administration' OR packages IS NOT NULL)) OR packages < 0`;
  return sql`
    WITH ${usedWithin(sql`time_zero`, endDay, context)},
    read AS (
      SELECT *, counts AND kind = 'administration' AS is_dose
      FROM used
      WHERE ${carries}
    ),
    weighed AS (
      SELECT
        person_id,
        ${delivered} / 10000 AS delivered,
        COALESCE(SUM(${scaled}) FILTER (WHERE is_dose), 0) / 10000 AS given,
        COALESCE(BOOL_OR(dose IS NULL OR unit IS DISTINCT FROM ${literal(measure.unit)}) FILTER (WHERE is_dose), FALSE) AS not_summable,
        ${usedLines} AS lines
      FROM read
      GROUP BY person_id
    ),
    named AS (
      SELECT
        cohort.*,
        delivered,
        given,
        lines,
        CASE
          WHEN not_summable THEN 'dose-not-summable'
          WHEN delivered IS NULL OR delivered <= 0 THEN 'nothing-delivered'
          WHEN given > delivered THEN 'given-exceeds-delivered'
        END AS reason
      FROM cohort
      LEFT JOIN weighed USING (person_id)
    )
    ${amountOutcome(sql`
      SELECT
        person_id,
        time_zero,
        start,
        NULL AS death,
        NULL AS emigration,
        CASE WHEN reason IS NULL THEN 'observed' ELSE 'unknown' END AS status,
        reason,
        delivered AS baseline,
        delivered - given AS value,
        lines
      FROM named`)}`;
};
