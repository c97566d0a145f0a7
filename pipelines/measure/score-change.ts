import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";
import { type ChangeMeasure, intercurrentDays, pickedOf, pickOrder } from "./picked-value.ts";

/**
 * Change of a score from baseline to the window around a target time, in points of the scale; the sign is that of the
 * scale (value minus baseline).
 *
 * Baseline: the latest assessment at most `before_days` before time zero or on it; where there is none, the first at most
 * `after_days` after it. Target: time zero plus calendar months, clamped to the month's end (31 August + 6 months is the
 * last of February), with the declared days around it; only assessments after the baseline count. Of several in the
 * window the agreed `pick` decides; equally near, the earlier one. Two different scores on the picked day cannot be told
 * apart and make the person `unknown`; for `worst` and `best` the score itself decides. A score dated after the death is an
 * error of some register and is not read.
 *
 * A value in the grace days after the window is taken only where the window holds none, the earliest of them, and is marked
 * `late-assessment`. `confirmed` takes the change that all of the last so many days bear out, or of the first so many of
 * the grace days. An intercurrent event until the end of the window acts by its strategy: hypothetical reads nothing from its
 * day on, while-on-treatment takes the latest value before it (or what the latest so many bear out), and composite ends in
 * `intercurrent-failure`, whatever was scored, which only a share can count.
 *
 * A score is taken when its window has closed (`first`, and one before the end of treatment, at once), so that a later one
 * cannot change it. `pending`: the window plus the source's delay has not passed, or the data cut lies before the end of the window. `unknown`: due and
 * not there. `not-estimable`: the person died or emigrated before the window closed.
 */
export const scoreChange = (measure: ChangeMeasure, context: MeasureContext): Sql => {
  const { model, asOf } = context;
  const { baseline, target } = measure;
  return sql`
    WITH cohort AS (${measuredCohort(context, false)}),
    follow_up AS (${followUp(model, asOf, sql`cohort`)}),
    scored AS (
      SELECT
        person_id,
        source,
        date,
        value,
        { 'date': date, 'value': value, 'file': source_file, 'line': source_line } AS score
      FROM ${modelTable(model, "assessment")}
      SEMI JOIN cohort USING (person_id)
      LEFT JOIN follow_up USING (person_id)
      WHERE kind = ${literal(measure.scale)}
        AND value IS NOT NULL
        AND date <= ${dateLiteral(asOf)}
        AND (death IS NULL OR date <= death.date)
    ),
    clock AS (
      -- The sources that deliver the scale; while none does, those that are declared to cover motor scores.
      SELECT
        COALESCE(MIN(data_cut) FILTER (WHERE delivers), MIN(data_cut) FILTER (WHERE kind = 'motor-scores')) AS data_cut,
        COALESCE(MAX(lag_days) FILTER (WHERE delivers), MAX(lag_days) FILTER (WHERE kind = 'motor-scores')) AS lag_days
      FROM (
        SELECT
          *,
          source IN (SELECT source FROM ${modelTable(model, "assessment")} WHERE kind = ${literal(measure.scale)}) AS delivers
        FROM ${modelTable(model, "coverage")}
      )
    ),
    windowed AS (
      SELECT
        cohort.*,
        time_zero + ${literal(baseline.after_days)} AS baseline_to,
        target_date - ${literal(target.before_days)} AS window_from,
        target_date + ${literal(target.after_days)} AS window_to,
        target_date + ${literal(target.after_days + target.grace_days)} AS grace_to
      FROM (
        SELECT *, CAST(time_zero + to_months(${literal(target.months)}) AS DATE) AS target_date
        FROM cohort
      ) AS cohort
    ),
    baseline_day AS (
      SELECT
        person_id,
        COALESCE(MAX(date) FILTER (WHERE date <= time_zero), MIN(date)) AS date
      FROM scored
      JOIN windowed USING (person_id)
      WHERE date >= time_zero - ${literal(baseline.before_days)} AND date <= baseline_to
      GROUP BY person_id
    ),
    baseline AS (
      SELECT person_id, MIN(score) AS score, COUNT(DISTINCT value) > 1 AS conflicting
      FROM scored
      JOIN baseline_day USING (person_id, date)
      GROUP BY person_id
    ),
    intercurrent AS (${intercurrentDays(measure, context)}),
    candidate AS (
      SELECT
        scored.*,
        baseline.score.value AS baseline_value,
        DENSE_RANK() OVER (
          PARTITION BY person_id
          ORDER BY scored.date > window_to, CASE WHEN scored.date > window_to THEN scored.date END, scored.date DESC
        ) AS confirming_day,
        RANK() OVER (
          PARTITION BY person_id
          ORDER BY
            CASE WHEN on_treatment <= window_to THEN date_diff('day', scored.date, on_treatment) END,
            scored.date > window_to,
            CASE WHEN scored.date > window_to THEN scored.date END,
            ${pickOrder(measure)}
        ) AS place
      FROM scored
      JOIN windowed USING (person_id)
      JOIN baseline USING (person_id)
      LEFT JOIN intercurrent USING (person_id)
      WHERE scored.date > baseline.score.date
        AND (hypothetical IS NULL OR scored.date < hypothetical)
        AND CASE
          WHEN on_treatment <= window_to THEN scored.date < on_treatment
          ELSE scored.date BETWEEN window_from AND grace_to
        END
      -- A value in the grace days is taken only where the window holds none.
      QUALIFY scored.date <= window_to OR MIN(scored.date) OVER (PARTITION BY person_id) > window_to
    ),
    picked AS (${pickedOf(measure)}),
    judged AS (
      SELECT
        windowed.*,
        baseline.score AS baseline,
        picked.score AS picked,
        COALESCE(picked.too_few, FALSE) AS too_few,
        picked.lines,
        on_treatment,
        hypothetical,
        composite,
        failed_by,
        hindered_by,
        COALESCE(baseline.conflicting, FALSE) AS baseline_conflicting,
        COALESCE(picked.conflicting, FALSE) AS picked_conflicting,
        death,
        emigration,
        COALESCE(death.date <= window_to, FALSE)
          OR COALESCE(emigration.date BETWEEN time_zero AND window_to, FALSE) AS left_early,
        ${closed(sql`window_to`, asOf)} AS window_closed,
        ${due(sql`grace_to`, asOf)} AS window_due,
        ${due(sql`baseline_to`, asOf)} AS baseline_due
      FROM windowed
      CROSS JOIN clock
      LEFT JOIN follow_up USING (person_id)
      LEFT JOIN baseline USING (person_id)
      LEFT JOIN picked USING (person_id)
      LEFT JOIN intercurrent USING (person_id)
    ),
    named AS (
      SELECT
        *,
        CASE
          WHEN composite <= window_to THEN 'intercurrent-failure'
          WHEN baseline_conflicting THEN 'conflicting-baseline'
          WHEN picked_conflicting THEN 'conflicting-values'
          WHEN too_few AND NOT left_early AND window_due THEN 'too-few-to-confirm'
          WHEN too_few AND NOT left_early THEN 'assessment-not-due'
          WHEN baseline IS NOT NULL AND NOT too_few AND picked.date > window_to AND window_closed THEN 'late-assessment'
          WHEN baseline IS NOT NULL AND NOT too_few AND picked IS NOT NULL AND ${settled(measure)} THEN NULL
          WHEN NOT too_few AND picked IS NOT NULL THEN 'window-open'
          WHEN death.date <= window_to THEN 'death'
          WHEN emigration.date <= window_to AND emigration.date >= time_zero THEN 'emigration'
          WHEN baseline IS NOT NULL AND LEAST(hypothetical, on_treatment) <= window_to THEN 'intercurrent-event'
          WHEN baseline IS NULL AND baseline_due THEN 'no-baseline'
          WHEN baseline IS NULL THEN 'baseline-not-due'
          WHEN window_due THEN 'no-assessment'
          ELSE 'assessment-not-due'
        END AS reason
      FROM judged
    ),
    decided AS (
      SELECT
        *,
        CASE
          WHEN reason IS NULL OR reason = 'late-assessment' THEN 'observed'
          WHEN reason = 'death' OR reason = 'emigration' OR starts_with(reason, 'intercurrent') THEN 'not-estimable'
          WHEN reason = 'window-open' OR reason = 'baseline-not-due' OR reason = 'assessment-not-due' THEN 'pending'
          ELSE 'unknown'
        END AS status
      FROM named
    )
    SELECT
      person_id,
      time_zero,
      CAST(entry_days AS INTEGER) AS entry_days,
      CAST(NULL AS INTEGER) AS time_days,
      CAST(NULL AS INTEGER) AS event,
      reason,
      CASE WHEN NOT baseline_conflicting THEN baseline.value END AS baseline,
      CASE WHEN status = 'observed' THEN picked.value END AS value,
      CASE WHEN status = 'observed' THEN picked.value - baseline.value END AS change,
      status,
      list_concat(
        ${evidenceList({
          "time-zero": sql`start`,
          baseline: sql`(CASE WHEN NOT baseline_conflicting THEN baseline END)`,
          value: sql`(CASE WHEN status = 'observed' THEN picked END)`,
          event: sql`(CASE reason WHEN 'death' THEN death WHEN 'emigration' THEN emigration END)`,
          "intercurrent-event": sql`
            (CASE reason WHEN 'intercurrent-failure' THEN failed_by WHEN 'intercurrent-event' THEN hindered_by END)`,
        })},
        CASE WHEN status = 'observed' THEN lines END
      ) AS evidence
    FROM decided`;
};

const closed = (end: Sql, asOf: string): Sql => sql`${end} <= ${dateLiteral(asOf)}`;

/** The data can be expected: its delay has passed, and the delivery reaches that far. Without a known source, by the as-of day. */
const due = (end: Sql, asOf: string): Sql =>
  sql`(${end} + COALESCE(lag_days, 0) <= ${dateLiteral(asOf)} AND COALESCE(data_cut >= ${end}, TRUE))`;

/** `first` cannot be changed by a later assessment; every other pick waits until the window has closed. */
const settled = ({ pick }: ChangeMeasure): Sql =>
  pick === "first" ? sql`TRUE` : sql`(window_closed OR COALESCE(on_treatment <= window_to, FALSE))`;
