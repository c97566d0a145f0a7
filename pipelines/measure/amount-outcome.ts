import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";
import { sourceCuts } from "./source-cuts.ts";

/**
 * The agreement's medicine of each person in an agreed stretch of days, and how far the data reach.
 *
 * Makes the relations `cohort` (with first_day and end_day, the day after the last; end_day null without an end),
 * `known` (person_id, seen, reach: the day until which the data are there, death ending the need for more) and `used`
 * (the lines of the substance that the person started with, within the stretch).
 */
export const usedWithin = (firstDay: Sql, endDay: Sql, context: MeasureContext): Sql => {
  const { model, asOf } = context;
  return sql`
    cohort AS (
      SELECT *, ${firstDay} AS first_day, ${endDay} AS end_day
      FROM (${measuredCohort(context, false)})
    ),
    follow_up AS (${followUp(model, asOf, sql`cohort`)}),
    source_cut AS (${sourceCuts(model)}),
    line AS (
      SELECT exposure.*
      FROM ${modelTable(model, "exposure")} AS exposure
      SEMI JOIN cohort USING (person_id, substance)
      WHERE start_date <= ${dateLiteral(asOf)}
    ),
    known AS (
      SELECT
        person_id,
        death,
        emigration,
        COALESCE(undated_death, FALSE) AS undated_death,
        LEAST(${dateLiteral(asOf)}, data_cut) AS reach
      FROM cohort
      LEFT JOIN follow_up USING (person_id)
      LEFT JOIN (
        SELECT person_id, MIN(data_cut) AS data_cut
        FROM line
        JOIN source_cut USING (source)
        GROUP BY person_id
      ) AS cut USING (person_id)
    ),
    used AS (
      SELECT line.*
      FROM line
      JOIN cohort USING (person_id)
      WHERE start_date >= first_day AND (end_day IS NULL OR start_date < end_day)
    )`;
};

/** What made an amount impossible. */
const leaving = sql`
  (CASE WHEN status = 'not-estimable' THEN CASE WHEN reason = 'emigration' THEN emigration ELSE death END END)`;

/** Outcome rows of an amount from a relation of (person_id, time_zero, start, status, reason, death,
 * emigration, baseline, value, lines). */
export const amountOutcome = (decided: Sql): Sql => sql`
    SELECT
      person_id,
      time_zero,
      CAST(0 AS INTEGER) AS entry_days,
      CAST(NULL AS INTEGER) AS time_days,
      CAST(NULL AS INTEGER) AS event,
      reason,
      CAST(CASE WHEN status = 'observed' THEN baseline END AS DOUBLE) AS baseline,
      CAST(CASE WHEN status = 'observed' THEN value END AS DOUBLE) AS value,
      CAST(NULL AS DOUBLE) AS change,
      status,
      list_concat(${evidenceList({ "time-zero": sql`start`, event: leaving })}, CASE WHEN status = 'observed' THEN lines END) AS evidence
    FROM (${decided})`;

/** The lines behind an amount, as evidence, in order. */
export const usedLines = sql`
  list_sort(LIST(DISTINCT { 'role': 'exposure', 'file': source_file, 'line': source_line }))`;
