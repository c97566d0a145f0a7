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
 *
 * From diagnosis, time zero is the latest diagnosis in a cancer register on or before the first exposure, and nobody is at
 * risk before that exposure: who had died by then would not be in the cohort. Persons without a diagnosis keep the first
 * exposure, and `ruledTime` makes them unknown.
 */
export const measuredCohort = (
  { model, cohort, asOf }: MeasureContext,
  delayedEntry: boolean,
  timeZero: "first-exposure" | "diagnosis" = "first-exposure",
): Sql => {
  const exposed = sql`
    SELECT
      person_id,
      time_zero,
      time_zero AS exposed_on,
      substance,
      { 'date': time_zero, 'file': source_file, 'line': source_line } AS start
    FROM ${cohortTable(cohort)}
    WHERE included OR excluded_by = 'own-stratum'`;
  const analysed = timeZero === "diagnosis" ? fromDiagnosis(exposed, model) : exposed;
  if (!delayedEntry)
    return sql`SELECT *, GREATEST(date_diff('day', time_zero, exposed_on), 0) AS entry_days FROM (${analysed})`;
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
    SELECT analysed.*, GREATEST(date_diff('day', time_zero, GREATEST(seen, exposed_on)), 0) AS entry_days
    FROM analysed
    LEFT JOIN first_record USING (person_id)`;
};

const fromDiagnosis = (exposed: Sql, model: Model): Sql => sql`
  SELECT
    exposed.person_id,
    COALESCE(diagnosis.date, time_zero) AS time_zero,
    exposed_on,
    substance,
    COALESCE(diagnosis, start) AS start
  FROM (${exposed}) AS exposed
  LEFT JOIN (
    SELECT
      person_id,
      MAX({ 'date': diagnosis_date, 'file': source_file, 'line': source_line }) AS diagnosis
    FROM ${modelTable(model, "tumour")}
    JOIN (${exposed}) AS exposed USING (person_id)
    WHERE diagnosis_date <= exposed_on
    GROUP BY person_id
  ) AS latest USING (person_id)`;
