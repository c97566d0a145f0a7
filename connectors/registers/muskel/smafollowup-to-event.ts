import { sql } from "../../duckdb/sql.ts";
import { eventRows } from "../event-rows.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";

const substance = lookup(sql`BEHANDLNG_BEHANDLING`, { "1": "nusinersen", "2": "risdiplam" });

/**
 * The first completed form that reports a medicine. It is no dose: the register has no dose dates, and treatment began
 * on that day or earlier. Time zero never comes from here.
 */
export const smafollowupToEvent: Mapping = {
  layout: "smafollowup",
  table: "event",
  select: eventRows("smafollowup", {
    kind: "treatment-start-reported",
    start: sql`ASSESSMENT_DATE`,
    detail: substance,
    where: sql`STATUS = '1' AND ${substance} IS NOT NULL`,
    once: sql`person_id, ${substance}`,
  }),
  leftOutReason: sql`
    CASE
      WHEN STATUS IS DISTINCT FROM '1' THEN 'not-completed'
      WHEN ASSESSMENT_DATE IS NULL THEN 'no-date'
      WHEN ${substance} IS NULL THEN 'no-medicine'
      ELSE 'reported-before'
    END`,
};
