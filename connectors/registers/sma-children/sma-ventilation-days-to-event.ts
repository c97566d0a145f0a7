import { sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";

/**
 * One period of ventilation with the same hours a day, first and last day included; zero hours are a statement too.
 *
 * Overlapping periods of one child are kept: left out, the child would look as if it had never been ventilated. The
 * measure that reads them calls such a child unknown.
 */
export const smaVentilationDaysToEvent: Mapping = {
  layout: "sma_ventilation_days",
  table: "event",
  select: sql`
    SELECT
      person_id,
      'ventilation' AS kind,
      date_from AS start_date,
      date_to AS end_date,
      hours_per_day AS value,
      CASE WHEN acute_reversible = '1' THEN 'acute_reversible' END AS detail,
      from_source AS source,
      source_file,
      source_line
    FROM sma_ventilation_days
    WHERE date_from IS NOT NULL`,
  leftOutReason: sql`'no-date'`,
};
