import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literal, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";

/**
 * Whether each person has shown an agreed state between time zero and the target: `event` 1 or 0.
 *
 * Shown once is attained, at once and for good. Not attained: an assessment of the kind near the target that shows
 * something else, or death by the target. Otherwise `unknown` once the data are due, `pending` before; an emigration
 * leaves the person `not-estimable`. The latest day of assessment up to time zero says whether the state was there already.
 * An assessment that says unknown or not assessed is none, and one dated after the death is an error of some register.
 */
export const milestoneAttainment = (measure: MeasureOf<"milestone-attainment">, context: MeasureContext): Sql => {
  const { model, asOf } = context;
  const day = dateLiteral(asOf);
  return sql`
    WITH cohort AS (${measuredCohort(context, false)}),
    follow_up AS (${followUp(model, asOf, sql`cohort`)}),
    windowed AS (
      SELECT
        *,
        target_date - ${literal(measure.not_shown.before_days)} AS last_look_from,
        target_date + ${literal(measure.by.after_days)} AS window_to
      FROM (
        SELECT *, CAST(time_zero + to_months(${literal(measure.by.months)}) AS DATE) AS target_date
        FROM cohort
      )
    ),
    seen AS (
      SELECT
        person_id,
        date,
        list_contains(${literalList(measure.one_of)}, code) AS shows,
        { 'date': date, 'file': source_file, 'line': source_line } AS look
      FROM ${modelTable(model, "assessment")}
      LEFT JOIN follow_up USING (person_id)
      WHERE kind = ${literal(measure.assessment)}
        AND date <= ${day}
        AND (death IS NULL OR date <= death.date)
        AND code IS NOT NULL
        AND NOT list_contains(['unknown', 'not-assessed'], code)
    ),
    clock AS (
      SELECT MIN(data_cut) AS data_cut, MAX(lag_days) AS lag_days
      FROM ${modelTable(model, "coverage")}
      WHERE source IN (SELECT source FROM ${modelTable(model, "assessment")} WHERE kind = ${literal(measure.assessment)})
    ),
    told AS (
      SELECT
        person_id,
        -- Two answers on one day: shown is shown.
        MAX(date) FILTER (WHERE shows AND date <= time_zero) = MAX(date) FILTER (WHERE date <= time_zero) AS had_before,
        MAX(look) FILTER (WHERE shows AND date <= time_zero) AS look_before,
        MIN(look) FILTER (WHERE shows AND date > time_zero AND date <= window_to) AS first_shown,
        MAX(look) FILTER (WHERE NOT shows AND date > time_zero AND date BETWEEN last_look_from AND window_to) AS last_look
      FROM seen
      JOIN windowed USING (person_id)
      GROUP BY person_id
    ),
    named AS (
      SELECT
        windowed.*,
        death,
        emigration,
        first_shown,
        last_look,
        look_before,
        window_to + COALESCE(lag_days, 0) <= ${day} AND COALESCE(data_cut >= window_to, TRUE) AS due,
        CASE
          WHEN had_before THEN 'already-there'
          WHEN first_shown IS NOT NULL THEN 'attained'
          WHEN death.date <= window_to THEN 'death'
          WHEN last_look IS NOT NULL AND window_to <= ${day} THEN 'not-attained'
          WHEN emigration.date <= window_to AND emigration.date >= time_zero THEN 'emigration'
        END AS reason
      FROM windowed
      CROSS JOIN clock
      LEFT JOIN follow_up USING (person_id)
      LEFT JOIN told USING (person_id)
    ),
    decided AS (
      SELECT
        *,
        CASE
          WHEN reason = 'emigration' THEN 'not-estimable'
          WHEN reason = 'already-there' AND ${literal(measure.already_there === "left-out")} THEN 'not-estimable'
          WHEN reason IS NOT NULL THEN 'observed'
          WHEN due THEN 'unknown'
          ELSE 'pending'
        END AS status
      FROM named
    )
    SELECT
      person_id,
      time_zero,
      CAST(0 AS INTEGER) AS entry_days,
      CAST(NULL AS INTEGER) AS time_days,
      CAST(
        CASE WHEN status = 'observed' THEN CASE WHEN reason IN ('attained', 'already-there') THEN 1 ELSE 0 END END
        AS INTEGER
      ) AS event,
      COALESCE(reason, CASE WHEN due THEN 'no-assessment' ELSE 'assessment-not-due' END) AS reason,
      CAST(NULL AS DOUBLE) AS baseline,
      CAST(NULL AS DOUBLE) AS value,
      CAST(NULL AS DOUBLE) AS change,
      status,
      ${evidenceList({
        "time-zero": sql`start`,
        event: sql`
          (CASE reason
            WHEN 'already-there' THEN look_before
            WHEN 'attained' THEN first_shown
            WHEN 'death' THEN death
            WHEN 'not-attained' THEN last_look
            WHEN 'emigration' THEN emigration
          END)`,
      })} AS evidence
    FROM decided`;
};
