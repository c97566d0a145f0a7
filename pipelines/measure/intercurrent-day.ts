import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literal, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import type { MeasureContext } from "./measured-cohort.ts";
import { sourceCuts } from "./source-cuts.ts";

/** An intercurrent event as an agreement names it. */
export type Intercurrent =
  | { readonly kind: "switch"; readonly substances: readonly string[] }
  | { readonly kind: "stop"; readonly gap_days: number };

/**
 * The day of each person's first such event: (person_id, day) with `day` a struct of date, file and line.
 *
 * Reads a relation of (person_id, exposed_on, substance). A stop is dated on the day on which its gap has passed: dated on
 * the last dose, what came later would decide what ends there.
 */
export const intercurrentDay = (persons: Sql, event: Intercurrent, context: MeasureContext): Sql =>
  event.kind === "switch" ? switchDay(persons, event.substances, context) : stopDay(persons, event.gap_days, context);

const switchDay = (persons: Sql, substances: readonly string[], { model, asOf }: MeasureContext): Sql => sql`
  SELECT
    person_id,
    MIN({ 'date': start_date, 'file': source_file, 'line': source_line }) AS day
  FROM ${modelTable(model, "exposure")} AS exposure
  JOIN (${persons}) AS person USING (person_id)
  WHERE exposure.counts
    AND list_contains(${literalList(substances)}, exposure.substance)
    AND exposure.substance <> person.substance
    AND exposure.start_date > exposed_on
    AND exposure.start_date <= ${dateLiteral(asOf)}
  GROUP BY person_id`;

const stopDay = (persons: Sql, gapDays: number, { model, asOf }: MeasureContext): Sql => sql`
  WITH dose AS (
    SELECT
      person_id,
      start_date,
      MIN({ 'file': source_file, 'line': source_line }) AS place,
      MIN(source) AS source
    FROM ${modelTable(model, "exposure")} AS exposure
    JOIN (${persons}) AS person USING (person_id, substance)
    WHERE exposure.counts AND start_date >= exposed_on AND start_date <= ${dateLiteral(asOf)}
    GROUP BY person_id, start_date
  ),
  source_cut AS (${sourceCuts(model)}),
  free AS (
    SELECT
      person_id,
      start_date,
      place,
      COALESCE(
        LEAD(start_date) OVER (PARTITION BY person_id ORDER BY start_date),
        LEAST(${dateLiteral(asOf)}, data_cut, COALESCE(death.date, emigration.date, alive.date))
      ) AS free_until
    FROM dose
    LEFT JOIN source_cut USING (source)
    LEFT JOIN (${followUp(model, asOf, sql`dose`)}) AS follow_up USING (person_id)
  )
  SELECT
    person_id,
    MIN({ 'date': start_date + ${literal(gapDays)}, 'file': place.file, 'line': place.line }) AS day
  FROM free
  WHERE date_diff('day', start_date, free_until) >= ${literal(gapDays)}
  GROUP BY person_id`;
