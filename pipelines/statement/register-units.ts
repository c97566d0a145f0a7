import type { Database } from "../../connectors/duckdb/database.ts";
import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literalList, sql } from "../../connectors/duckdb/sql.ts";
import type { SettlementPeriod } from "../../schemas/settlement-entry.ts";
import type { VolumeUnit } from "../../schemas/statement.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

/** A quantity that the registers hold of one substance in a period. */
export interface RegisterUnits {
  readonly substance: string;
  readonly unit: VolumeUnit;
  /** Decimal text. */
  readonly quantity: string;
  /** Persons behind it. */
  readonly persons: number;
}

/**
 * Units of an agreement's substances that the agreed registers show for a period: administrations and dispensings counted
 * once per person, day and body part, however many registers tell of them, and packages net of returns where they are delivered.
 *
 * A unit that they show in any period is given as 0 where this one has none; a unit that they never show is left out.
 * Everyone who was exposed counts, also those whom the agreement's start criteria exclude: purchases are for all. Rows
 * without a person key count one each. Throws UTF-DB-*.
 */
export const registerUnits = async (
  model: Model,
  substances: readonly string[],
  { from, to }: SettlementPeriod,
  database: Database,
): Promise<readonly RegisterUnits[]> => {
  const rows = await database.rows(
    sql`
      WITH given AS (
        SELECT
          substance,
          kind,
          packages,
          counts,
          body_part,
          person_id,
          COALESCE(person_id, source_file || ':' || source_line) || ' ' || start_date AS occasion,
          start_date BETWEEN ${dateLiteral(from)} AND ${dateLiteral(to)} AS in_period
        FROM ${modelTable(model, "exposure")}
        WHERE list_contains(${literalList(substances)}, substance)
      ),
      once AS (
        SELECT
          substance,
          CASE kind WHEN 'administration' THEN 'administrations' ELSE 'dispensings' END AS unit,
          person_id,
          in_period,
          -- A register that states no body part tells of the same doses as one that does.
          GREATEST(1, COUNT(DISTINCT body_part)) AS doses
        FROM given
        WHERE counts
        GROUP BY substance, unit, person_id, in_period, occasion
      ),
      quantity AS (
        SELECT
          substance,
          unit,
          CAST(COALESCE(SUM(doses) FILTER (WHERE in_period), 0) AS VARCHAR) AS quantity,
          COUNT(DISTINCT person_id) FILTER (WHERE in_period) AS persons
        FROM once
        GROUP BY substance, unit
        UNION ALL
        SELECT
          substance,
          'packages',
          CAST(CAST(COALESCE(SUM(packages) FILTER (WHERE in_period), 0) AS DECIMAL(18, 3)) AS VARCHAR),
          COUNT(DISTINCT person_id) FILTER (WHERE in_period)
        FROM given
        WHERE packages IS NOT NULL
        GROUP BY substance
      )
      SELECT substance, unit, quantity, persons
      FROM quantity
      ORDER BY substance, unit`,
    "statement: register units",
  );
  return rows.map((row) => ({
    substance: String(row.substance),
    unit: row.unit === "packages" ? "packages" : row.unit === "dispensings" ? "dispensings" : "administrations",
    quantity: String(row.quantity),
    persons: Number(row.persons),
  }));
};
