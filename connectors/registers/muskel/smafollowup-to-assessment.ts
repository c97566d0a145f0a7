import { ident, sql } from "../../duckdb/sql.ts";
import { type AssessedValue, assessmentRows } from "../assessment-rows.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";

const date = sql`ASSESSMENT_DATE`;
const score = (kind: string, column: string): AssessedValue => ({ kind, date, value: ident(column) });

/**
 * Completed forms only (STATUS 1); a draft may hold any half-filled value.
 *
 * KLINISK_FUNKSJONSSTATUS is the motor category and BEHANDLNG_FUNKSJONSSTATUS the reason for stopping: same stem, two
 * variables. The stop reason keeps the codebook's meaning; the register's own report calls 2 side effects.
 */
export const smafollowupToAssessment: Mapping = {
  layout: "smafollowup",
  table: "assessment",
  select: assessmentRows(
    "smafollowup",
    [
      score("hfmse", "KLINISK_HFMSE"),
      score("rulm", "KLINISK_RULM"),
      score("six_mwt", "KLINISK_6MWT"),
      score("atend", "KLINISK_ATEND"),
      score("ventilation_hours", "KLINISK_BIPAP"),
      {
        kind: "motor_category",
        date,
        code: lookup(sql`KLINISK_FUNKSJONSSTATUS`, { "1": "non-sitter", "2": "sitter", "3": "walker" }),
      },
      {
        kind: "treatment_stop",
        date,
        code: lookup(sql`BEHANDLNG_FUNKSJONSSTATUS`, {
          "1": "no",
          "2": "other-serious-condition",
          "3": "lack-of-effect",
        }),
      },
    ],
    sql`STATUS = '1' AND ASSESSMENT_DATE IS NOT NULL`,
  ),
  leftOutReason: sql`
    CASE
      WHEN STATUS IS DISTINCT FROM '1' THEN 'not-completed'
      WHEN ASSESSMENT_DATE IS NULL THEN 'no-date'
      ELSE 'nothing-assessed'
    END`,
};
