import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { intercurrentDay } from "./intercurrent-day.ts";
import type { MeasureContext } from "./measured-cohort.ts";

/** What a change is read by, whatever is made of it. */
export type ChangeMeasure = Pick<MeasureOf<"score-change">, "better" | "scale" | "baseline" | "target" | "pick"> & {
  readonly intercurrent: MeasureOf<"response">["intercurrent"];
};

/** The picked assessment ranks first; ties share the rank. */
export const pickOrder = (measure: ChangeMeasure): Sql => {
  if (typeof measure.pick !== "string") return sql`scored.date DESC`;
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

const noLines = sql`CAST([] AS STRUCT(role VARCHAR, file VARCHAR, line BIGINT)[])`;

/** The value that counts: (person_id, score, conflicting, too_few, lines), lines those that confirm it beside its own. */
export const pickedOf = ({ pick }: ChangeMeasure): Sql =>
  typeof pick === "string"
    ? sql`
        SELECT
          person_id,
          MIN(score) AS score,
          COUNT(DISTINCT value) > 1 AS conflicting,
          FALSE AS too_few,
          ${noLines} AS lines
        FROM candidate
        WHERE place = 1
        GROUP BY person_id`
    : sql`
        WITH day AS (
          SELECT
            person_id,
            MAX(score) AS score,
            MIN(value - baseline_value) AS change,
            MIN(baseline_value) AS baseline_value,
            COUNT(DISTINCT value) > 1 AS conflicting
          FROM candidate
          WHERE confirming_day <= ${literal(pick.confirmed)}
          GROUP BY person_id, date
        ),
        borne_out AS (
          SELECT
            person_id,
            MAX(score) AS last,
            MIN(baseline_value)
              + CASE WHEN MIN(change) > 0 THEN MIN(change) WHEN MAX(change) < 0 THEN MAX(change) ELSE 0 END AS value,
            BOOL_OR(conflicting) AS conflicting,
            COUNT(*) < ${literal(pick.confirmed)} AS too_few,
            LIST({ 'role': 'confirmation', 'file': score.file, 'line': score.line } ORDER BY score) AS lines
          FROM day
          GROUP BY person_id
        )
        SELECT
          person_id,
          { 'date': last.date, 'value': value, 'file': last.file, 'line': last.line } AS score,
          conflicting,
          too_few,
          list_filter(lines, lambda x: x.file <> last.file OR x.line <> last.line) AS lines
        FROM borne_out`;

const dayColumns = {
  hypothetical: "hypothetical",
  "while-on-treatment": "on_treatment",
  composite: "composite",
} as const;

/**
 * First day of an intercurrent event by what it does: (person_id, hypothetical, on_treatment, composite), and with their
 * lines the first that is a failure (`failed_by`) and the first of the others (`hindered_by`).
 */
export const intercurrentDays = ({ intercurrent }: ChangeMeasure, context: MeasureContext): Sql => {
  const acting = intercurrent.flatMap((event) =>
    event.strategy === "treatment-policy"
      ? []
      : [
          sql`
            SELECT person_id, day, ${literal(dayColumns[event.strategy])} AS act
            FROM (${intercurrentDay(sql`SELECT person_id, exposed_on, substance FROM cohort`, event, context)})`,
        ],
  );
  const none = sql`SELECT person_id, CAST(NULL AS STRUCT(date DATE, file VARCHAR, line BIGINT)) AS day, '' AS act FROM cohort WHERE FALSE`;
  return sql`
    SELECT
      person_id,
      MIN(day.date) FILTER (WHERE act = 'hypothetical') AS hypothetical,
      MIN(day.date) FILTER (WHERE act = 'on_treatment') AS on_treatment,
      MIN(day.date) FILTER (WHERE act = 'composite') AS composite,
      MIN(day) FILTER (WHERE act = 'composite') AS failed_by,
      MIN(day) FILTER (WHERE act <> 'composite') AS hindered_by
    FROM (${join([none, ...acting], " UNION ALL ")})
    GROUP BY person_id`;
};
