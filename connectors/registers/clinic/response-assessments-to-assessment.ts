import { sql } from "../../duckdb/sql.ts";
import { assessmentRows } from "../assessment-rows.ts";
import type { Mapping } from "../mapping.ts";

/** The response in the words of the criteria; what was not evaluable was not assessed. */
export const responseAssessmentsToAssessment: Mapping = {
  layout: "response_assessments",
  table: "assessment",
  select: assessmentRows("response_assessments", [
    {
      kind: "response",
      date: sql`assessed_date`,
      code: sql`CASE response WHEN 'NE' THEN 'not-assessed' ELSE response END`,
    },
  ]),
  leftOutReason: sql`'no-response-stated'`,
};
