import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { join, literal, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { coveredUntil } from "./covered-until.ts";
import { intercurrentDay } from "./intercurrent-day.ts";
import { type MeasureContext, measuredCohort } from "./measured-cohort.ts";
import { timeOutcome, timeZeroOnly } from "./outcome-columns.ts";

type Rules = Pick<MeasureOf<"overall-survival">, "censoring" | "coverage" | "intercurrent" | "landmark"> & {
  readonly time_zero: "first-exposure" | "diagnosis";
};

/**
 * Outcome rows of a measure of a time, under the rules that every such measure may have.
 *
 * Reads what `timeOutcome` reads. The first of these ends a person's time, where it lies before the measure's own end: an
 * intercurrent event (censored, counted as the event, or competing, as its strategy says), the agreed cut-off day, the end
 * of demanded coverage. An event of the measure itself on the same day comes first, and so does anything that competes with
 * it; of several of these on one day, one that counts or competes comes before one that censors, else the one listed first.
 * Who is not covered at time zero, or has no diagnosis where time zero is one, is unknown. Who is unknown to the
 * measure itself stays so whatever happened before: read only where a rule ends their time, such persons would have nothing
 * but events. With a landmark everyone enters after it, and who is not in its group is `not-estimable`, known or not: an
 * event before the landmark, or a member known only later, never counts.
 */
export const ruledTime = (measure: Rules, context: MeasureContext, ended: Sql): Sql => {
  const isPlain =
    measure.time_zero === "first-exposure" &&
    measure.censoring === undefined &&
    measure.coverage.length === 0 &&
    measure.intercurrent.length === 0 &&
    measure.landmark === undefined;
  if (isPlain) return timeOutcome(ended);
  const outcome = timeOutcome(underRules(measure, context, ended));
  return measure.landmark === undefined ? outcome : inGroup(measure.landmark.among, context, outcome);
};

const acts = { hypothetical: "censor", "while-on-treatment": "compete", composite: "event" } as const;

const underRules = (measure: Rules, context: MeasureContext, ended: Sql): Sql => {
  const cohort = measuredCohort(context, false, measure.time_zero);
  const entry =
    measure.landmark === undefined ? sql`entry_days` : sql`GREATEST(entry_days, ${literal(measure.landmark.days)})`;
  return sql`
    WITH ended AS (${ended}),
    person AS (${cohort}),
    covered AS (${coveredBy(measure, context)}),
    rule AS (${join(rulesOf(measure, context), " UNION ALL ")}),
    applied AS (
      SELECT
        person_id,
        MIN({ 'date': rule.date, 'censors': act = 'censor', 'place': place, 'act': act, 'name': name, 'file': file, 'line': line }) AS rule
      FROM rule
      JOIN ended USING (person_id)
      WHERE rule.date < end_date
        -- An event that counts is not lost because nothing is known after its day.
        OR (rule.date = end_date AND act <> 'censor' AND event = 0 AND (reason = 'end-of-data' OR reason = 'emigration'))
      GROUP BY person_id
    ),
    diagnosed AS (${diagnosed(measure, context)})
    SELECT
      person_id,
      time_zero,
      ${entry} AS entry_days,
      COALESCE(rule.date, end_date) AS end_date,
      CASE WHEN rule IS NULL THEN event WHEN rule.act = 'event' THEN 1 ELSE 0 END AS event,
      COALESCE(rule.name, reason) AS reason,
      COALESCE(
        missing,
        CASE WHEN diagnosed.person_id IS NULL THEN 'no-diagnosis' END,
        CASE WHEN covered.until IS NULL THEN 'not-covered' END
      ) AS missing,
      CASE
        WHEN rule IS NULL THEN evidence
        WHEN rule.file IS NULL THEN ${timeZeroOnly(sql`evidence`)}
        ELSE list_append(
          ${timeZeroOnly(sql`evidence`)},
          { 'role': 'intercurrent-event', 'file': rule.file, 'line': rule.line }
        )
      END AS evidence
    FROM ended
    LEFT JOIN applied USING (person_id)
    LEFT JOIN covered USING (person_id)
    LEFT JOIN diagnosed USING (person_id)`;
};

const coveredBy = ({ coverage }: Rules, { model }: MeasureContext): Sql =>
  coverage.length === 0
    ? sql`SELECT person_id, DATE '9999-12-31' AS until FROM person`
    : coveredUntil(sql`SELECT person_id, time_zero FROM person`, coverage, model);

const diagnosed = ({ time_zero }: Rules, { model }: MeasureContext): Sql =>
  time_zero === "first-exposure"
    ? sql`SELECT person_id FROM person`
    : sql`
        SELECT DISTINCT person_id
        FROM ${modelTable(model, "tumour")}
        JOIN person USING (person_id)
        WHERE diagnosis_date <= exposed_on`;

const rulesOf = ({ censoring, coverage, intercurrent }: Rules, context: MeasureContext): readonly Sql[] => {
  const noLine = sql`CAST(NULL AS VARCHAR) AS file, CAST(NULL AS BIGINT) AS line`;
  const events = intercurrent.flatMap((event, place) =>
    event.strategy === "treatment-policy"
      ? []
      : [
          sql`
            SELECT
              person_id,
              day.date AS date,
              ${literal(place)} AS place,
              ${literal(acts[event.strategy])} AS act,
              ${literal(event.kind)} AS name,
              day.file AS file,
              day.line AS line
            FROM (${intercurrentDay(sql`SELECT person_id, exposed_on, substance FROM person`, event, context)})`,
        ],
  );
  // The end of coverage always stands in the list, so that it is never empty; without a demand it lies beyond all days.
  return [
    ...events,
    ...(censoring === undefined
      ? []
      : [
          sql`
            SELECT
              person_id,
              time_zero + ${literal(censoring.at_days)} AS date,
              ${literal(intercurrent.length)} AS place,
              'censor' AS act,
              'cut-off' AS name,
              ${noLine}
            FROM person`,
        ]),
    sql`
      SELECT
        person_id,
        until AS date,
        ${literal(intercurrent.length + 1)} AS place,
        'censor' AS act,
        ${literal(coverage.length === 0 ? "none" : "end-of-coverage")} AS name,
        ${noLine}
      FROM covered`,
  ];
};

/** Members by what happened from time zero on and by the day agreed; everyone else keeps a row that is in no estimate. */
const inGroup = (
  among: NonNullable<Rules["landmark"]>["among"],
  { model, asOf }: MeasureContext,
  outcome: Sql,
): Sql => {
  const byThen = sql`LEAST(time_zero + ${literal(among.by_days)}, ${dateLiteral(asOf)})`;
  const joined =
    among.kind === "treated-with"
      ? sql`
          SELECT DISTINCT person_id
          FROM ${modelTable(model, "exposure")}
          JOIN outcome USING (person_id)
          WHERE counts
            AND list_contains(${literalList(among.substances)}, substance)
            AND start_date BETWEEN time_zero AND ${byThen}`
      : sql`
          SELECT DISTINCT person_id
          FROM ${modelTable(model, "assessment")} AS assessment
          JOIN outcome USING (person_id)
          WHERE assessment.kind = ${literal(among.assessment)}
            AND list_contains(${literalList(among.one_of)}, code)
            AND assessment.date BETWEEN time_zero AND ${byThen}`;
  return sql`
    WITH outcome AS (${outcome}),
    member AS (${joined})
    SELECT
      outcome.* REPLACE (
        CASE WHEN member.person_id IS NOT NULL THEN time_days END AS time_days,
        CASE WHEN member.person_id IS NOT NULL THEN event END AS event,
        CASE WHEN member.person_id IS NOT NULL THEN reason ELSE 'not-in-landmark-group' END AS reason,
        CASE WHEN member.person_id IS NOT NULL THEN status ELSE 'not-estimable' END AS status,
        CASE WHEN member.person_id IS NOT NULL THEN evidence ELSE ${timeZeroOnly(sql`evidence`)} END AS evidence
      )
    FROM outcome
    LEFT JOIN member USING (person_id)`;
};
