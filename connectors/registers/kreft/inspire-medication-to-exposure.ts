import { sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";
import { regionOfUnit } from "../region-of-unit.ts";
import { substanceOfAtc, substanceOfName } from "../substance-of.ts";

const day = sql`COALESCE(CAST(start_ts AS DATE), dispensed_date)`;

/**
 * One administration in hospital, or one dispensed line. The ATC code decides the substance; the delivered name only
 * where the code says nothing, because names are free text.
 *
 * A dose of 0 was planned and not given, and a negative number of packages is a return: facts, but no exposure. A
 * hospital line without a dose counts, because the line itself says that something was given.
 */
export const inspireMedicationToExposure: Mapping = {
  layout: "inspire_medication",
  table: "exposure",
  select: sql`
    SELECT
      person_id,
      CASE source WHEN 'hospital' THEN 'administration' ELSE 'dispensing' END AS kind,
      COALESCE(${substanceOfAtc(sql`atc`, day)}, ${substanceOfName(sql`substance`)}) AS substance,
      atc,
      ${day} AS start_date,
      start_ts AS start_at,
      dose,
      unit,
      packages,
      product_no,
      indication_icd10 AS indication,
      NULL AS body_part,
      org_nr,
      ${regionOfUnit(sql`org_nr`, sql`resh_id`)} AS region,
      COALESCE(dose > 0, TRUE) AND COALESCE(packages > 0, TRUE) AS counts,
      from_source AS source,
      source_file,
      source_line
    FROM inspire_medication
    WHERE ${day} IS NOT NULL`,
  leftOutReason: sql`'no-date'`,
  findings: [
    { id: "substance-not-listed", where: sql`substance IS NULL` },
    { id: "planned-not-given", where: sql`dose <= 0` },
    { id: "returned", where: sql`packages <= 0` },
  ],
};
