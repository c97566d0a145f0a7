import { sql } from "../../duckdb/sql.ts";
import { eventRows } from "../event-rows.ts";
import type { Mapping } from "../mapping.ts";

/** Each reported progression stays its own fact; which kinds count and which date wins is the measure's choice. */
export const lungProgressionToEvent: Mapping = {
  layout: "lung_progression",
  table: "event",
  select: eventRows("lung_progression", {
    kind: "progression",
    start: sql`progression_date`,
    detail: sql`lung_progression.kind`,
  }),
  leftOutReason: sql`'no-date'`,
};
