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
 * delivered the person's doses of the first medicine, whichever comes first. A death after that cut, or abroad, does not
 * count, because a next treatment before it would have been missed. A dose of any medicine shows a living person, who is not
 * abroad either; one dated after the death is an error of some register.
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
        WHERE exposure.counts AND exposure.start_date <= ${dateLiteral(asOf)}
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
    last AS (
      SELECT person_id, MAX({ 'date': start_date, 'file': source_file, 'line': source_line }) AS last_dose
      FROM ${modelTable(model, "exposure")}
      SEMI JOIN cohort USING (person_id)
      LEFT JOIN follow_up USING (person_id)
      WHERE counts AND start_date <= ${dateLiteral(asOf)} AND (death IS NULL OR start_date <= death.date)
      GROUP BY person_id
    ),
    joined AS (
      SELECT
        cohort.*,
        COALESCE(undated_death, FALSE) AS undated_death,
        death,
        emigrated,
        next_dose,
        COALESCE(emigrated, alive) AS living,
        last_dose,
        LEAST(
          ${dateLiteral(asOf)},
          data_cut,
          death.date,
          emigrated.date,
          CASE WHEN death IS NULL AND emigrated IS NULL AND alive IS NOT NULL THEN GREATEST(alive.date, last_dose.date) END
        ) AS seen_until
      FROM cohort
      LEFT JOIN (
        SELECT *, CASE WHEN last_dose IS NULL OR emigration.date >= last_dose.date THEN emigration END AS emigrated
        FROM follow_up
        LEFT JOIN last USING (person_id)
      ) AS followed USING (person_id)
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
      COALESCE(first, CASE WHEN emigrated.date = seen_until THEN 'emigration' ELSE 'end-of-data' END) AS reason,
      CASE
        WHEN first IS NOT NULL THEN NULL
        WHEN undated_death THEN 'death-date-unknown'
        WHEN death IS NULL AND living IS NULL THEN 'no-follow-up'
      END AS missing,
      ${evidenceList({
        "time-zero": sql`start`,
        event: sql`(CASE first WHEN 'next-treatment' THEN next_dose WHEN 'death' THEN death END)`,
        censoring: sql`
          (CASE
            WHEN first IS NOT NULL THEN NULL
            WHEN emigrated.date = seen_until THEN emigrated
            WHEN death IS NULL AND living.date < last_dose.date THEN last_dose
            ELSE COALESCE(death, living)
          END)`,
      })} AS evidence
    FROM named`,
  );
};
