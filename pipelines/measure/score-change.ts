import type { z } from "zod";
import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { ScoreChange } from "../../schemas/measure.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { evidenceList } from "./outcome-columns.ts";

type Measure = z.infer<typeof ScoreChange>;

/**
 * Change of a score from baseline to the window around a target time, in points of the scale; the sign is that of the
 * scale (value minus baseline).
 *
 * Baseline: the latest assessment at most `before_days` before time zero or on it; where there is none, the first at most
 * `after_days` after it. Target: time zero plus calendar months, clamped to the month's end (31 August + 6 months is the
 * last of February), with the declared days around it; only assessments after the baseline count. Of several in the
 * window the agreed `pick` decides; equally near, the earlier one. Two different scores on the picked day cannot be told
 * apart and make the person `unknown`; for `worst` and `best` the score itself decides.
 *
 * A score is taken when its window has closed (`first` at once), so that a later one cannot change it. `pending`: the
 * window plus the source's delay has not passed, or the data cut lies before the end of the window. `unknown`: due and
 * not there. `not-estimable`: the person died or emigrated before the window closed.
 */
export const scoreChange = (measure: Measure, context: MeasureContext): Sql => {
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
      WHERE kind = ${literal(measure.scale)} AND value IS NOT NULL AND date <= ${dateLiteral(asOf)}
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
        target_date + ${literal(target.after_days)} AS window_to
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
    candidate AS (
      SELECT scored.*, RANK() OVER (PARTITION BY person_id ORDER BY ${pickOrder(measure)}) AS place
      FROM scored
      JOIN windowed USING (person_id)
      JOIN baseline USING (person_id)
      WHERE scored.date BETWEEN window_from AND window_to AND scored.date > baseline.score.date
    ),
    picked AS (
      SELECT person_id, MIN(score) AS score, COUNT(DISTINCT value) > 1 AS conflicting
      FROM candidate
      WHERE place = 1
      GROUP BY person_id
    ),
    judged AS (
      SELECT
        windowed.*,
        baseline.score AS baseline,
        picked.score AS picked,
        COALESCE(baseline.conflicting, FALSE) AS baseline_conflicting,
        COALESCE(picked.conflicting, FALSE) AS picked_conflicting,
        death,
        emigration,
        ${closed(sql`window_to`, asOf)} AS window_closed,
        ${due(sql`window_to`, asOf)} AS window_due,
        ${due(sql`baseline_to`, asOf)} AS baseline_due
      FROM windowed
      CROSS JOIN clock
      LEFT JOIN follow_up USING (person_id)
      LEFT JOIN baseline USING (person_id)
      LEFT JOIN picked USING (person_id)
    ),
    named AS (
      SELECT
        *,
        CASE
          WHEN baseline_conflicting THEN 'conflicting-baseline'
          WHEN picked_conflicting THEN 'conflicting-values'
          WHEN baseline IS NOT NULL AND picked IS NOT NULL AND ${settled(measure)} THEN NULL
          WHEN picked IS NOT NULL THEN 'window-open'
          WHEN death.date <= window_to THEN 'death'
          WHEN emigration.date <= window_to AND emigration.date >= time_zero THEN 'emigration'
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
          WHEN reason IS NULL THEN 'observed'
          WHEN reason = 'death' OR reason = 'emigration' THEN 'not-estimable'
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
      ${evidenceList({
        "time-zero": sql`start`,
        baseline: sql`baseline`,
        value: sql`(CASE WHEN status = 'observed' THEN picked END)`,
        event: sql`(CASE reason WHEN 'death' THEN death WHEN 'emigration' THEN emigration END)`,
      })} AS evidence
    FROM decided`;
};

const closed = (end: Sql, asOf: string): Sql => sql`${end} <= ${dateLiteral(asOf)}`;

/** The data can be expected: its delay has passed, and the delivery reaches that far. Without a known source, by the as-of day. */
const due = (end: Sql, asOf: string): Sql =>
  sql`(${end} + COALESCE(lag_days, 0) <= ${dateLiteral(asOf)} AND COALESCE(data_cut >= ${end}, TRUE))`;

/** `first` cannot be changed by a later assessment; every other pick waits until the window has closed. */
const settled = ({ pick }: Measure): Sql => (pick === "first" ? sql`TRUE` : sql`window_closed`);

/** The picked assessment ranks first; ties share the rank. */
const pickOrder = (measure: Measure): Sql => {
  const low = sql`scored.value`;
  const high = sql`scored.value DESC`;
  const higherIsBetter = measure.better === "higher" || measure.better === "longer";
  switch (measure.pick) {
    case "nearest":
      return sql`abs(date_diff('day', target_date, scored.date)), scored.date`;
    case "first":
      return sql`scored.date`;
    case "last":
      return sql`scored.date DESC`;
    case "worst":
      return higherIsBetter ? low : high;
    case "best":
      return higherIsBetter ? high : low;
  }
};
