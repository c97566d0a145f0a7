import { type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";
import { ruledTime } from "./ruled-time.ts";

/**
 * Time from time zero to death of any cause, in whole days.
 *
 * Censored on the day of emigration, or on the last day known alive, never after the as-of day. A death that becomes
 * known after an emigration counts as a death. Persons about whom no source says whether they live keep a row with status
 * `unknown`: read as alive they would make survival look better than it is.
 */
export const overallSurvival = (measure: MeasureOf<"overall-survival">, context: MeasureContext): Sql =>
  ruledTime(
    measure,
    context,
    sql`
    WITH cohort AS (${measuredCohort(context, measure.delayed_entry, measure.time_zero)}),
    follow_up AS (${followUp(context.model, context.asOf, sql`cohort`)}),
    ended AS (
      SELECT
        cohort.*,
        undated_death,
        death,
        CASE WHEN death IS NULL THEN COALESCE(emigration, alive) END AS censoring,
        emigration
      FROM cohort
      LEFT JOIN follow_up USING (person_id)
    )
    SELECT
      person_id,
      time_zero,
      entry_days,
      COALESCE(death.date, censoring.date) AS end_date,
      CASE WHEN death IS NOT NULL THEN 1 ELSE 0 END AS event,
      CASE
        WHEN death IS NOT NULL THEN 'death'
        WHEN emigration IS NOT NULL THEN 'emigration'
        ELSE 'end-of-data'
      END AS reason,
      CASE
        WHEN undated_death THEN 'death-date-unknown'
        WHEN death IS NULL AND censoring IS NULL THEN 'no-follow-up'
      END AS missing,
      ${evidenceList({ "time-zero": sql`start`, event: sql`death`, censoring: sql`censoring` })} AS evidence
    FROM ended`,
  );
