import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { modelTable } from "../harmonize/model-table.ts";
import type { MeasureContext } from "./measured-cohort.ts";
import { evidenceList, timeZeroOnly } from "./outcome-columns.ts";
import { overallSurvival } from "./overall-survival.ts";

/**
 * Time to death of any cause, with sex and age in days at time zero, which the life table is read by.
 *
 * Age is counted from 1 July of the year of birth or, where no source states that, from the latest stated age in whole
 * years on or before time zero and half a year: half a year off at most, and as often early as late. A person whose sources
 * disagree about sex or age, or do not state them, is `unknown` with the reason `no-sex-or-age`.
 */
export const netSurvival = (measure: MeasureOf<"net-survival">, context: MeasureContext): Sql => sql`
  WITH outcome AS (
    ${overallSurvival({ ...measure, kind: "overall-survival", coverage: [], intercurrent: [] }, context)}
  ),
  stated AS (
    SELECT
      person_id,
      CASE WHEN COUNT(DISTINCT sex) = 1 THEN MIN(sex) END AS sex,
      CASE WHEN COUNT(DISTINCT birth_year) = 1 THEN MIN(birth_year) END AS birth_year,
      COUNT(DISTINCT birth_year) > 1 AS disputed,
      MIN({ 'file': source_file, 'line': source_line }) FILTER (WHERE sex IS NOT NULL) AS sex_line,
      MIN({ 'file': source_file, 'line': source_line }) FILTER (WHERE birth_year IS NOT NULL) AS birth_line
    FROM ${modelTable(context.model, "person")}
    GROUP BY person_id
  ),
  age_stated AS (
    SELECT
      person_id,
      assessment.date,
      CASE WHEN COUNT(DISTINCT assessment.value) = 1 THEN MIN(assessment.value) END AS years,
      MIN({ 'file': source_file, 'line': source_line }) AS age_line
    FROM ${modelTable(context.model, "assessment")} AS assessment
    JOIN outcome USING (person_id)
    WHERE kind = 'age_years' AND assessment.date <= time_zero
    GROUP BY person_id, assessment.date
    QUALIFY ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY assessment.date DESC) = 1
  ),
  aged AS (
    SELECT
      outcome.*,
      sex,
      COALESCE(
        date_diff('day', make_date(birth_year, ${literal(7)}, ${literal(1)}), time_zero),
        CAST(round((years + 0.5) * 365.25) AS BIGINT) + date_diff('day', age_stated.date, time_zero)
      ) AS age_days,
      sex_line,
      birth_line,
      disputed,
      CASE WHEN birth_year IS NULL THEN age_line END AS age_line
    FROM outcome
    LEFT JOIN stated USING (person_id)
    LEFT JOIN age_stated USING (person_id)
  ),
  known AS (
    SELECT *, sex IN ('m', 'f') AND NOT disputed AND age_days >= 0 AS has_both
    FROM aged
  )
  SELECT
    * EXCLUDE (has_both, disputed, sex, age_days, sex_line, birth_line, age_line) REPLACE (
      CASE WHEN status = 'observed' AND has_both IS NOT TRUE THEN 'unknown' ELSE status END AS status,
      CASE WHEN status = 'observed' AND has_both IS NOT TRUE THEN 'no-sex-or-age' ELSE reason END AS reason,
      CASE WHEN has_both THEN time_days END AS time_days,
      CASE WHEN has_both THEN event END AS event,
      CASE
        WHEN status <> 'observed' THEN evidence
        WHEN has_both THEN list_concat(evidence, ${evidenceList({
          sex: sql`sex_line`,
          "birth-year": sql`birth_line`,
          age: sql`age_line`,
        })})
        ELSE ${timeZeroOnly(sql`evidence`)}
      END AS evidence
    ),
    CASE WHEN has_both THEN sex END AS sex,
    CAST(CASE WHEN has_both THEN age_days END AS INTEGER) AS age_days
  FROM known`;
