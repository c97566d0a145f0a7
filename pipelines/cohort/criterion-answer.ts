import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Criterion } from "../../schemas/agreement/population.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

/**
 * The answer to one criterion for everyone exposed: (person_id, answer) with met, not-met or unknown.
 *
 * Reads the relation `start` (person_id, time_zero). A person may be missing from the result; that is unknown too.
 */
export const criterionAnswer = (criterion: Criterion, model: Model): Sql => {
  switch (criterion.kind) {
    case "diagnosis":
      return diagnosisAnswer(criterion.icd10, model);
    case "assessment":
      return assessmentAnswer(criterion, model);
    case "age-at-start":
      return ageAnswer(criterion, model);
    case "not-treated-before":
      return untreatedAnswer(criterion.substances, model);
  }
};

type Of<K extends Criterion["kind"]> = Extract<Criterion, { readonly kind: K }>;

const anyOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`FALSE` : sql`(${join(conditions, " OR ")})`;

/**
 * Met by a diagnosis, or a contact for it, on or before time zero. Not met when there are diagnoses by then and none of
 * them is it; unknown when no source states any diagnosis by then.
 */
const diagnosisAnswer = (icd10: readonly string[], model: Model): Sql => sql`
  WITH diagnosis AS (
    SELECT person_id, icd10, diagnosis_date AS date
    FROM ${modelTable(model, "tumour")}
    UNION ALL
    SELECT person_id, main_diagnosis AS icd10, in_date AS date
    FROM ${modelTable(model, "contact")}
  )
  SELECT
    person_id,
    CASE WHEN BOOL_OR(${anyOf(icd10.map((code) => sql`starts_with(icd10, ${literal(code)})`))}) THEN 'met' ELSE 'not-met' END AS answer
  FROM diagnosis
  JOIN start USING (person_id)
  WHERE icd10 IS NOT NULL AND (date IS NULL OR date <= time_zero)
  GROUP BY person_id`;

/** Codes by which a source says that it does not know; they answer a criterion only when it names them. */
const unknowing = ["unknown", "not_tested", "inconclusive", "not-assessed"];

/**
 * Judged on the latest assessment on or before time zero that says something, or, where none is dated, on the undated
 * attributes. Statements of that day, or attributes, that lead to different answers make it unknown.
 */
const assessmentAnswer = (criterion: Of<"assessment">, model: Model): Sql => {
  const { at_least, at_most, one_of } = criterion;
  const word = sql`
    COALESCE(code, CASE WHEN value = floor(value) THEN CAST(CAST(value AS BIGINT) AS VARCHAR) ELSE CAST(value AS VARCHAR) END)`;
  const conditions = [
    ...(at_least === undefined ? [] : [sql`value >= ${literal(at_least)}`]),
    ...(at_most === undefined ? [] : [sql`value <= ${literal(at_most)}`]),
    ...(one_of === undefined ? [] : [anyOf(one_of.map((known) => sql`word = ${literal(known)}`))]),
  ];
  const silent = unknowing.filter((code) => one_of === undefined || !one_of.includes(code));
  return sql`
    WITH stated AS (
      SELECT person_id, date, value, ${word} AS word
      FROM ${modelTable(model, "assessment")}
      JOIN start USING (person_id)
      WHERE kind = ${literal(criterion.assessment)} AND (date IS NULL OR date <= time_zero)
    ),
    telling AS (
      SELECT person_id, ${join(conditions.length === 0 ? [sql`TRUE`] : conditions, " AND ")} AS holds
      FROM stated
      WHERE NOT ${anyOf(silent.map((code) => sql`word = ${literal(code)}`))}
      QUALIFY date IS NOT DISTINCT FROM MAX(date) OVER (PARTITION BY person_id)
    )
    SELECT
      person_id,
      CASE
        WHEN BOOL_OR(holds IS NULL) OR BOOL_OR(holds) <> BOOL_AND(holds) THEN 'unknown'
        WHEN BOOL_AND(holds) THEN 'met'
        ELSE 'not-met'
      END AS answer
    FROM telling
    GROUP BY person_id`;
};

/**
 * Only the year of birth is known, so a person is one of two ages: year minus birth year, or one less. Sources that
 * disagree about the year widen the range. The answer is unknown when it differs within the range.
 */
const ageAnswer = ({ under_years, at_least_years }: Of<"age-at-start">, model: Model): Sql => {
  const bounds = [
    ...(under_years === undefined
      ? []
      : [{ yes: sql`oldest < ${literal(under_years)}`, no: sql`youngest >= ${literal(under_years)}` }]),
    ...(at_least_years === undefined
      ? []
      : [{ yes: sql`youngest >= ${literal(at_least_years)}`, no: sql`oldest < ${literal(at_least_years)}` }]),
  ];
  return sql`
    WITH age AS (
      SELECT
        person_id,
        MAX(year(time_zero) - birth_year) AS oldest,
        MIN(year(time_zero) - birth_year) - 1 AS youngest
      FROM ${modelTable(model, "person")}
      JOIN start USING (person_id)
      WHERE birth_year IS NOT NULL
      GROUP BY person_id
    )
    SELECT
      person_id,
      CASE
        WHEN ${anyOf(bounds.map((b) => b.no))} THEN 'not-met'
        WHEN ${join([sql`TRUE`, ...bounds.map((b) => b.yes)], " AND ")} THEN 'met'
        ELSE 'unknown'
      END AS answer
    FROM age`;
};

/** Kinds of coverage under which a use of a medicine would have been seen. */
const drugCoverage = ["hospital-drugs", "hresept", "doses"];

/**
 * Not met by a counted exposure before time zero. Met only where a source that delivers exposures is declared to cover
 * medicines, for the person's region, from before time zero: without such coverage "none found" is not "none given".
 */
const untreatedAnswer = (substances: readonly string[], model: Model): Sql => sql`
  WITH treated AS (
    SELECT DISTINCT person_id
    FROM ${modelTable(model, "exposure")} AS exposure
    JOIN start USING (person_id)
    WHERE counts AND start_date < time_zero AND ${anyOf(substances.map((s) => sql`exposure.substance = ${literal(s)}`))}
  ),
  home AS (
    SELECT person_id, CASE WHEN COUNT(DISTINCT region) = 1 THEN MIN(region) END AS region
    FROM ${modelTable(model, "person")}
    GROUP BY person_id
  ),
  covered AS (
    SELECT region, MIN(from_date) AS from_date
    FROM ${modelTable(model, "coverage")}
    WHERE ${anyOf(drugCoverage.map((kind) => sql`kind = ${literal(kind)}`))}
      AND source IN (SELECT source FROM ${modelTable(model, "exposure")})
    GROUP BY region
  )
  SELECT
    start.person_id,
    CASE
      WHEN BOOL_OR(treated.person_id IS NOT NULL) THEN 'not-met'
      WHEN BOOL_OR(covered.from_date < start.time_zero) THEN 'met'
      ELSE 'unknown'
    END AS answer
  FROM start
  LEFT JOIN treated USING (person_id)
  LEFT JOIN home USING (person_id)
  LEFT JOIN covered ON covered.region = 'national' OR covered.region = home.region
  GROUP BY start.person_id`;
