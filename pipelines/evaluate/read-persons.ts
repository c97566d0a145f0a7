import type { Database } from "../../connectors/duckdb/database.ts";
import { ident, join, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { type CovariateId, covariates as declared } from "../../schemas/agreement/covariate.ts";
import { cohortTable } from "../cohort/cohort-table.ts";
import { covariateValue } from "../cohort/covariate-value.ts";
import type { Model } from "../harmonize/model-table.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import { type CodedColumn, columnPersons } from "./column-persons.ts";
import { membersOf, type OutcomeSource } from "./group-members.ts";
import { EVERYONE } from "./groups.ts";

/**
 * Everyone under one measure, person by person, with these covariates; in order of the person. Throws UTF-DB-*.
 *
 * Read as typed columns, words as their places in a list, so that a person is a place in the columns. Only for models
 * that cannot do with counts, which the agreement has to ask for by name.
 */
export const readPersons = async (
  source: OutcomeSource,
  model: Model,
  covariates: readonly CovariateId[],
  database: Database,
): Promise<readonly AnalysedPerson[]> => {
  const persons = sql`(SELECT person_id, time_zero FROM ${membersOf(EVERYONE, source)})`;
  const words = async (of: Sql): Promise<readonly string[]> => {
    const rows = await database.rows(
      sql`SELECT DISTINCT word FROM (${of}) WHERE word IS NOT NULL ORDER BY word`,
      "evaluate: words of a model",
    );
    return rows.map(({ word }) => String(word));
  };
  const reasons = await words(sql`SELECT reason AS word FROM ${membersOf(EVERYONE, source)}`);
  const own: (CodedColumn & { readonly table: Sql })[] = [];
  for (const id of covariates) {
    const isNumber = declared[id].kind === "number";
    const levels = isNumber
      ? null
      : await words(sql`SELECT level AS word FROM (${covariateValue(id, model, persons)})`);
    own.push({ id, levels, table: ident(`covariate ${id}`) });
  }
  const numbers = ["baseline", "value", "change", "time_days", "event"] as const;
  const columns = await database.columns(
    sql`
      WITH numbered AS (
        SELECT person_id, CAST(ROW_NUMBER() OVER (ORDER BY person_id) AS INTEGER) AS person
        FROM ${cohortTable(source.cohort)}
      )
      SELECT
        person,
        CAST(entry_days AS INTEGER) AS entry_days,
        ${placeOf(sql`status`, statuses)} AS status,
        ${placeOf(sql`reason`, reasons)} AS reason,
        ${join([
          ...numbers.map((name) => sql`CAST(member.${ident(name)} AS DOUBLE) AS ${ident(name)}`),
          ...own.map(({ id, levels, table }) =>
            levels === null
              ? sql`CAST(${table}.value AS DOUBLE) AS ${ident(`covariate ${id}`)}`
              : sql`${placeOf(sql`${table}.level`, levels)} AS ${ident(`covariate ${id}`)}`,
          ),
        ])}
      FROM ${membersOf(EVERYONE, source)} AS member
      JOIN numbered ON numbered.person_id = member.person_id
      ${join(
        own.map(
          ({ id, table }) =>
            sql`LEFT JOIN (${covariateValue(id, model, persons)}) AS ${table} ON ${table}.person_id = member.person_id`,
        ),
        "\n      ",
      )}
      ORDER BY person`,
    "evaluate: persons of a model",
  );
  return columnPersons(columns, { statuses, reasons, covariates: own });
};

const statuses = ["observed", "pending", "unknown", "not-estimable"] as const;

/** Place of a word in the list, counted from 1; 0 for none. */
const placeOf = (word: Sql, among: readonly string[]): Sql =>
  among.length === 0
    ? sql`CAST(0 AS INTEGER)`
    : sql`CAST(COALESCE(list_position(${literalList(among)}, ${word}), 0) AS INTEGER)`;
