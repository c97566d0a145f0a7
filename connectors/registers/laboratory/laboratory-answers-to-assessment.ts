import { type Analysis, analyses } from "../../../schemas/registers/laboratory/analyses.ts";
import { literal, literalList, type Sql, sql } from "../../duckdb/sql.ts";
import { type AssessedValue, assessmentRows } from "../assessment-rows.ts";
import type { Mapping } from "../mapping.ts";

const final = ["1", "3", "4", "12"] as const;
const deleted = "14";

/** The case and the spaces of a unit are spelling; everything else is another unit. */
const spelt = sql`replace(lower(unit), ' ', '')`;

const isOf = ({ code, units }: Analysis): Sql =>
  sql`analysis = ${literal(code)} AND (value IS NULL OR list_contains(${literalList(units)}, ${spelt}))`;

/** A limit is no measurement: it becomes a code such as `<1.0`, which no reader takes for a number by mistake. */
const assessed = (analysis: Analysis): AssessedValue => ({
  kind: analysis.kind,
  date: sql`CAST(sample_ts AS DATE)`,
  value: sql`CASE WHEN ${isOf(analysis)} AND comparator IS NULL THEN value END`,
  code: sql`
    CASE
      WHEN NOT (${isOf(analysis)}) OR (value IS NOT NULL AND comparator IS NULL) THEN NULL
      WHEN value IS NOT NULL THEN comparator || CAST(CAST(value AS DOUBLE) AS VARCHAR)
      WHEN detected = '0' THEN 'not-detected'
      WHEN detected = '1' THEN 'detected'
    END`,
});

/**
 * The answers that stand: of each analysis of a sample the corrected before the final one, and the later of two. One that
 * was deleted, or that was answered in two ways at once, has none.
 */
const standing = sql`
  (source_file, source_line) IN (
    WITH ranked AS (
      SELECT
        *,
        RANK() OVER (
          PARTITION BY from_source, person_id, sample_id, analysis
          ORDER BY list_position(['3', '4', '1', '12', '14'], status) DESC, status_ts DESC NULLS LAST
        ) AS place
      FROM laboratory_answers
      WHERE list_contains(${literalList([...final, deleted])}, status)
    ),
    answered AS (
      SELECT MIN({ 'source_file': source_file, 'source_line': source_line }) AS origin
      FROM ranked
      WHERE place = 1
      GROUP BY from_source, person_id, sample_id, analysis
      HAVING
        MIN(status) <> ${literal(deleted)}
        AND COUNT(DISTINCT { 'value': value, 'comparator': comparator, 'unit': ${spelt}, 'detected': detected }) = 1
    )
    SELECT origin.source_file, origin.source_line
    FROM answered
  )`;

const methodChanged = sql`
  (source_file, source_line) IN (
    SELECT source_file, source_line
    FROM laboratory_answers
    QUALIFY method <> LAG(method IGNORE NULLS) OVER (
      PARTITION BY person_id, analysis
      ORDER BY sample_ts, source_file, source_line
    )
  )`;

/** One listed analysis in its one unit, dated on the day of the sample; what was not read is counted by why. */
export const laboratoryAnswersToAssessment: Mapping = {
  layout: "laboratory_answers",
  table: "assessment",
  select: assessmentRows("laboratory_answers", analyses.map(assessed), standing),
  leftOutReason: sql`
    CASE
      WHEN NOT list_contains(${literalList(analyses.map(({ code }) => code))}, analysis) THEN 'analysis-not-listed'
      WHEN status = ${literal(deleted)} THEN 'deleted'
      WHEN NOT list_contains(${literalList(final)}, status) THEN 'not-final'
      WHEN NOT ${standing} THEN 'answered-anew-or-in-two-ways'
      ELSE 'unit-not-read'
    END`,
  findings: [
    { id: "beyond-a-limit", where: sql`code IS NOT NULL` },
    { id: "method-changed", where: methodChanged },
  ],
};
