import { sql } from "../../duckdb/sql.ts";
import { eventRows } from "../event-rows.ts";
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
  select: eventRows("sma_ventilation_days", {
    kind: "ventilation",
    start: sql`date_from`,
    end: sql`date_to`,
    value: sql`hours_per_day`,
    detail: sql`CASE WHEN acute_reversible = '1' THEN 'acute_reversible' END`,
  }),
  leftOutReason: sql`'no-date'`,
};
