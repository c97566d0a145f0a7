import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";

/** The name of the first of several days, ties by the order given; null where none has come. */
export const firstOf = (days: readonly (readonly [name: string, day: Sql])[], order: readonly string[]): Sql => {
  const first = sql`LEAST(${join(days.map(([, day]) => day))})`;
  const cases = order.flatMap((name) =>
    days.filter(([known]) => known === name).map(([, day]) => sql`WHEN ${day} = ${first} THEN ${literal(name)}`),
  );
  return sql`CASE ${join(cases, " ")} END`;
};
