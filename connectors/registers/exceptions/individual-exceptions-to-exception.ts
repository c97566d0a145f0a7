import { nprRegions } from "../../../schemas/registers/units.ts";
import { sql } from "../../duckdb/sql.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";
import { regionOfOrgNr } from "../region-of-unit.ts";
import { substanceOfAtc, substanceOfName } from "../substance-of.ts";

/** A ground stands once, however often it was ticked, so that no application is counted twice under it. */
const reasons = sql`
  array_to_string(
    list_sort(list_distinct(list_filter([reason_1, reason_2, reason_3], lambda reason : reason IS NOT NULL))),
    ' '
  )`;

/**
 * One application. The ATC code decides the substance, the delivered name only where the code says nothing; the day of
 * the application says which list of codes holds.
 */
export const individualExceptionsToException: Mapping = {
  layout: "individual_exceptions",
  table: "exception",
  select: sql`
    SELECT
      person_id,
      application_id AS application,
      application_date AS applied_date,
      decision_date AS decided_date,
      COALESCE(decision, 'waiting') AS decision,
      COALESCE(${substanceOfAtc(sql`atc`, sql`application_date`)}, ${substanceOfName(sql`substance`)}) AS substance,
      atc,
      indication_icd10 AS indication,
      COALESCE(${lookup(sql`region`, nprRegions)}, ${regionOfOrgNr(sql`hospital_org_nr`)}) AS region,
      hospital_org_nr AS org_nr,
      ${reasons} AS reasons,
      follow_up_date AS followed_date,
      follow_up,
      from_source AS source,
      source_file,
      source_line
    FROM individual_exceptions
    WHERE application_date IS NOT NULL`,
  leftOutReason: sql`'no-date'`,
  findings: [
    { id: "substance-not-listed", where: sql`substance IS NULL` },
    { id: "region-unknown", where: sql`region IS NULL` },
  ],
};
