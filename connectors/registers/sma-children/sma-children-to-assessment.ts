import { ident, sql } from "../../duckdb/sql.ts";
import { type AssessedValue, assessmentRows } from "../assessment-rows.ts";
import { flagWords, lookup } from "../lookup.ts";
import type { Mapping } from "../mapping.ts";

const day = sql`assessment_date`;
const score = (kind: string, column: string): AssessedValue => ({ kind, date: day, value: ident(column) });
const coded = (kind: string): AssessedValue => ({ kind, date: day, code: ident(kind) });
const flagged = (kind: string): AssessedValue => ({ kind, date: day, code: lookup(ident(kind), flagWords) });
const milestone = (kind: string): AssessedValue => ({
  kind,
  date: day,
  code: lookup(ident(kind), { ...flagWords, "9": "not-assessed" }),
});

/**
 * Scores, milestones, ventilation and nutrition carry the day of the assessment. Type, SMN2 copies and age at onset are
 * attributes of the child and carry none; each row's statement is kept, so that conflicts stay visible.
 */
export const smaChildrenToAssessment: Mapping = {
  layout: "sma_children",
  table: "assessment",
  select: assessmentRows("sma_children", [
    { kind: "sma_type", code: sql`sma_type` },
    {
      kind: "smn2_copies",
      // 9 is the source's word for unknown, never a number of copies.
      value: sql`CASE WHEN smn2_copies <> 9 THEN smn2_copies END`,
      code: sql`CASE WHEN smn2_copies = 9 THEN 'unknown' END`,
    },
    { kind: "onset_age_months", value: sql`onset_age_months` },
    score("chop_intend", "CHOP_INTEND"),
    score("hine2", "HINE2"),
    score("hfmse", "HFMSE"),
    score("rulm", "RULM"),
    ...["who_sit", "who_stand_assisted", "who_crawl", "who_walk_assisted", "who_stand", "who_walk"].map(milestone),
    score("ventilation_hours", "ventilation_hours"),
    coded("ventilation_type"),
    flagged("tracheostomy"),
    coded("nutrition"),
    flagged("acute_reversible"),
    coded("decline_explanation"),
  ]),
  leftOutReason: sql`'nothing-assessed'`,
};
