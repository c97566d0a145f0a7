import { sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";
import { regionOfUnit } from "../region-of-unit.ts";
import { substanceOfAtc } from "../substance-of.ts";

/** One dispensing. Quantities are not delivered, so a return cannot be told from a dispensing. */
export const nprHreseptToExposure: Mapping = {
  layout: "npr_hresept",
  table: "exposure",
  select: sql`
    SELECT
      person_id,
      'dispensing' AS kind,
      ${substanceOfAtc(sql`atc_1`, sql`utleveringsdato`)} AS substance,
      atc_1 AS atc,
      utleveringsdato AS start_date,
      NULL AS start_at,
      NULL AS dose,
      NULL AS unit,
      NULL AS packages,
      NULL AS product_no,
      NULL AS indication,
      NULL AS body_part,
      orgNrForskrivendeEnhet AS org_nr,
      ${regionOfUnit(sql`orgNrForskrivendeEnhet`, sql`behandlingsstedReshID`)} AS region,
      TRUE AS counts,
      from_source AS source,
      source_file,
      source_line
    FROM npr_hresept
    WHERE utleveringsdato IS NOT NULL`,
  leftOutReason: sql`'no-date'`,
  findings: [{ id: "substance-not-listed", where: sql`substance IS NULL` }],
};
