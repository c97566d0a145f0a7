import { ident, type Sql, sql } from "../duckdb/sql.ts";

export interface PersonAttributes {
  readonly sex: Sql;
  readonly birthYear: Sql;
  readonly municipality: Sql;
  readonly region: Sql;
}

/**
 * What a layout says about its persons, each different statement of a file once, at the line where it stands first.
 *
 * Registers repeat a person's attributes on every row; a fact for each would say nothing more.
 */
export const personRows = (layout: string, { sex, birthYear, municipality, region }: PersonAttributes): Sql => sql`
  WITH stated AS (
    SELECT
      person_id,
      ${sex} AS sex,
      CAST(${birthYear} AS INTEGER) AS birth_year,
      ${municipality} AS municipality,
      ${region} AS region,
      from_source AS source,
      source_file,
      source_line
    FROM ${ident(layout)}
  )
  SELECT person_id, sex, birth_year, municipality, region, source, source_file, MIN(source_line) AS source_line
  FROM stated
  WHERE COALESCE(sex, CAST(birth_year AS VARCHAR), municipality, region) IS NOT NULL
  GROUP BY person_id, sex, birth_year, municipality, region, source, source_file`;

/** Why a row makes no person fact. */
export const personLeftOut: Sql = sql`'repeats-a-statement-or-says-nothing'`;
