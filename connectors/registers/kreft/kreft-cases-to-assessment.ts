import { sql } from "../../duckdb/sql.ts";
import { assessmentRows } from "../assessment-rows.ts";
import type { Mapping } from "../mapping.ts";

/** Age in whole years on the day of diagnosis, as the register gives it; the extract has no year of birth. */
export const kreftCasesToAssessment: Mapping = {
  layout: "kreft_cases",
  table: "assessment",
  select: assessmentRows(
    "kreft_cases",
    [{ kind: "age_years", date: sql`S_diagnosedato`, value: sql`S_alderDiagnose` }],
    sql`S_diagnosedato IS NOT NULL`,
  ),
  leftOutReason: sql`CASE WHEN S_diagnosedato IS NULL THEN 'no-date' ELSE 'no-age' END`,
};
