import { sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";

/**
 * One dose given; the registry's words for the medicines are the model's names of the substances.
 *
 * Risdiplam is taken daily: the registry holds the day of the start only, so its doses show no
 * gap.
 */
export const smaChildrenToExposure: Mapping = {
  layout: "sma_children",
  table: "exposure",
  select: sql`
    SELECT
      person_id,
      'administration' AS kind,
      drug AS substance,
      NULL AS atc,
      dose_date AS start_date,
      NULL AS start_at,
      NULL AS dose,
      NULL AS unit,
      NULL AS packages,
      NULL AS product_no,
      NULL AS indication,
      NULL AS body_part,
      NULL AS org_nr,
      NULL AS region,
      TRUE AS counts,
      from_source AS source,
      source_file,
      source_line
    FROM sma_children
    WHERE dose_date IS NOT NULL AND drug <> 'none' AND drug <> 'other'`,
  leftOutReason: sql`
    CASE
      WHEN dose_date IS NULL THEN 'no-dose'
      WHEN drug = 'other' THEN 'medicine-not-named'
      ELSE 'no-medicine'
    END`,
};
