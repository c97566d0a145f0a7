import { sql } from "../../duckdb/sql.ts";
import { eventRows } from "../event-rows.ts";
import type { Mapping } from "../mapping.ts";

/**
 * The underlying cause of death, dated on the day of the status. The register repeats it on each case of a person, and one
 * statement is enough; two different ones both stay, because a measure must see that they disagree.
 */
export const kreftCasesToEvent: Mapping = {
  layout: "kreft_cases",
  table: "event",
  select: eventRows("kreft_cases", {
    kind: "cause-of-death",
    start: sql`P_statusdato`,
    detail: sql`P_dodsarsakUnderliggende`,
    where: sql`(P_personstatus = 'D' OR P_personstatus = '2') AND P_dodsarsakUnderliggende IS NOT NULL`,
    once: sql`person_id, from_source, P_statusdato, P_dodsarsakUnderliggende`,
  }),
  leftOutReason: sql`
    CASE
      WHEN P_personstatus IS NULL OR (P_personstatus <> 'D' AND P_personstatus <> '2') THEN 'not-dead'
      WHEN P_dodsarsakUnderliggende IS NULL THEN 'no-cause'
      WHEN P_statusdato IS NULL THEN 'no-date'
      ELSE 'repeats-a-statement'
    END`,
};
