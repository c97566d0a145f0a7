import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { ident, join, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { CovariateId } from "../../schemas/agreement/covariate.ts";
import { covariateValue } from "../cohort/covariate-value.ts";
import type { Model } from "../harmonize/model-table.ts";
import { happened, numberOrNull, textOrNull } from "../measure/cell.ts";
import { outcomeStatus } from "../measure/read-outcome.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import { membersOf, type OutcomeSource } from "./group-members.ts";
import { EVERYONE } from "./groups.ts";

/**
 * Everyone under one measure, person by person, with these covariates; in order of the person. Throws UTF-DB-*.
 *
 * An object per person: only for models that cannot do with counts, which the agreement has to ask for by name.
 */
export const readPersons = async (
  source: OutcomeSource,
  model: Model,
  covariates: readonly CovariateId[],
  database: Database,
): Promise<readonly AnalysedPerson[]> => {
  const persons = sql`(SELECT person_id, time_zero FROM ${membersOf(EVERYONE, source)})`;
  const own = covariates.map((id) => ({ id, table: ident(`covariate ${id}`) }));
  const columns = own.map(
    ({ id, table }): Sql => sql`${table}.value AS ${ident(`${id} number`)}, ${table}.level AS ${ident(`${id} level`)}`,
  );
  const rows = await database.rows(
    sql`
      SELECT
        ${join([sql`member.person_id, status, reason, baseline, member.value, change, entry_days, time_days, event`, ...columns])}
      FROM ${membersOf(EVERYONE, source)} AS member
      ${join(
        own.map(
          ({ id, table }) =>
            sql`LEFT JOIN (${covariateValue(id, model, persons)}) AS ${table} ON ${table}.person_id = member.person_id`,
        ),
        "\n      ",
      )}
      ORDER BY member.person_id`,
    "evaluate: persons of a model",
  );
  return rows.map((row) => ({
    person_id: String(row.person_id),
    status: outcomeStatus(row.status),
    reason: textOrNull(row.reason),
    baseline: numberOrNull(row.baseline),
    value: numberOrNull(row.value),
    change: numberOrNull(row.change),
    entry_days: Number(row.entry_days),
    time_days: numberOrNull(row.time_days),
    event: happened(row.event),
    covariates: Object.fromEntries(covariates.flatMap((id) => statedOf(row, id))),
  }));
};

const statedOf = (row: Row, id: CovariateId): readonly (readonly [CovariateId, number | string])[] => {
  const stated = numberOrNull(row[`${id} number`]) ?? textOrNull(row[`${id} level`]);
  return stated === null ? [] : [[id, stated]];
};
