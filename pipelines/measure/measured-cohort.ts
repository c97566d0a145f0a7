import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { cohortTable } from "../cohort/cohort-table.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

/** Where a measure reads and what day it judges; the same for every kind. */
export interface MeasureContext {
  /** Folder of the common model. */
  readonly model: Model;
  /** Folder that selectCohort wrote. */
  readonly cohort: string;
  /** ISO date of judgement; facts after it are not known. */
  readonly asOf: string;
}

/**
 * The analysed persons, and those who are a stratum of their own: person_id, time_zero, substance, entry_days and the struct `start` of the time-zero line.
 *
 * Delayed entry: a person comes under observation on the day of the first register record that does not depend on the
 * treatment itself, that is a diagnosis in a cancer register or a contact with specialist health care. When that day is
 * after time zero, nobody would have known of the person had they died before it, so the days until then are not at
 * risk. Persons without any such record are at risk from time zero.
 */
export const measuredCohort = ({ model, cohort, asOf }: MeasureContext, delayedEntry: boolean): Sql => {
  const analysed = sql`
    SELECT
      person_id,
      time_zero,
      substance,
      { 'date': time_zero, 'file': source_file, 'line': source_line } AS start
    FROM ${cohortTable(cohort)}
    WHERE included OR excluded_by = 'own-stratum'`;
  if (!delayedEntry) return sql`SELECT *, 0 AS entry_days FROM (${analysed})`;
  return sql`
    WITH analysed AS (${analysed}),
    record AS (
      SELECT person_id, diagnosis_date AS seen FROM ${modelTable(model, "tumour")}
      UNION ALL
      SELECT person_id, in_date AS seen FROM ${modelTable(model, "contact")}
    ),
    first_record AS (
      SELECT person_id, MIN(seen) AS seen
      FROM record
      SEMI JOIN analysed USING (person_id)
      WHERE seen <= ${dateLiteral(asOf)}
      GROUP BY person_id
    )
    SELECT analysed.*, GREATEST(date_diff('day', time_zero, seen), 0) AS entry_days
    FROM analysed
    LEFT JOIN first_record USING (person_id)`;
};
