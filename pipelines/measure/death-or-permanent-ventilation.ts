import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";
import { ruledTime } from "./ruled-time.ts";
import { sourceCuts } from "./source-cuts.ts";

/**
 * Time from time zero to death or permanent ventilation, in whole days.
 *
 * Permanent ventilation is a run of consecutive days, each with at least `hours_per_day`, that is long enough: "more than
 * 21 days" is met on the 22nd day, "at least 14 days" on the 14th. Periods include their first and last day; adjacent
 * periods join; a day that is not recorded ends the run, because a gap is not zero hours and not ventilation either. With
 * `exclude_acute_reversible`, days of an acute, reversible event end the run too. A period without an end runs to the
 * data cut of its source. A run that begins before time zero and fulfils the criterion after it is an event after time
 * zero, dated on time zero at the earliest; fulfilled before time zero, the person was never at risk.
 *
 * Censored at the last day known alive and with known ventilation (a recorded period, or an assessment that states the
 * hours), so silence about ventilation is never read as breathing unaided. Persons with overlapping periods, without any
 * statement about ventilation, or without vital status keep a row with status `unknown`.
 */
export const deathOrPermanentVentilation = (
  measure: MeasureOf<"death-or-permanent-ventilation">,
  context: MeasureContext,
): Sql => {
  const { model, asOf } = context;
  const daysNeeded = literal(measure.days.rule === "more-than" ? measure.days.count + 1 : measure.days.count);
  const counts = measure.exclude_acute_reversible ? sql`detail IS DISTINCT FROM 'acute_reversible'` : sql`TRUE`;
  const eventDate =
    measure.event_date === "run-start" ? sql`GREATEST(run.first_day.date, cohort.time_zero)` : sql`run.met_on`;
  const deathFirst = measure.tie_order[0] === "death" ? sql`met_on = death.date` : sql`FALSE`;
  const ofRun = sql`
    list_transform(
      list_filter(statements, lambda x: x.date <= met_on),
      lambda x: { 'role': 'event', 'file': x.file, 'line': x.line }
    )`;
  return ruledTime(
    measure,
    context,
    sql`
    WITH cohort AS (${measuredCohort(context, false)}),
    follow_up AS (${followUp(model, asOf, sql`cohort`)}),
    source_cut AS (${sourceCuts(model)}),
    stated AS (
      SELECT
        person_id,
        start_date,
        end_date,
        value,
        detail,
        MIN(source) AS source,
        MIN({ 'date': start_date, 'file': source_file, 'line': source_line }) AS first_day
      FROM ${modelTable(model, "event")}
      SEMI JOIN cohort USING (person_id)
      WHERE kind = 'ventilation' AND start_date <= ${dateLiteral(asOf)}
      GROUP BY person_id, start_date, end_date, value, detail
    ),
    period AS (
      SELECT
        person_id,
        first_day,
        value,
        detail,
        start_date,
        GREATEST(start_date, LEAST(COALESCE(end_date, data_cut), ${dateLiteral(asOf)}, death.date)) AS last_date
      FROM stated
      LEFT JOIN source_cut USING (source)
      LEFT JOIN follow_up USING (person_id)
      WHERE death IS NULL OR start_date <= death.date
    ),
    overlap AS (
      SELECT DISTINCT person_id
      FROM (
        SELECT
          person_id,
          start_date,
          MAX(last_date) OVER (
            PARTITION BY person_id
            ORDER BY start_date, last_date, first_day
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
          ) AS covered_until
        FROM period
      )
      WHERE start_date <= covered_until
    ),
    ventilated AS (
      SELECT
        *,
        start_date - 1 IS DISTINCT FROM LAG(last_date) OVER (PARTITION BY person_id ORDER BY start_date) AS begins
      FROM period
      ANTI JOIN overlap USING (person_id)
      WHERE value >= ${literal(measure.hours_per_day)} AND ${counts}
    ),
    numbered AS (
      SELECT
        *,
        COUNT(*) FILTER (WHERE begins) OVER (
          PARTITION BY person_id
          ORDER BY start_date
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS run
      FROM ventilated
    ),
    long_run AS (
      SELECT
        person_id,
        MIN(first_day) AS first_day,
        MIN(start_date) + ${daysNeeded} - 1 AS met_on,
        LIST(first_day ORDER BY start_date) AS statements
      FROM numbered
      GROUP BY person_id, run
      HAVING MAX(last_date) >= MIN(start_date) + ${daysNeeded} - 1
    ),
    run AS (
      SELECT
        person_id,
        MIN(first_day) AS first_day,
        MIN(met_on) AS met_on,
        ARG_MIN(statements, met_on) AS statements
      FROM long_run
      GROUP BY person_id
    ),
    last_record AS (
      SELECT person_id, MAX(seen) AS seen
      FROM (
        SELECT person_id, { 'date': last_date, 'file': first_day.file, 'line': first_day.line } AS seen
        FROM period
        UNION ALL
        SELECT person_id, { 'date': date, 'file': source_file, 'line': source_line } AS seen
        FROM ${modelTable(model, "assessment")}
        WHERE kind = 'ventilation_hours' AND date <= ${dateLiteral(asOf)}
      )
      GROUP BY person_id
    ),
    ended AS (
      SELECT
        cohort.*,
        COALESCE(undated_death, FALSE) AS undated_death,
        overlap.person_id IS NOT NULL AS overlapping,
        last_record.seen,
        alive,
        COALESCE(emigration, alive) AS living,
        emigration,
        death,
        run.statements,
        run.met_on,
        CASE
          WHEN run.met_on < cohort.time_zero THEN run.met_on
          WHEN run.met_on IS NOT NULL THEN ${eventDate}
        END AS ventilation_date
      FROM cohort
      LEFT JOIN follow_up USING (person_id)
      LEFT JOIN overlap USING (person_id)
      LEFT JOIN run USING (person_id)
      LEFT JOIN last_record USING (person_id)
    ),
    named AS (
      SELECT
        *,
        CASE
          WHEN ${deathFirst} THEN 'death'
          WHEN met_on IS NOT NULL THEN 'permanent-ventilation'
          WHEN death IS NOT NULL THEN 'death'
          WHEN emigration.date <= seen.date THEN 'emigration'
          ELSE 'end-of-data'
        END AS reason
      FROM ended
    )
    SELECT
      person_id,
      time_zero,
      entry_days,
      CASE reason
        WHEN 'permanent-ventilation' THEN ventilation_date
        WHEN 'death' THEN death.date
        ELSE LEAST(living.date, seen.date)
      END AS end_date,
      CASE WHEN reason = 'permanent-ventilation' OR reason = 'death' THEN 1 ELSE 0 END AS event,
      reason,
      CASE
        WHEN overlapping THEN 'overlapping-ventilation-periods'
        WHEN met_on IS NOT NULL OR death IS NOT NULL THEN NULL
        WHEN undated_death THEN 'death-date-unknown'
        WHEN living IS NULL THEN 'no-follow-up'
        WHEN seen IS NULL THEN 'no-ventilation-record'
      END AS missing,
      list_concat(${evidenceList({
        "time-zero": sql`start`,
        event: sql`(CASE reason WHEN 'death' THEN death END)`,
        censoring: sql`
          (CASE
            WHEN reason = 'permanent-ventilation' OR reason = 'death' THEN NULL
            WHEN living.date <= seen.date THEN { 'date': living.date, 'file': living.file, 'line': living.line }
            ELSE seen
          END)`,
      })}, CASE WHEN reason = 'permanent-ventilation' THEN ${ofRun} END) AS evidence
    FROM named`,
  );
};
