import { sql } from "../../duckdb/sql.ts";
import { assessmentRows } from "../assessment-rows.ts";
import { lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";

/** Undergruppe in the model's words; 1080 (other) and 2080 (uncertain) are SMA whose type the register does not state. */
const smaType = lookup(sql`SUBGROUP`, {
  "70": "1",
  "81": "2",
  "82": "3",
  "83": "4",
  "1080": "unknown",
  "2080": "unknown",
});

export const registrationToAssessment: Mapping = {
  layout: "registration",
  table: "assessment",
  select: assessmentRows("registration", [{ kind: "sma_type", code: smaType }]),
  leftOutReason: sql`CASE WHEN SUBGROUP IS NULL THEN 'no-subgroup' ELSE 'not-sma' END`,
};
