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
 * the last dose, what came later would decide what ends there. A gap after the last dose must have passed within follow-up:
 * until death, emigration or the last day known alive, and never after the data cut of the sources that delivered the
 * person's doses of the substance. Doses dated after the death are errors of some register and are not read.
 */
export const intercurrentDay = (persons: Sql, event: Intercurrent, context: MeasureContext): Sql =>
  event.kind === "switch" ? switchDay(persons, event.substances, context) : stopDay(persons, event.gap_days, context);

const switchDay = (persons: Sql, substances: readonly string[], { model, asOf }: MeasureContext): Sql => sql`
  WITH follow_up AS (${followUp(model, asOf, sql`(${persons}) AS person`)})
  SELECT
    person_id,
    MIN({ 'date': start_date, 'file': source_file, 'line': source_line }) AS day
  FROM ${modelTable(model, "exposure")} AS exposure
  JOIN (${persons}) AS person USING (person_id)
  LEFT JOIN follow_up USING (person_id)
  WHERE exposure.counts
    AND list_contains(${literalList(substances)}, exposure.substance)
    AND exposure.substance <> person.substance
    AND exposure.start_date > exposed_on
    AND exposure.start_date <= ${dateLiteral(asOf)}
    AND (death IS NULL OR exposure.start_date <= death.date)
  GROUP BY person_id`;

const stopDay = (persons: Sql, gapDays: number, { model, asOf }: MeasureContext): Sql => sql`
  WITH follow_up AS (${followUp(model, asOf, sql`(${persons}) AS person`)}),
  given AS (
    SELECT person_id, start_date, source, source_file, source_line
    FROM ${modelTable(model, "exposure")} AS exposure
    JOIN (${persons}) AS person USING (person_id, substance)
    LEFT JOIN follow_up USING (person_id)
    WHERE exposure.counts
      AND start_date >= exposed_on
      AND start_date <= ${dateLiteral(asOf)}
      AND (death IS NULL OR start_date <= death.date)
  ),
  dose AS (
    SELECT person_id, start_date, MIN({ 'file': source_file, 'line': source_line }) AS place
    FROM given
    GROUP BY person_id, start_date
  ),
  source_cut AS (${sourceCuts(model)}),
  cut AS (
    SELECT person_id, MIN(data_cut) AS data_cut
    FROM given
    JOIN source_cut USING (source)
    GROUP BY person_id
  ),
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
    LEFT JOIN cut USING (person_id)
    LEFT JOIN follow_up USING (person_id)
  )
  SELECT
    person_id,
    MIN({ 'date': start_date + ${literal(gapDays)}, 'file': place.file, 'line': place.line }) AS day
  FROM free
  WHERE date_diff('day', start_date, free_until) >= ${literal(gapDays)}
  GROUP BY person_id`;
