import { sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";

/**
 * The underlying cause of death, dated on the day of the status. The register repeats it on each case of a person, and one
 * statement is enough; two different ones both stay, because a measure must see that they disagree.
 */
export const kreftCasesToEvent: Mapping = {
  layout: "kreft_cases",
  table: "event",
  select: sql`
    SELECT
      person_id,
      'cause-of-death' AS kind,
      P_statusdato AS start_date,
      CAST(NULL AS DATE) AS end_date,
      CAST(NULL AS DOUBLE) AS value,
      P_dodsarsakUnderliggende AS detail,
      from_source AS source,
      source_file,
      source_line
    FROM kreft_cases
    WHERE (P_personstatus = 'D' OR P_personstatus = '2')
      AND P_dodsarsakUnderliggende IS NOT NULL
      AND P_statusdato IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (
      PARTITION BY person_id, from_source, P_statusdato, P_dodsarsakUnderliggende
      ORDER BY source_file, source_line
    ) = 1`,
  leftOutReason: sql`
    CASE
      WHEN P_personstatus IS NULL OR (P_personstatus <> 'D' AND P_personstatus <> '2') THEN 'not-dead'
      WHEN P_dodsarsakUnderliggende IS NULL THEN 'no-cause'
      WHEN P_statusdato IS NULL THEN 'no-date'
      ELSE 'repeats-a-statement'
    END`,
};
