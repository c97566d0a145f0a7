import { ident, literal, type Sql, sql } from "../duckdb/sql.ts";

/** What a row of a layout reports as having happened; what is left out is null. */
export interface ReportedEvent {
  readonly kind: string;
  readonly start: Sql;
  readonly end?: Sql;
  readonly value?: Sql;
  readonly detail: Sql;
  /** Which rows report one at all, beside having a day. */
  readonly where?: Sql;
  /** Columns in which reports of the same thing are alike; the earliest of them counts. */
  readonly once?: Sql;
}

/** Event facts of a layout, one for each row that reports one and has a day. */
export const eventRows = (layout: string, event: ReportedEvent): Sql => {
  const { kind, start, end, value, detail, where = sql`TRUE`, once } = event;
  const first = sql`
    QUALIFY ROW_NUMBER() OVER (PARTITION BY ${once ?? sql`NULL`} ORDER BY ${start}, source_file, source_line) = 1`;
  return sql`
    SELECT
      person_id,
      ${literal(kind)} AS kind,
      ${start} AS start_date,
      CAST(${end ?? sql`NULL`} AS DATE) AS end_date,
      CAST(${value ?? sql`NULL`} AS DOUBLE) AS value,
      ${detail} AS detail,
      from_source AS source,
      source_file,
      source_line
    FROM ${ident(layout)}
    WHERE ${start} IS NOT NULL AND (${where})${once === undefined ? sql`` : first}`;
};
