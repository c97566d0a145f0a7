import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";
import { ruledTime } from "./ruled-time.ts";
import { sourceCuts } from "./source-cuts.ts";

/**
 * Time from the first dose to stopping, in whole days.
 *
 * Stopping is whatever is decided first: a gap of at least `gap_days` after a dose of the substance that the person
 * started with (before its next dose, or within follow-up after its last), death, or the first dose of a next-line
 * substance. A gap is decided when its days have passed; it is dated on the last dose before it, or on that dose plus
 * the gap. Decided on the same day, `tie_order` says which counts. A death is an event, competes or censors, as agreed.
 *
 * A person can be seen until the as-of day, the data cut of the sources that delivered the person's doses, emigration, or
 * the last day known alive (a dose and a contact show a living person), whichever comes first. A death or a next line
 * after that day is not counted, because a stop before it would have been missed. Who has not stopped by then is censored
 * at the last dose or contact, because nothing is known about treatment after it. Without a vital status, a person is
 * followed to the data cut; a long silence then counts as a gap although it may be a death.
 */
export const timeToDiscontinuation = (measure: MeasureOf<"time-to-discontinuation">, context: MeasureContext): Sql => {
  const { model, asOf } = context;
  const gap = literal(measure.gap_days);
  const stopDate = measure.stop_date === "last-dose" ? sql`gap_dose.date` : sql`gap_dose.date + ${gap}`;
  const decidedOn = { gap: sql`gap_decided`, death: sql`death_date`, "next-line": sql`switch_date` };
  const firstReason = join(
    measure.tie_order.map(
      (reason) => sql`WHEN ${decidedOn[reason]} = LEAST(gap_decided, death_date, switch_date) THEN ${literal(reason)}`,
    ),
    " ",
  );
  const deathCounts = measure.death === "event" ? sql`TRUE` : sql`reason <> 'death'`;
  return ruledTime(
    measure,
    context,
    sql`
    WITH cohort AS (${measuredCohort(context, measure.delayed_entry, measure.time_zero)}),
    follow_up AS (${followUp(model, asOf, sql`cohort`)}),
    given AS (
      SELECT
        person_id,
        exposure.substance,
        exposure.start_date,
        exposure.source,
        exposure.source_file,
        exposure.source_line,
        exposure.substance = cohort.substance AS continues
      FROM ${modelTable(model, "exposure")} AS exposure
      JOIN (
        SELECT person_id, time_zero, substance, death.date AS death_date
        FROM cohort
        LEFT JOIN follow_up USING (person_id)
      ) AS cohort USING (person_id)
      WHERE exposure.counts
        AND exposure.start_date >= cohort.time_zero
        AND exposure.start_date <= ${dateLiteral(asOf)}
        -- A dose dated after the death is an error of some register and must not make a gap.
        AND (death_date IS NULL OR exposure.start_date <= death_date)
    ),
    source_cut AS (${sourceCuts(model)}),
    cut AS (
      SELECT person_id, MIN(data_cut) AS data_cut
      FROM (SELECT DISTINCT person_id, source FROM given WHERE continues)
      JOIN source_cut USING (source)
      GROUP BY person_id
    ),
    next_line AS (
      SELECT person_id, MIN(${line}) AS dose
      FROM given
      JOIN cohort USING (person_id)
      LEFT JOIN cut USING (person_id)
      WHERE NOT continues
        AND ${oneOf(sql`given.substance`, measure.next_line)}
        AND given.start_date > exposed_on
        AND (data_cut IS NULL OR given.start_date <= data_cut)
      GROUP BY person_id
    ),
    -- Days alone first, and the lines of the two days that matter afterwards: of millions of doses only those few are
    -- carried with their lines. Two doses of one day are no days apart and make no gap.
    followed_by AS (
      SELECT
        person_id,
        start_date,
        LEAD(start_date) OVER (PARTITION BY person_id ORDER BY start_date) AS next_date
      FROM given
      WHERE continues
    ),
    telling_day AS (
      SELECT
        person_id,
        MAX(start_date) AS last_date,
        MIN(start_date) FILTER (WHERE date_diff('day', start_date, next_date) >= ${gap}) AS gap_date
      FROM followed_by
      GROUP BY person_id
    ),
    day_given AS (
      SELECT person_id, start_date, MIN(${line}) AS dose
      FROM given
      JOIN telling_day USING (person_id)
      WHERE continues AND (start_date = last_date OR start_date = gap_date)
      GROUP BY person_id, start_date
    ),
    course AS (
      SELECT telling_day.person_id, last_given.dose AS last_dose, gap_given.dose AS gap_dose
      FROM telling_day
      LEFT JOIN day_given AS last_given
        ON last_given.person_id = telling_day.person_id AND last_given.start_date = last_date
      LEFT JOIN day_given AS gap_given
        ON gap_given.person_id = telling_day.person_id AND gap_given.start_date = gap_date
    ),
    contacted AS (
      SELECT
        person_id,
        { 'date': COALESCE(out_date, in_date), 'file': source_file, 'line': source_line } AS contact
      FROM ${modelTable(model, "contact")}
      SEMI JOIN cohort USING (person_id)
    ),
    last_contact AS (
      SELECT person_id, MAX(contact) AS contact
      FROM contacted
      LEFT JOIN cut USING (person_id)
      LEFT JOIN follow_up USING (person_id)
      WHERE contact.date <= LEAST(${dateLiteral(asOf)}, data_cut, death.date)
      GROUP BY person_id
    ),
    watched AS (
      SELECT
        cohort.*,
        death,
        COALESCE(undated_death, FALSE) AS undated_death,
        last_dose,
        gap_dose,
        last_contact.contact AS last_contact,
        next_line.dose AS next_line,
        CASE WHEN emigration.date >= last_dose.date THEN emigration.date END AS emigrated,
        LEAST(
          ${dateLiteral(asOf)},
          data_cut,
          death.date,
          CASE WHEN emigration.date >= last_dose.date THEN emigration.date END,
          CASE
            WHEN death IS NULL AND (alive IS NOT NULL OR undated_death)
            THEN GREATEST(alive.date, last_dose.date, last_contact.contact.date, next_line.dose.date)
          END
        ) AS seen_until
      FROM cohort
      LEFT JOIN follow_up USING (person_id)
      LEFT JOIN cut USING (person_id)
      LEFT JOIN course USING (person_id)
      LEFT JOIN last_contact USING (person_id)
      LEFT JOIN next_line USING (person_id)
    ),
    stopped AS (
      SELECT
        * REPLACE (
          -- No gap between two doses: the silence after the last one.
          CASE
            WHEN gap_dose IS NOT NULL THEN gap_dose
            WHEN date_diff('day', last_dose.date, seen_until) >= ${gap} THEN last_dose
          END AS gap_dose
        )
      FROM watched
    ),
    decided AS (
      SELECT
        *,
        gap_dose.date + ${gap} AS gap_decided,
        ${stopDate} AS gap_stop,
        CASE WHEN death.date <= seen_until THEN death.date END AS death_date,
        CASE WHEN next_line.date <= seen_until THEN next_line.date END AS switch_date,
        GREATEST(last_dose.date, CASE WHEN last_contact.date <= seen_until THEN last_contact.date END) AS last_known
      FROM stopped
    ),
    named AS (
      SELECT
        *,
        LEAST(gap_decided, death_date, switch_date) AS first_decided,
        CASE
          ${firstReason}
          WHEN emigrated = seen_until THEN 'emigration'
          ELSE 'end-of-data'
        END AS reason
      FROM decided
    )
    SELECT
      person_id,
      time_zero,
      entry_days,
      CASE reason
        WHEN 'gap' THEN gap_stop
        WHEN 'death' THEN death_date
        WHEN 'next-line' THEN switch_date
        ELSE last_known
      END AS end_date,
      CASE WHEN first_decided IS NOT NULL AND ${deathCounts} THEN 1 ELSE 0 END AS event,
      reason,
      CASE WHEN first_decided IS NULL AND undated_death THEN 'death-date-unknown' END AS missing,
      ${evidenceList({
        "time-zero": sql`start`,
        event: sql`(CASE reason WHEN 'gap' THEN gap_dose WHEN 'death' THEN death WHEN 'next-line' THEN next_line END)`,
        censoring: sql`
          (CASE
            WHEN first_decided IS NOT NULL THEN NULL
            WHEN last_known = last_dose.date THEN last_dose
            ELSE last_contact
          END)`,
      })} AS evidence
    FROM named`,
  );
};

/** The struct of a dose's day and line. */
const line = sql`{ 'date': start_date, 'file': source_file, 'line': source_line }`;

/** True where the expression is one of the texts; false for an empty list. */
const oneOf = (expression: Sql, texts: readonly string[]): Sql =>
  texts.length === 0
    ? sql`FALSE`
    : sql`(${join(
        texts.map((text) => sql`${expression} = ${literal(text)}`),
        " OR ",
      )})`;
