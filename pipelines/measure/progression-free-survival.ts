import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literal, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { firstOf } from "./first-of.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";
import { ruledTime } from "./ruled-time.ts";

/**
 * Time from time zero to the first progression that an agreed kind of evidence reports, or to death, in whole days.
 *
 * Progressions before the first dose, or before `from_day`, are the old disease. Censored at emigration or the last day
 * known alive, and never later than the coverage of progression reports lasts.
 */
export const progressionFreeSurvival = (
  measure: MeasureOf<"progression-free-survival">,
  context: MeasureContext,
): Sql => {
  const days = [
    ["progression", sql`progression.date`],
    ["death", sql`death.date`],
  ] as const;
  return ruledTime(
    measure,
    context,
    sql`
    WITH cohort AS (${measuredCohort(context, measure.delayed_entry, measure.time_zero)}),
    follow_up AS (${followUp(context.model, context.asOf, sql`cohort`)}),
    reported AS (
      SELECT
        person_id,
        MIN({ 'date': start_date, 'file': source_file, 'line': source_line }) AS progression
      FROM ${modelTable(context.model, "event")}
      JOIN cohort USING (person_id)
      WHERE kind = 'progression'
        AND list_contains(${literalList(measure.evidence)}, detail)
        AND start_date >= GREATEST(time_zero + ${literal(measure.from_day)}, exposed_on)
        AND start_date <= ${dateLiteral(context.asOf)}
      GROUP BY person_id
    ),
    joined AS (
      SELECT
        cohort.*,
        COALESCE(undated_death, FALSE) AS undated_death,
        death,
        emigration,
        COALESCE(emigration, alive) AS censoring,
        -- A progression dated after the death is an error of some register.
        CASE WHEN death IS NULL OR progression.date <= death.date THEN progression END AS progression
      FROM cohort
      LEFT JOIN follow_up USING (person_id)
      LEFT JOIN reported USING (person_id)
    ),
    named AS (
      SELECT *, ${firstOf(days, measure.tie_order)} AS first
      FROM joined
    )
    SELECT
      person_id,
      time_zero,
      entry_days,
      CASE first WHEN 'progression' THEN progression.date WHEN 'death' THEN death.date ELSE censoring.date END AS end_date,
      CASE
        WHEN first = 'progression' THEN 1
        WHEN first = 'death' AND ${literal(measure.death === "event")} THEN 1
        ELSE 0
      END AS event,
      COALESCE(first, CASE WHEN emigration IS NOT NULL THEN 'emigration' ELSE 'end-of-data' END) AS reason,
      CASE
        WHEN first IS NULL AND undated_death THEN 'death-date-unknown'
        WHEN first IS NULL AND censoring IS NULL THEN 'no-follow-up'
      END AS missing,
      ${evidenceList({
        "time-zero": sql`start`,
        event: sql`(CASE first WHEN 'progression' THEN progression WHEN 'death' THEN death END)`,
        censoring: sql`(CASE WHEN first IS NULL THEN censoring END)`,
      })} AS evidence
    FROM named`,
  );
};
