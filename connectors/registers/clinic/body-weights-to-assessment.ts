import { sql } from "../../duckdb/sql.ts";
import { assessmentRows } from "../assessment-rows.ts";
import type { Mapping } from "../mapping.ts";

/** Each weighing is a fact of its own, in kilograms; which one counts is the agreement's choice. */
export const bodyWeightsToAssessment: Mapping = {
  layout: "body_weights",
  table: "assessment",
  select: assessmentRows("body_weights", [{ kind: "weight_kg", date: sql`weighed_date`, value: sql`weight` }]),
  leftOutReason: sql`'no-weight'`,
};
