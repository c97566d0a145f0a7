import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Evaluation } from "../../schemas/evaluation.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Curve, ResultRow, Warning } from "../../schemas/result.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import type { Known } from "./clocks.ts";
import { compareLevels } from "./compare-levels.ts";
import { estimateScores, scoreBounds } from "./estimate-scores.ts";
import { estimateTimes } from "./estimate-times.ts";
import type { Frame } from "./figure.ts";
import type { Group, GroupName, MeasuredGroups } from "./groups.ts";
import { type CoveredPeriod, notReady } from "./readiness.ts";
import { statusCounts, withoutFollowUp } from "./status-counts.ts";
import { type Days, entersLate, lastDay, withoutEntries, withPersons } from "./time-table.ts";
import { judgeGroup } from "./verdict.ts";

/** What a group is judged from. */
export interface GroupInput extends Frame, Known {
  /** Treatment starts of the analysed persons. */
  readonly starts: readonly StartDay[];
  /** What each measure found, counted by group, by measure id. */
  readonly measured: ReadonlyMap<string, MeasuredGroups>;
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
  const parts = agreement.analyses.measures.flatMap((analysis) => {
    const measure = measureOf(agreement, analysis.measure);
    const measured = measuredBy(input, measure);
    return [
      analyse(input, measure, analysis, measured),
      ...(measured.apart === null ? [] : [describe(input, measure, analysis, measured.apart)]),
    ];
  });
  const results = parts.flatMap((part) => part.results);
  const { group: rule } = agreement;
  const verdict =
    rule === undefined
      ? null
      : judgeGroup(agreement, rule, results, notReady(agreement, rule, input.starts, input.coverage, input));
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

const measuredBy = ({ agreement, measured }: GroupInput, { id }: Measure): MeasuredGroups => {
  const groups = measured.get(id);
  if (groups === undefined) throw new UtfallError("UTF-XX-001", { step: `evaluate ${agreement.id}: nothing of ${id}` });
  return groups;
};

type Part = Omit<GroupEvaluation, "verdict">;

const analyse = (input: GroupInput, measure: Measure, analysis: MeasureAnalysis, measured: MeasuredGroups): Part => {
  const { everyone, subgroups } = measured;
  const counts = statusCounts(input, measure, everyone);
  const groups = [everyone, ...[...subgroups.values()].flat()];
  if (measure.kind === "score-change") {
    const scores = groups.flatMap((group) => estimateScores(input, measure, group));
    return { results: [...scores, ...counts, ...scoreBounds(input, measure, everyone)], curves: [], warnings: [] };
  }
  const main = groups.map((group) => estimateTimes(input, measure, analysis, group, group.days));
  const compared = analysis.compare.map((subgroup) =>
    compareLevels(input, measure, subgroup, subgroups.get(subgroup) ?? []),
  );
  const others = sensitivities(analysis, measured).map(([group, days]) =>
    estimateTimes(input, measure, analysis, group, days),
  );
  return {
    results: [...main.flatMap((each) => each.rows), ...counts, ...compared, ...others.flatMap((each) => each.rows)],
    curves: main.map(({ curve }) => curve),
    warnings: withoutFollowUp(everyone),
  };
};

/** The estimates of a stratum of its own: described, in no verdict, comparison or sensitivity analysis. */
const describe = (input: GroupInput, measure: Measure, analysis: MeasureAnalysis, stratum: Group): Part => {
  if (measure.kind === "score-change") {
    return { results: estimateScores(input, measure, stratum), curves: [], warnings: [] };
  }
  const { rows, curve } = estimateTimes(input, measure, analysis, stratum, stratum.days);
  return { results: rows, curves: [curve], warnings: [] };
};

const sensitivities = (
  analysis: MeasureAnalysis,
  { everyone, followed }: MeasuredGroups,
): readonly (readonly [GroupName, Days])[] => {
  const { days, statuses } = everyone;
  const made: [GroupName, Days][] = [];
  const add = (level: string, changed: Days) => made.push([{ name: "sensitivity", level }, changed]);
  if (followed !== null) add(followed.level, followed.days);
  if (entersLate(days)) add("delayed-entry-ignored", withoutEntries(days));
  if (statuses.unknown > 0) {
    const agreed = Math.max(...analysis.landmarks_days, analysis.restricted_mean_days ?? 0);
    add("unknown-as-event", withPersons(days, statuses.unknown, { day: 0, event: 1 }));
    add("unknown-as-event-free", withPersons(days, statuses.unknown, { day: lastDay(days, agreed), event: 0 }));
  }
  return made;
};

const coveringBothSides = (row: ResultRow): ResultRow => ({
  ...row,
  warnings: [...row.warnings, { id: "interval-covers-both-sides", values: {} }],
});
