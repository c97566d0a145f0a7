import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import type { MeasureContext } from "./measured-cohort.ts";
import { scoreChange } from "./score-change.ts";

/**
 * Whether each person's score became better by at least the threshold: `event` 1 or 0, beside baseline, value and change.
 *
 * Rows are those of the change itself; a death before the window closed, and an intercurrent event whose strategy is
 * composite, are no response where the agreement says so.
 */
export const response = (measure: MeasureOf<"response">, context: MeasureContext): Sql => {
  const isGood =
    measure.better === "lower" || measure.better === "shorter"
      ? sql`change <= ${literal(-measure.threshold)}`
      : sql`change >= ${literal(measure.threshold)}`;
  const failed =
    measure.death === "no-response"
      ? sql`(reason = 'intercurrent-failure' OR reason = 'death')`
      : sql`reason = 'intercurrent-failure'`;
  return sql`
    WITH changed AS (${scoreChange(measure, context)})
    SELECT
      * REPLACE (
        CAST(CASE WHEN ${failed} THEN 0 WHEN status = 'observed' THEN CASE WHEN ${isGood} THEN 1 ELSE 0 END END AS INTEGER) AS event,
        CASE WHEN ${failed} THEN 'observed' ELSE status END AS status
      )
    FROM changed`;
};
