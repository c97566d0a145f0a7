import { sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";

/** Each reported progression stays its own fact; which kinds count and which date wins is the measure's choice. */
export const lungProgressionToEvent: Mapping = {
  layout: "lung_progression",
  table: "event",
  select: sql`
    SELECT
      person_id,
      'progression' AS kind,
      progression_date AS start_date,
      CAST(NULL AS DATE) AS end_date,
      CAST(NULL AS DOUBLE) AS value,
      kind AS detail,
      from_source AS source,
      source_file,
      source_line
    FROM lung_progression
    WHERE progression_date IS NOT NULL`,
  leftOutReason: sql`'no-date'`,
};
