import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

/**
 * Persons to whom one of the substances was granted by an individual exception on or before time zero: (person_id).
 *
 * Reads the relation `start` (person_id, time_zero). An exception granted after the first dose does not count: whoever
 * started under the agreement stays in it, because a place that depends on what happens later would favour those who
 * live to see it.
 */
export const grantedBeforeStart = (substances: readonly string[], model: Model, asOf: string): Sql => sql`
  SELECT DISTINCT person_id
  FROM ${modelTable(model, "exception")} AS exception
  JOIN start USING (person_id)
  WHERE decision = 'granted'
    AND decided_date <= time_zero
    AND decided_date <= ${dateLiteral(asOf)}
    AND exception.substance IN (${join(substances.map((s) => literal(s)))})`;
