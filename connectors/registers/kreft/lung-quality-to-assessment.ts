import { ident, sql } from "../../duckdb/sql.ts";
import { type AssessedValue, assessmentRows } from "../assessment-rows.ts";
import type { Mapping } from "../mapping.ts";

const coded = (kind: string, column = kind): AssessedValue => ({ kind, code: ident(column) });

/** The WHO value, 0–4: KREMT's code is one higher. A value outside its declared list makes no fact. */
const whoValue = sql`
  CASE
    WHEN ecog_codelist = 'who' AND ecog BETWEEN 0 AND 4 THEN ecog
    WHEN ecog_codelist = 'kremt' AND ecog BETWEEN 1 AND 5 THEN ecog - 1
  END`;

/** Performance status carries its day; the other values hold at diagnosis and carry none. */
export const lungQualityToAssessment: Mapping = {
  layout: "lung_quality",
  table: "assessment",
  select: assessmentRows("lung_quality", [
    {
      kind: "ecog",
      date: sql`ecog_date`,
      value: whoValue,
      code: sql`CASE WHEN ecog = 99 AND ecog_codelist IS NOT NULL THEN 'unknown' END`,
    },
    coded("egfr"),
    coded("alk"),
    coded("ros1"),
    { kind: "pdl1_tps", value: sql`pdl1_tps` },
    coded("smoking"),
    coded("histology_group"),
    coded("stage", "tnm_stage_group"),
    { kind: "tnm_edition", value: sql`tnm_edition` },
  ]),
  leftOutReason: sql`'nothing-assessed'`,
};
