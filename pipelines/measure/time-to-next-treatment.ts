import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literal, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { firstOf } from "./first-of.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";
import { ruledTime } from "./ruled-time.ts";
import { sourceCuts } from "./source-cuts.ts";

/**
 * Time from time zero to the first dose of a next treatment, in whole days.
 *
 * A person is seen until death, emigration, the last day known alive, or the earliest data cut of the sources that
 * delivered the person's doses. A death after that cut does not count, because a next treatment before it would have been
 * missed; a dose shows a living person.
 */
export const timeToNextTreatment = (measure: MeasureOf<"time-to-next-treatment">, context: MeasureContext): Sql => {
  const { model, asOf } = context;
  const isNext =
    measure.next_treatment === "any-other"
      ? sql`TRUE`
      : sql`list_contains(${literalList(measure.next_treatment)}, exposure.substance)`;
  const days = [
    ["next-treatment", sql`CASE WHEN next_dose.date <= seen_until THEN next_dose.date END`],
    ["death", sql`CASE WHEN death.date <= seen_until THEN death.date END`],
  ] as const;
  return ruledTime(
    measure,
    context,
    sql`
    WITH cohort AS (${measuredCohort(context, measure.delayed_entry, measure.time_zero)}),
    follow_up AS (${followUp(model, asOf, sql`cohort`)}),
    source_cut AS (${sourceCuts(model)}),
    cut AS (
      SELECT person_id, MIN(data_cut) AS data_cut
      FROM (
        SELECT DISTINCT person_id, source
        FROM ${modelTable(model, "exposure")} AS exposure
        JOIN cohort USING (person_id, substance)
      )
      JOIN source_cut USING (source)
      GROUP BY person_id
    ),
    next AS (
      SELECT
        person_id,
        MIN({ 'date': exposure.start_date, 'file': source_file, 'line': source_line }) AS next_dose
      FROM ${modelTable(model, "exposure")} AS exposure
      JOIN cohort USING (person_id)
      WHERE exposure.counts
        AND exposure.substance <> cohort.substance
        AND ${isNext}
        AND exposure.start_date > exposed_on
        AND exposure.start_date <= ${dateLiteral(asOf)}
      GROUP BY person_id
    ),
    joined AS (
      SELECT
        cohort.*,
        COALESCE(undated_death, FALSE) AS undated_death,
        death,
        emigration,
        next_dose,
        COALESCE(emigration, alive) AS living,
        LEAST(
          ${dateLiteral(asOf)},
          data_cut,
          COALESCE(death.date, emigration.date, GREATEST(alive.date, next_dose.date))
        ) AS seen_until
      FROM cohort
      LEFT JOIN follow_up USING (person_id)
      LEFT JOIN cut USING (person_id)
      LEFT JOIN next USING (person_id)
    ),
    named AS (
      SELECT *, ${firstOf(days, measure.tie_order)} AS first
      FROM joined
    )
    SELECT
      person_id,
      time_zero,
      entry_days,
      CASE first WHEN 'next-treatment' THEN next_dose.date WHEN 'death' THEN death.date ELSE seen_until END AS end_date,
      CASE
        WHEN first = 'next-treatment' THEN 1
        WHEN first = 'death' AND ${literal(measure.death === "event")} THEN 1
        ELSE 0
      END AS event,
      COALESCE(first, CASE WHEN emigration.date = seen_until THEN 'emigration' ELSE 'end-of-data' END) AS reason,
      CASE
        WHEN first IS NOT NULL THEN NULL
        WHEN undated_death THEN 'death-date-unknown'
        WHEN death IS NULL AND living IS NULL THEN 'no-follow-up'
      END AS missing,
      ${evidenceList({
        "time-zero": sql`start`,
        event: sql`(CASE first WHEN 'next-treatment' THEN next_dose WHEN 'death' THEN death END)`,
        censoring: sql`(CASE WHEN first IS NULL THEN COALESCE(death, living) END)`,
      })} AS evidence
    FROM named`,
  );
};
