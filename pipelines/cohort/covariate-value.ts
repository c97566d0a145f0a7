import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { CovariateId } from "../../schemas/agreement/covariate.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";
import { subgroupLevel } from "./subgroup-level.ts";

/**
 * What the facts say of one covariate: (person_id, value, level), a number or a level, at most one row per person.
 *
 * Reads `persons`, a relation of (person_id, time_zero). A person may be missing from the result: no source says it, or
 * sources disagree. The baseline of a measure is none of the facts but of its outcome, and gives no rows.
 */
export const covariateValue = (covariate: CovariateId, model: Model, persons: Sql): Sql => {
  switch (covariate) {
    case "baseline":
      return asLevel(sql`SELECT NULL AS person_id, NULL AS level WHERE FALSE`);
    case "age":
      return age(model, persons);
    case "sex":
    case "region":
    case "sma-type":
      return asLevel(subgroupLevel(covariate, model));
    case "smn2-copies":
      return latestNumber("smn2_copies", model, persons);
    case "ecog":
      return latestNumber("ecog", model, persons);
    case "tumour-stage":
      return asLevel(latestStage(model, persons));
  }
};

const asLevel = (stated: Sql): Sql => sql`
  SELECT person_id, CAST(NULL AS DOUBLE) AS value, CAST(level AS VARCHAR) AS level
  FROM (${stated})
  WHERE level IS NOT NULL`;

/** Statements that disagree, of the year of birth or of the age on the latest day, say nothing. */
const age = (model: Model, persons: Sql): Sql => sql`
  WITH stated AS (
    SELECT person_id, MIN(year(time_zero) - birth_year) AS years, COUNT(DISTINCT birth_year) AS answers
    FROM ${modelTable(model, "person")}
    JOIN ${persons} AS persons USING (person_id)
    WHERE birth_year IS NOT NULL
    GROUP BY person_id
  ),
  told AS (
    SELECT
      person_id,
      value + year(time_zero) - year(date) AS years,
      RANK() OVER (PARTITION BY person_id ORDER BY date DESC) AS place
    FROM ${modelTable(model, "assessment")}
    JOIN ${persons} AS persons USING (person_id)
    WHERE kind = 'age_years' AND value IS NOT NULL AND date <= time_zero
  )
  SELECT person_id, CAST(years AS DOUBLE) AS value, CAST(NULL AS VARCHAR) AS level
  FROM (
    SELECT * FROM stated
    UNION ALL
    SELECT person_id, MIN(years), COUNT(DISTINCT years)
    FROM told
    ANTI JOIN stated USING (person_id)
    WHERE place = 1
    GROUP BY person_id
  )
  WHERE answers = 1`;

/** Dated values go before undated ones; two values of one day say nothing. */
const latestNumber = (kind: string, model: Model, persons: Sql): Sql => sql`
  SELECT person_id, MIN(value) AS value, CAST(NULL AS VARCHAR) AS level
  FROM (
    SELECT person_id, value, RANK() OVER (PARTITION BY person_id ORDER BY date DESC NULLS LAST) AS place
    FROM ${modelTable(model, "assessment")}
    JOIN ${persons} AS persons USING (person_id)
    WHERE kind = ${literal(kind)} AND value IS NOT NULL AND (date IS NULL OR date <= time_zero)
  )
  WHERE place = 1
  GROUP BY person_id
  HAVING COUNT(DISTINCT value) = 1`;

const latestStage = (model: Model, persons: Sql): Sql => sql`
  SELECT person_id, MIN(stage) AS level
  FROM (
    SELECT person_id, stage, RANK() OVER (PARTITION BY person_id ORDER BY diagnosis_date DESC) AS place
    FROM ${modelTable(model, "tumour")}
    JOIN ${persons} AS persons USING (person_id)
    WHERE diagnosis_date <= time_zero
  )
  WHERE place = 1
  GROUP BY person_id
  HAVING COUNT(DISTINCT stage) = 1 AND MIN(stage) <> 'unknown'`;
