import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";
import { ruledTime } from "./ruled-time.ts";

/**
 * Time from time zero to death with one of the agreed underlying causes, in whole days; other deaths compete.
 *
 * The day of death is that of overall survival; a stated cause is taken whatever day its source gives the death. Two
 * stated causes of one person that lead to different answers are no statement, and `unknown_cause` decides.
 */
export const cancerSpecificSurvival = (
  measure: MeasureOf<"cancer-specific-survival">,
  context: MeasureContext,
): Sql => {
  const ofDisease = join(
    measure.causes.map((code) => sql`starts_with(detail, ${literal(code)})`),
    " OR ",
  );
  const unstated = { cancer: "cancer-death", other: "other-death", unknown: "cause-unknown" }[measure.unknown_cause];
  return ruledTime(
    measure,
    context,
    sql`
    WITH cohort AS (${measuredCohort(context, measure.delayed_entry, measure.time_zero)}),
    follow_up AS (${followUp(context.model, context.asOf, sql`cohort`)}),
    stated AS (
      SELECT
        person_id,
        CASE WHEN BOOL_AND(${ofDisease}) THEN 'cancer-death' WHEN NOT BOOL_OR(${ofDisease}) THEN 'other-death' END AS cause,
        MIN({ 'file': source_file, 'line': source_line }) AS cause_line
      FROM ${modelTable(context.model, "event")}
      SEMI JOIN cohort USING (person_id)
      WHERE kind = 'cause-of-death' AND detail IS NOT NULL
      GROUP BY person_id
    ),
    ended AS (
      SELECT
        cohort.*,
        undated_death,
        death,
        CASE WHEN death IS NOT NULL THEN COALESCE(cause, ${literal(unstated)}) END AS cause,
        CASE WHEN death IS NOT NULL AND cause IS NOT NULL THEN cause_line END AS cause_line,
        CASE WHEN death IS NULL THEN COALESCE(emigration, alive) END AS censoring,
        emigration
      FROM cohort
      LEFT JOIN follow_up USING (person_id)
      LEFT JOIN stated USING (person_id)
    )
    SELECT
      person_id,
      time_zero,
      entry_days,
      COALESCE(death.date, censoring.date) AS end_date,
      CASE WHEN cause = 'cancer-death' THEN 1 ELSE 0 END AS event,
      COALESCE(cause, CASE WHEN emigration IS NOT NULL THEN 'emigration' ELSE 'end-of-data' END) AS reason,
      CASE
        WHEN undated_death THEN 'death-date-unknown'
        WHEN cause = 'cause-unknown' THEN 'cause-unknown'
        WHEN death IS NULL AND censoring IS NULL THEN 'no-follow-up'
      END AS missing,
      ${evidenceList({
        "time-zero": sql`start`,
        event: sql`death`,
        cause: sql`cause_line`,
        censoring: sql`censoring`,
      })} AS evidence
    FROM ended`,
  );
};
