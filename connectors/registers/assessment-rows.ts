import { ident, join, literal, type Sql, sql } from "../duckdb/sql.ts";

/** One value that a row of a layout may hold. Empty cells make no fact: not done is not zero. */
export interface AssessedValue {
  readonly kind: string;
  /** Day of the assessment; left out for attributes without a date. */
  readonly date?: Sql;
  readonly value?: Sql;
  readonly code?: Sql;
}

/** One assessment fact per filled value of each row of a layout; `where` leaves out whole rows. */
export const assessmentRows = (layout: string, values: readonly AssessedValue[], where: Sql = sql`TRUE`): Sql => {
  const facts = values.map(
    ({ kind, date, value, code }) => sql`
          {
            'kind': ${literal(kind)},
            'date': CAST(${date ?? sql`NULL`} AS DATE),
            'value': CAST(${value ?? sql`NULL`} AS DOUBLE),
            'code': CAST(${code ?? sql`NULL`} AS VARCHAR)
          }`,
  );
  return sql`
    WITH assessed AS (
      SELECT
        person_id,
        from_source AS source,
        source_file,
        source_line,
        UNNEST([${join(facts)}]) AS fact
      FROM ${ident(layout)}
      WHERE ${where}
    )
    SELECT
      person_id,
      fact.kind AS kind,
      fact.date AS date,
      fact.value AS value,
      fact.code AS code,
      source,
      source_file,
      source_line
    FROM assessed
    WHERE fact.value IS NOT NULL OR fact.code IS NOT NULL`;
};
