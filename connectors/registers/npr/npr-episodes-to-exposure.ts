import { intravitrealMedicines } from "../../../schemas/registers/npr/treated-side.ts";
import { literalList, sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";
import { regionOfOrgNr } from "../region-of-unit.ts";
import { episodeCodes, procedureCodes } from "./episode-codes.ts";
import { treatedEyes } from "./treated-eyes.ts";

const isIntravitreal = sql`list_contains(${literalList(intravitrealMedicines)}, substance)`;

/**
 * Medicines reported with an episode, dated on its first day; no dose is known.
 *
 * A substance counts once for an episode, however many codes name it: the ATC code and the særkode of the same dose often
 * stand side by side. Codes that name no listed substance stay procedures; they are no exposure to anything in particular.
 * A medicine that was injected into both eyes was given twice.
 */
export const nprEpisodesToExposure: Mapping = {
  layout: "npr_episodes",
  table: "exposure",
  select: sql`
    WITH medicine AS (
      SELECT
        person_id,
        date,
        substance,
        MIN(code) FILTER (WHERE system = 'atc') AS atc,
        from_source,
        source_file,
        source_line
      FROM (${episodeCodes})
      WHERE substance IS NOT NULL
      GROUP BY person_id, date, substance, from_source, source_file, source_line
    ),
    given AS (
      SELECT
        medicine.*,
        COALESCE(behandlingsstedkode, institusjonid) AS org_nr,
        UNNEST(CASE WHEN ${isIntravitreal} THEN ${treatedEyes(procedureCodes)} ELSE [NULL] END) AS body_part
      FROM medicine
      JOIN npr_episodes USING (source_file, source_line)
    )
    SELECT
      person_id,
      'administration' AS kind,
      substance,
      atc,
      date AS start_date,
      NULL AS start_at,
      NULL AS dose,
      NULL AS unit,
      NULL AS packages,
      NULL AS product_no,
      NULL AS indication,
      body_part,
      org_nr,
      ${regionOfOrgNr(sql`org_nr`)} AS region,
      TRUE AS counts,
      from_source AS source,
      source_file,
      source_line
    FROM given`,
  leftOutReason: sql`CASE WHEN inndato IS NULL THEN 'no-date' ELSE 'no-listed-medicine' END`,
  findings: [
    { id: "eye-not-stated", where: sql`body_part IS NULL AND substance <> 'bevacizumab' AND ${isIntravitreal}` },
  ],
};
