import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Evaluation } from "../../schemas/evaluation.ts";
import { competingReasons, familyOf, type Measure } from "../../schemas/measure.ts";
import type { Curve, FittedCurve, ResultRow, Warning } from "../../schemas/result.ts";
import type { StartDay } from "../cohort/read-starts.ts";
import type { LifeTable } from "../statistics/index.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import { lateValues } from "./assessed-share.ts";
import { causesOf } from "./causes.ts";
import type { Known } from "./clocks.ts";
import { compareLevels } from "./compare-levels.ts";
import { estimateAdjusted } from "./estimate-adjusted.ts";
import { compareIncidence } from "./estimate-competing.ts";
import { estimateExternal } from "./estimate-external.ts";
import { type Extrapolated, estimateExtrapolated } from "./estimate-extrapolated.ts";
import { estimateImputed } from "./estimate-imputed.ts";
import { estimateMeasure } from "./estimate-measure.ts";
import { estimateRepeated } from "./estimate-repeated.ts";
import { scoreBounds } from "./estimate-scores.ts";
import { shareBounds } from "./estimate-shares.ts";
import { estimateTimes } from "./estimate-times.ts";
import { estimateTipping } from "./estimate-tipping.ts";
import type { Frame } from "./figure.ts";
import { agreedSensitivityMonths, hasDays, isSurvival, ownSensitivityMonths } from "./follow-up-months.ts";
import type { Group, GroupName, MeasuredGroups } from "./groups.ts";
import { type CoveredPeriod, notReady } from "./readiness.ts";
import { shortFollowUp, statusCounts, withoutFollowUp } from "./status-counts.ts";
import {
  type Days,
  type Entries,
  entering,
  entersLate,
  FROM_TIME_ZERO,
  lastDay,
  leaving,
  withoutEntries,
} from "./time-table.ts";
import { censoredByIntercurrent } from "./time-warnings.ts";
import { judgeGroup } from "./verdict.ts";

/** What a group is judged from. */
export interface GroupInput extends Frame, Known {
  /** Treatment starts of the analysed persons. */
  readonly starts: readonly StartDay[];
  /** What each measure found, counted by group, by measure id. */
  readonly measured: ReadonlyMap<string, MeasuredGroups>;
  /**
   * Everyone person by person under each measure that `measuresOfModels` names; left out in a simulation, which asks for
   * the verdict alone, and then no model is made.
   */
  readonly persons?: ReadonlyMap<string, readonly AnalysedPerson[]>;
  readonly coverage: readonly CoveredPeriod[];
  /** Mortality of the population; left out where no measure is held against it. */
  readonly lifeTable?: LifeTable | undefined;
}

/** Estimates, curves and the verdict on one group of patients. */
export interface GroupEvaluation {
  readonly results: readonly ResultRow[];
  readonly curves: readonly Curve[];
  readonly fitted: readonly FittedCurve[];
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
  const results = [...parts.flatMap((part) => part.results), ...models(input)];
  const { group: rule } = agreement;
  const verdict =
    rule === undefined
      ? null
      : judgeGroup(agreement, rule, results, notReady(agreement, rule, input.starts, input.coverage, input));
  const torn = verdict?.reasons.includes("interval-covers-reference") ?? false;
  return {
    results: torn ? results.map((row) => (row.figure === verdict?.figure ? coveringBothSides(row) : row)) : results,
    curves: parts.flatMap((part) => part.curves),
    fitted: parts.flatMap((part) => part.fitted),
    verdict,
    warnings: parts.flatMap((part) => part.warnings),
  };
};

/** The estimates of every model of repeated scores. */
const models = (input: GroupInput): readonly ResultRow[] => {
  const { agreement, persons } = input;
  if (persons === undefined) return [];
  return agreement.analyses.repeated.flatMap((analysis) =>
    estimateRepeated(
      input,
      analysis,
      analysis.measures.flatMap((id) => {
        const measure = measureOf(agreement, id);
        if (measure.kind !== "score-change") return [];
        return [{ measure, everyone: measuredBy(input, measure).everyone, persons: persons.get(id) ?? [] }];
      }),
    ),
  );
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
  const { everyone, subgroups, followed } = measured;
  const counts = [...statusCounts(input, measure, everyone), ...shortFollowUp(input, measure, measured)];
  const main = [everyone, ...[...subgroups.values()].flat()].map((group) =>
    estimateMeasure(input, measure, analysis, group),
  );
  const compare = competingReasons(measure).length > 0 ? compareIncidence : compareLevels;
  const compared = analysis.compare.map((name) => compare(input, measure, name, subgroups.get(name) ?? []));
  const own = followed.get(ownSensitivityMonths(measure) ?? Number.NaN);
  const ofOwn = own === undefined ? [] : estimateMeasure(input, measure, analysis, own).rows;
  const modelled = ofPersons(input, measure, analysis);
  const ofMeasure = [
    ...(hasDays(measure) ? withoutFollowUp(everyone) : lateValues(everyone)),
    ...censoredByIntercurrent(measure, everyone),
  ];
  return {
    results: [
      ...main.flatMap((each) => each.rows),
      ...counts,
      ...compared,
      ...ofOwn,
      ...bounds(input, measure, analysis, measured),
      ...modelled.rows,
    ],
    curves: main.flatMap(({ curve }) => curve ?? []),
    fitted: modelled.fitted,
    warnings: ofMeasure,
  };
};

/** What only the persons themselves can tell. */
const ofPersons = (input: GroupInput, measure: Measure, analysis: MeasureAnalysis): Extrapolated => {
  const persons = input.persons?.get(measure.id);
  if (persons === undefined) return { rows: [], fitted: [] };
  const { missing, adjust, external, extrapolate } = analysis;
  const extrapolated =
    extrapolate === undefined ? { rows: [], fitted: [] } : estimateExtrapolated(input, measure, extrapolate, persons);
  const rows = [
    ...(missing !== undefined && measure.kind === "score-change"
      ? estimateImputed(input, measure, missing, persons)
      : []),
    ...(adjust === undefined ? [] : estimateAdjusted(input, measure, analysis, adjust, persons)),
    ...(external === undefined ? [] : estimateExternal(input, measure, analysis, external, persons)),
    ...extrapolated.rows,
  ];
  return { rows, fitted: extrapolated.fitted };
};

/** The estimates of a stratum of its own: described, in no verdict, comparison or sensitivity analysis. */
const describe = (input: GroupInput, measure: Measure, analysis: MeasureAnalysis, stratum: Group): Part => {
  const { rows, curve } = estimateMeasure(input, measure, analysis, stratum);
  return { results: rows, curves: curve === undefined ? [] : [curve], fitted: [], warnings: [] };
};

/** Everyone with an unknown outcome as the worst and as the best, how many could be failures, and delayed entry ignored. */
const bounds = (
  input: GroupInput,
  measure: Measure,
  analysis: MeasureAnalysis,
  measured: MeasuredGroups,
): readonly ResultRow[] => {
  const tipped =
    analysis.tipping === undefined ? [] : estimateTipping(input, measure, analysis.tipping, measured.everyone);
  if (measure.kind === "score-change") return [...scoreBounds(input, measure, measured.everyone), ...tipped];
  if (familyOf(measure) === "share") return [...shareBounds(input, measure, measured.everyone), ...tipped];
  if (!isSurvival(measure)) return [];
  return sensitivities(input, measure, analysis, measured).flatMap(
    ([group, days]) => estimateTimes(input, measure, analysis, group, days).rows,
  );
};

const sensitivities = (
  { agreement }: GroupInput,
  measure: Measure,
  analysis: MeasureAnalysis,
  { everyone, followed }: MeasuredGroups,
): readonly (readonly [GroupName, Days])[] => {
  const { days, unknownEntries } = everyone;
  const made: [GroupName, Days][] = [];
  const add = (level: string, changed: Days) => made.push([{ name: "sensitivity", level }, changed]);
  const long = followed.get(agreedSensitivityMonths(agreement, measure) ?? Number.NaN);
  if (long !== undefined) add(long.level, long.days);
  // Before a landmark nobody of the group can have the event: its entry is no matter of registration.
  const hasLandmark = "landmark" in measure && measure.landmark !== undefined;
  if (entersLate(days) && !hasLandmark) add("delayed-entry-ignored", withoutEntries(days));
  if (unknownEntries.length > 0) {
    const agreed = Math.max(...analysis.landmarks_days, analysis.restricted_mean_days ?? 0);
    const entersByRule = hasLandmark || measure.time_zero === "diagnosis";
    const all = (day: number, event: 0 | 1): Days => [
      ...days,
      ...unknownEntries.flatMap((each) =>
        followedTo(causesOf(measure), entersByRule ? each : atOnce(each), day, event),
      ),
    ];
    add("unknown-as-event", all(0, 1));
    add("unknown-as-event-free", all(lastDay(days, agreed), 0));
  }
  return made;
};

const atOnce = ({ entered }: Entries): Entries => ({ day: FROM_TIME_ZERO, entered });

/** Persons followed from the day on which they enter to an end on a day, or to the day after they enter. */
const followedTo = (causes: readonly string[], entries: Entries, day: number, event: 0 | 1): Days => [
  entering(causes, entries),
  leaving(causes, event - 1, Math.max(day, entries.day + 1), entries.entered),
];

const coveringBothSides = (row: ResultRow): ResultRow => ({
  ...row,
  warnings: [...row.warnings, { id: "interval-covers-both-sides", values: {} }],
});
