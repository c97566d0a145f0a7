import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Evaluation } from "../../schemas/evaluation.ts";
import type { Measure, OutcomeRow } from "../../schemas/measure.ts";
import type { Curve, ResultRow, Warning } from "../../schemas/result.ts";
import { exceptionStratum, splitStratum } from "../cohort/own-stratum.ts";
import type { Known } from "./clocks.ts";
import { compareLevels } from "./compare-levels.ts";
import { estimateScores, scoreBounds } from "./estimate-scores.ts";
import { estimateTimes } from "./estimate-times.ts";
import type { Frame } from "./figure.ts";
import { everyone, type Group, levelsOf, withMinimumFollowUp } from "./groups.ts";
import { type CoveredPeriod, completeUntil, notReady } from "./readiness.ts";
import { statusCounts, withoutFollowUp } from "./status-counts.ts";
import { entersLate, observedTimes, type PersonTime } from "./time-table.ts";
import { judgeGroup } from "./verdict.ts";

/** What a group is judged from. */
export interface GroupInput extends Frame, Known {
  /** Everyone of the cohort, those excluded too; only included persons are analysed. */
  readonly cohort: readonly CohortRow[];
  /** One row per included person, and per person of a stratum of their own, by measure id. */
  readonly outcomes: ReadonlyMap<string, readonly OutcomeRow[]>;
  readonly coverage: readonly CoveredPeriod[];
}

/** Estimates, curves and the verdict on one group of patients. */
export interface GroupEvaluation {
  readonly results: readonly ResultRow[];
  readonly curves: readonly Curve[];
  readonly verdict: Evaluation["group"];
  readonly warnings: readonly Warning[];
}

/**
 * Every estimate that the agreement lists, for everyone, for its subgroups and for its sensitivity analyses, and the
 * verdict where it has a rule for the group.
 *
 * Sensitivity analyses are groups of their own: a minimum follow-up, delayed entry ignored where somebody enters late,
 * and everyone with an unknown outcome counted as the worst and as the best. Pending outcomes are in none of them,
 * because what is not reported yet is not missing.
 */
export const evaluateGroup = (input: GroupInput): GroupEvaluation => {
  const { agreement } = input;
  const population = input.cohort.filter(({ included }) => included);
  const parts = agreement.analyses.measures.flatMap((analysis) => {
    const measure = measureOf(agreement, analysis.measure);
    const { main, apart } = splitStratum(input.outcomes.get(measure.id) ?? [], input.cohort);
    return [
      analyse(input, measure, analysis, main, population),
      ...(apart.length === 0 ? [] : [describe(input, measure, analysis, { ...exceptionStratum, rows: apart })]),
    ];
  });
  const results = parts.flatMap((part) => part.results);
  const { group: rule } = agreement;
  const verdict =
    rule === undefined
      ? null
      : judgeGroup(agreement, rule, results, notReady(agreement, rule, population, input.coverage, input));
  const torn = verdict?.reasons.includes("interval-covers-reference") ?? false;
  return {
    results: torn ? results.map((row) => (row.figure === verdict?.figure ? coveringBothSides(row) : row)) : results,
    curves: parts.flatMap((part) => part.curves),
    verdict,
    warnings: parts.flatMap((part) => part.warnings),
  };
};

const measureOf = (agreement: Agreement, id: string): Measure => {
  const measure = agreement.measures.find((each) => each.id === id);
  // readAgreement has checked it; an agreement built otherwise must not lose an analysis in silence.
  if (measure === undefined) throw new UtfallError("UTF-XX-001", { step: `evaluate ${agreement.id}: measure ${id}` });
  return measure;
};

type Part = Omit<GroupEvaluation, "verdict">;

const analyse = (
  input: GroupInput,
  measure: Measure,
  analysis: MeasureAnalysis,
  rows: readonly OutcomeRow[],
  population: readonly CohortRow[],
): Part => {
  const counts = statusCounts(input, measure, rows);
  const subgroups = input.agreement.population.subgroups.map((subgroup) => levelsOf(subgroup, rows, population));
  const groups = [everyone(rows), ...subgroups.flat()];
  if (measure.kind === "score-change") {
    const scores = groups.flatMap((group) => estimateScores(input, measure, group));
    return { results: [...scores, ...counts, ...scoreBounds(input, measure, rows)], curves: [], warnings: [] };
  }
  const main = groups.map((group) => estimateTimes(input, measure, analysis, group, observedTimes(group.rows)));
  const compared = analysis.compare.map((subgroup) =>
    compareLevels(input, measure, subgroup, levelsOf(subgroup, rows, population)),
  );
  const others = sensitivities(input, analysis, rows).map(([level, times]) =>
    estimateTimes(input, measure, analysis, { name: "sensitivity", level, rows }, times),
  );
  return {
    results: [...main.flatMap((each) => each.rows), ...counts, ...compared, ...others.flatMap((each) => each.rows)],
    curves: main.map(({ curve }) => curve),
    warnings: withoutFollowUp(rows),
  };
};

/** The estimates of a stratum of its own: described, in no verdict, comparison or sensitivity analysis. */
const describe = (input: GroupInput, measure: Measure, analysis: MeasureAnalysis, stratum: Group): Part => {
  if (measure.kind === "score-change") {
    return { results: estimateScores(input, measure, stratum), curves: [], warnings: [] };
  }
  const { rows, curve } = estimateTimes(input, measure, analysis, stratum, observedTimes(stratum.rows));
  return { results: rows, curves: [curve], warnings: [] };
};

const sensitivities = (
  input: GroupInput,
  analysis: MeasureAnalysis,
  rows: readonly OutcomeRow[],
): readonly (readonly [string, readonly PersonTime[]])[] => {
  const known = observedTimes(rows);
  const made: [string, readonly PersonTime[]][] = [];
  const { minimum_follow_up_months: months } = input.agreement.analyses;
  if (months !== undefined) {
    const followed = withMinimumFollowUp(rows, months, completeUntil(input.agreement, input));
    made.push([followed.level, observedTimes(followed.rows)]);
  }
  if (entersLate(known)) made.push(["delayed-entry-ignored", known.map((person) => ({ ...person, entry: 0 }))]);
  const unknown = rows.filter(({ status }) => status === "unknown");
  if (unknown.length > 0) {
    const agreed = Math.max(...analysis.landmarks_days, analysis.restricted_mean_days ?? 0);
    const horizon = known.reduce((longest, { time }) => Math.max(longest, time), agreed);
    const all = (time: number, event: 0 | 1) => [...known, ...unknown.map(() => ({ entry: 0, time, event }))];
    made.push(["unknown-as-event", all(0, 1)], ["unknown-as-event-free", all(horizon, 0)]);
  }
  return made;
};

const coveringBothSides = (row: ResultRow): ResultRow => ({
  ...row,
  warnings: [...row.warnings, { id: "interval-covers-both-sides", values: {} }],
});
