import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";
import type { MeasureContext } from "./measured-cohort.ts";
import { personTime, rateOutcome } from "./person-time.ts";

/**
 * Events of each person (`value`) in the days under observation (`time_days`, first and last day included). Two of the same
 * on one day count once, because several registrations of one event are common.
 */
export const eventRate = (measure: MeasureOf<"event-rate">, context: MeasureContext): Sql => sql`
  WITH watched AS (${personTime(measure, context)}),
  happened AS (
    SELECT person_id, date, MIN({ 'role': 'event', 'file': source_file, 'line': source_line }) AS line
    FROM (${eventsOf(measure.event, context.model)})
    JOIN watched USING (person_id)
    WHERE date BETWEEN time_zero AND last_day
    GROUP BY person_id, date
  ),
  counted AS (
    SELECT
      person_id,
      COUNT(*) AS amount,
      CAST(NULL AS VARCHAR) AS conflict,
      LIST(line ORDER BY date) AS lines
    FROM happened
    GROUP BY person_id
  )
  ${rateOutcome()}`;

const startsWithAny = (column: Sql, codes: readonly string[]): Sql =>
  sql`(${join(
    codes.map((code) => sql`starts_with(${column}, ${literal(code)})`),
    " OR ",
  )})`;

const eventsOf = (event: MeasureOf<"event-rate">["event"], model: Model): Sql => {
  switch (event.kind) {
    case "admission":
      return sql`
        SELECT person_id, in_date AS date, source_file, source_line
        FROM ${modelTable(model, "contact")}
        WHERE level = 'inpatient'`;
    case "complication":
      return sql`
        SELECT person_id, in_date AS date, source_file, source_line
        FROM ${modelTable(model, "contact")}
        WHERE ${startsWithAny(sql`main_diagnosis`, event.icd10)}`;
    case "procedure":
      return sql`
        SELECT person_id, date, source_file, source_line
        FROM ${modelTable(model, "procedure")}
        WHERE system = 'procedure' AND ${startsWithAny(sql`code`, event.codes)}`;
  }
};
