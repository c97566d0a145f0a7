import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { IndividualExceptionRule } from "../../schemas/agreement/edge-cases.ts";
import type { Criterion, Population } from "../../schemas/agreement/population.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";
import { grantedBeforeStart } from "./by-exception.ts";
import { criterionAnswer } from "./criterion-answer.ts";
import { subgroupLevel } from "./subgroup-level.ts";

/**
 * Everyone exposed, one row each, in the columns of `cohortTable` and with `excluded_at`: the number of the step that
 * excluded the person (-1 the start period, 0 an individual exception, then the criteria in order, counted from 1; null
 * when included). The criteria are not asked of a person whom an exception sets apart: an exception is made because they
 * do not fit.
 *
 * Time zero is the first exposure ever seen, and only then is the start period asked: a person first treated before the
 * period belongs to an earlier version of the agreement and does not come in through a later dose.
 */
export const cohortSql = (
  population: Population,
  exceptions: IndividualExceptionRule,
  model: Model,
  asOf: string,
): Sql => {
  const { criteria, subgroups } = population;
  const answers = criteria.map((c, i) => sql`${answerTable(i)} AS (${criterionAnswer(c, model)})`);
  const levels = subgroups.map((s, i) => sql`${levelTable(i)} AS (${subgroupLevel(s, model)})`);
  const start = sql`start AS (${firstExposure(population.substances, model, asOf)})`;
  const joins = [...criteria.map((_, i) => answerTable(i)), ...subgroups.map((_, i) => levelTable(i))];
  return sql`
    WITH ${join([start, sql`by_exception AS (${grantedBeforeStart(population.substances, model, asOf)})`, ...answers, ...levels])},
    judged AS (
      SELECT
        start.*,
        ${textMap(
          subgroups,
          subgroups.map((_, i) => sql`${levelTable(i)}.level`),
        )} AS subgroups,
        ${textMap(
          criteria.map((c) => c.id),
          criteria.map((_, i) => sql`${answerTable(i)}.answer`),
        )} AS answers,
        by_exception.person_id IS NOT NULL AS by_exception
      FROM start
      LEFT JOIN by_exception ON by_exception.person_id = start.person_id
      ${join(
        joins.map((table) => sql`LEFT JOIN ${table} ON ${table}.person_id = start.person_id`),
        "\n      ",
      )}
    ),
    excluded AS (
      SELECT
        *,
        CASE
          WHEN NOT (${startPeriod(population)}) THEN -1
          ${exceptions === "included" ? sql`` : sql`WHEN by_exception THEN 0`}
          ${join(criteria.map(exclusion), "\n          ")}
        END AS excluded_at
      FROM judged
    )
    SELECT
      person_id,
      time_zero,
      substance,
      subgroups,
      excluded_at IS NULL AS included,
      CASE excluded_at
        WHEN -1 THEN 'start-period'
        WHEN 0 THEN ${exceptions === "own-stratum" ? literal("own-stratum") : literal("individual-exception")}
        ${join(
          criteria.map((c, i) => sql`WHEN ${literal(i + 1)} THEN ${literal(c.id)}`),
          "\n        ",
        )}
      END AS excluded_by,
      by_exception,
      answers,
      source_file,
      source_line,
      excluded_at
    FROM excluded`;
};

const answerTable = (i: number): Sql => ident(`answer ${i + 1}`);
const levelTable = (i: number): Sql => ident(`level ${i + 1}`);

/** The first day with a counted dose; on that day the substance that the agreement names first. */
const firstExposure = (substances: readonly string[], model: Model, asOf: string): Sql => sql`
  SELECT
    person_id,
    first_dose.time_zero,
    first_dose.substance,
    first_dose.source_file,
    first_dose.source_line
  FROM (
    SELECT
      person_id,
      MIN({
        'time_zero': start_date,
        'place': place,
        'source_file': source_file,
        'source_line': source_line,
        'substance': substance
      }) AS first_dose
    FROM ${modelTable(model, "exposure")}
    JOIN (VALUES ${join(substances.map((s, i) => sql`(${literal(s)}, ${literal(i)})`))}) AS listed (substance, place)
      USING (substance)
    WHERE counts AND start_date <= ${dateLiteral(asOf)}
    GROUP BY person_id
  )`;

const startPeriod = ({ start_from, start_to }: Population): Sql =>
  start_to === undefined
    ? sql`time_zero >= ${dateLiteral(start_from)}`
    : sql`time_zero >= ${dateLiteral(start_from)} AND time_zero <= ${dateLiteral(start_to)}`;

/** A criterion excludes whom it does not meet and, where the agreement says so, whom it cannot judge. */
const exclusion = (criterion: Criterion, i: number): Sql => {
  const answer = sql`answers[${literal(criterion.id)}]`;
  const fails = criterion.when_unknown === "exclude" ? sql`${answer} <> 'met'` : sql`${answer} = 'not-met'`;
  return sql`WHEN ${fails} THEN ${literal(i + 1)}`;
};

/** A map from the names to the values, with `unknown` for a value that is null. */
const textMap = (names: readonly string[], values: readonly Sql[]): Sql =>
  names.length === 0
    ? sql`CAST(MAP {} AS MAP(VARCHAR, VARCHAR))`
    : sql`MAP { ${join(names.map((name, i) => sql`${literal(name)}: COALESCE(${values[i] ?? sql`NULL`}, 'unknown')`))} }`;
