import { sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";
import { regionOfOrgNr } from "../region-of-unit.ts";
import { substanceOfAtc, substanceOfName } from "../substance-of.ts";

const day = sql`CAST(given_ts AS DATE)`;

/** One administration with its dose; what was entered in error was never given. */
export const lmrAdministrationsToExposure: Mapping = {
  layout: "lmr_administrations",
  table: "exposure",
  select: sql`
    SELECT
      person_id,
      'administration' AS kind,
      COALESCE(${substanceOfAtc(sql`atc`, day)}, ${substanceOfName(sql`substance`)}) AS substance,
      atc,
      ${day} AS start_date,
      given_ts AS start_at,
      dose,
      unit,
      NULL AS packages,
      product_no,
      indication_icd10 AS indication,
      NULL AS body_part,
      org_nr,
      ${regionOfOrgNr(sql`org_nr`)} AS region,
      COALESCE(dose > 0, TRUE) AS counts,
      from_source AS source,
      source_file,
      source_line
    FROM lmr_administrations
    WHERE given_ts IS NOT NULL AND status = 'completed'`,
  leftOutReason: sql`CASE WHEN given_ts IS NULL THEN 'no-date' ELSE 'entered-in-error' END`,
  findings: [
    { id: "substance-not-listed", where: sql`substance IS NULL` },
    { id: "planned-not-given", where: sql`dose <= 0` },
  ],
};
