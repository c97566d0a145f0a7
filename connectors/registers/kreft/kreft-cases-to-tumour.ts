import { type Sql, sql } from "../../duckdb/sql.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";

/** Metastasis first: its list is documented, the one of S_seerStadium is inferred. */
const stage = sql`COALESCE(
  ${lookup(sql`S_met`, {
    "0": "local",
    "8": "local",
    "1": "regional",
    "3": "regional",
    "5": "regional",
    "6": "regional",
    A: "regional",
    D: "regional",
    "2": "distant",
    "4": "distant",
    B: "distant",
    "7": "unknown",
    "9": "unknown",
    C: "unknown",
  })},
  ${lookup(sql`S_seerStadium`, { "1": "local", "2": "regional", "3": "distant", "9": "unknown" })},
  'unknown'
)`;

const morphology = sql`COALESCE(S_morfologiIcdo3, SXmorfologiIcdo3_5)`;
const histology = sql`TRY_CAST(SUBSTR(${morphology}, 1, 4) AS INTEGER)`;

/**
 * ICD-10 from ICD-O-3, for the solid malignant tumours whose site code is the same in both: C000–C768, behaviour 3, and
 * a histology that ICD-10 does not file elsewhere (melanoma C43, mesothelioma C45, Kaposi sarcoma C46, lymphoma and
 * leukaemia C81–C96). Everything else stays without a code rather than with a wrong one.
 */
const icd10: Sql = sql`
  CASE
    WHEN regexp_full_match(S_topografiIcdo3, '[0-6][0-9]{2}|7[0-6][0-9]')
      AND regexp_full_match(${morphology}, '[0-9]{4}/?3[0-9]?')
      AND ${histology} NOT BETWEEN 8720 AND 8790
      AND ${histology} NOT BETWEEN 9050 AND 9055
      AND ${histology} <> 9140
      AND ${histology} < 9590
    THEN concat('C', S_topografiIcdo3)
  END`;

export const kreftCasesToTumour: Mapping = {
  layout: "kreft_cases",
  table: "tumour",
  select: sql`
    SELECT
      person_id,
      SID AS tumour_id,
      S_diagnosedato AS diagnosis_date,
      ${icd10} AS icd10,
      S_topografiIcdo3 AS topography,
      ${morphology} AS morphology,
      S_basis AS basis,
      ${stage} AS stage,
      from_source AS source,
      source_file,
      source_line
    FROM kreft_cases`,
  // Every accepted row is a case, so this is never counted; the account shows it if that changes.
  leftOutReason: sql`'unexpected'`,
  findings: [
    { id: "no-icd10", where: sql`icd10 IS NULL` },
    { id: "autopsy-or-death-certificate-only", where: sql`basis = '81' OR basis = '90'` },
  ],
};
