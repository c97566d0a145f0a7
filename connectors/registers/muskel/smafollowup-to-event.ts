import { sql } from "../../duckdb/sql.ts";
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
  select: sql`
    SELECT
      person_id,
      'treatment-start-reported' AS kind,
      ASSESSMENT_DATE AS start_date,
      CAST(NULL AS DATE) AS end_date,
      CAST(NULL AS DOUBLE) AS value,
      ${substance} AS detail,
      from_source AS source,
      source_file,
      source_line
    FROM smafollowup
    WHERE STATUS = '1' AND ASSESSMENT_DATE IS NOT NULL AND ${substance} IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (
      PARTITION BY person_id, detail
      ORDER BY ASSESSMENT_DATE, source_file, source_line
    ) = 1`,
  leftOutReason: sql`
    CASE
      WHEN STATUS IS DISTINCT FROM '1' THEN 'not-completed'
      WHEN ASSESSMENT_DATE IS NULL THEN 'no-date'
      WHEN ${substance} IS NULL THEN 'no-medicine'
      ELSE 'reported-before'
    END`,
};
