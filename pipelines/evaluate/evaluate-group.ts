import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Evaluation } from "../../schemas/evaluation.ts";
import { competingReasons, familyOf, type Measure, type OutcomeRow } from "../../schemas/measure.ts";
import type { Curve, ResultRow, Warning } from "../../schemas/result.ts";
import { exceptionStratum, splitStratum } from "../cohort/own-stratum.ts";
import type { LifeTable } from "../statistics/index.ts";
import { lateValues } from "./assessed-share.ts";
import { byFollowUp, shortFollowUp } from "./by-follow-up.ts";
import type { Known } from "./clocks.ts";
import { compareLevels } from "./compare-levels.ts";
import { compareIncidence } from "./estimate-competing.ts";
import { estimateMeasure } from "./estimate-measure.ts";
import { scoreBounds } from "./estimate-scores.ts";
import { shareBounds } from "./estimate-shares.ts";
import { estimateTimes } from "./estimate-times.ts";
import type { Frame } from "./figure.ts";
import { everyone, type Group, levelsOf, withMinimumFollowUp } from "./groups.ts";
import { type CoveredPeriod, completeUntil, notReady } from "./readiness.ts";
import { statusCounts, withoutFollowUp } from "./status-counts.ts";
import { entersLate, observedTimes, type PersonTime } from "./time-table.ts";
import { censoredByIntercurrent } from "./time-warnings.ts";
import { judgeGroup } from "./verdict.ts";

/** What a group is judged from. */
export interface GroupInput extends Frame, Known {
  /** Everyone of the cohort, those excluded too; only included persons are analysed. */
  readonly cohort: readonly CohortRow[];
  /** One row per included person, and per person of a stratum of their own, by measure id. */
  readonly outcomes: ReadonlyMap<string, readonly OutcomeRow[]>;
  readonly coverage: readonly CoveredPeriod[];
  /** Mortality of the population; left out where no measure is held against it. */
  readonly lifeTable?: LifeTable | undefined;
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
  all: readonly OutcomeRow[],
  population: readonly CohortRow[],
): Part => {
  const { rows, tooShort, sensitivity } = byFollowUp(measure, all, completeUntil(input.agreement, input));
  const subgroups = input.agreement.population.subgroups.map((subgroup) => levelsOf(subgroup, rows, population));
  const groups = [everyone(rows), ...subgroups.flat()];
  const counts = [...statusCounts(input, measure, rows), ...shortFollowUp(input, measure, rows, tooShort)];
  const main = groups.map((group) => estimateMeasure(input, measure, analysis, group));
  const compared = analysis.compare.map((subgroup) =>
    (competingReasons(measure).length > 0 ? compareIncidence : compareLevels)(
      input,
      measure,
      subgroup,
      levelsOf(subgroup, rows, population),
    ),
  );
  const followed = sensitivity.flatMap((group) => estimateMeasure(input, measure, analysis, group).rows);
  const isTime = ["time", "net"].includes(familyOf(measure));
  const ofMeasure = [...(isTime ? withoutFollowUp(rows) : lateValues(rows)), ...censoredByIntercurrent(measure, rows)];
  return {
    results: [
      ...main.flatMap((each) => each.rows),
      ...counts,
      ...compared,
      ...followed,
      ...bounds(input, measure, analysis, rows),
    ],
    curves: main.flatMap(({ curve }) => curve ?? []),
    warnings: ofMeasure,
  };
};

/** The estimates of a stratum of its own: described, in no verdict, comparison or sensitivity analysis. */
const describe = (input: GroupInput, measure: Measure, analysis: MeasureAnalysis, stratum: Group): Part => {
  const { rows, curve } = estimateMeasure(input, measure, analysis, stratum);
  return { results: rows, curves: curve === undefined ? [] : [curve], warnings: [] };
};

/** Everyone with an unknown outcome as the worst and as the best, and delayed entry ignored, where the measure allows it. */
const bounds = (
  input: GroupInput,
  measure: Measure,
  analysis: MeasureAnalysis,
  rows: readonly OutcomeRow[],
): readonly ResultRow[] => {
  if (measure.kind === "score-change") return scoreBounds(input, measure, rows);
  if (familyOf(measure) === "share") return shareBounds(input, measure, rows);
  if (familyOf(measure) !== "time" || competingReasons(measure).length > 0) return [];
  return sensitivities(input, measure, analysis, rows).flatMap(
    ([level, times]) => estimateTimes(input, measure, analysis, { name: "sensitivity", level, rows }, times).rows,
  );
};

const sensitivities = (
  input: GroupInput,
  measure: Measure,
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
  // Before a landmark nobody of the group can have the event: its entry is no matter of registration.
  const hasLandmark = "landmark" in measure && measure.landmark !== undefined;
  if (entersLate(known) && !hasLandmark) {
    made.push(["delayed-entry-ignored", known.map((person) => ({ ...person, entry: 0 }))]);
  }
  const unknown = rows.filter(({ status }) => status === "unknown");
  if (unknown.length > 0) {
    const agreed = Math.max(...analysis.landmarks_days, analysis.restricted_mean_days ?? 0);
    const horizon = known.reduce((longest, { time }) => Math.max(longest, time), agreed);
    const entersByRule = hasLandmark || measure.time_zero === "diagnosis";
    const all = (time: number, event: 0 | 1) => [
      ...known,
      ...unknown.map(({ entry_days }) =>
        entersByRule && entry_days > 0
          ? { entry: entry_days, time: Math.max(time, entry_days + 1), event }
          : { entry: 0, time, event },
      ),
    ];
    made.push(["unknown-as-event", all(0, 1)], ["unknown-as-event-free", all(horizon, 0)]);
  }
  return made;
};

const coveringBothSides = (row: ResultRow): ResultRow => ({
  ...row,
  warnings: [...row.warnings, { id: "interval-covers-both-sides", values: {} }],
});
