import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import { competingReasons, familyOf, type Measure } from "../../schemas/measure.ts";
import type { Curve, Warning } from "../../schemas/result.ts";
import type { LifeTable } from "../statistics/index.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import { lateValues } from "./assessed-share.ts";
import { causesOf } from "./causes.ts";
import { compareLevels } from "./compare-levels.ts";
import { estimateAdjusted } from "./estimate-adjusted.ts";
import { compareIncidence } from "./estimate-competing.ts";
import { estimateExternal } from "./estimate-external.ts";
import { estimateExtrapolated } from "./estimate-extrapolated.ts";
import { estimateImputed } from "./estimate-imputed.ts";
import { estimateMeasure } from "./estimate-measure.ts";
import { scoreBounds } from "./estimate-scores.ts";
import { shareBounds } from "./estimate-shares.ts";
import { estimateTimes } from "./estimate-times.ts";
import type { Frame } from "./figure.ts";
import { agreedSensitivityMonths, hasDays, isSurvival, ownSensitivityMonths } from "./follow-up-months.ts";
import type { Group, GroupName, MeasuredGroups } from "./groups.ts";
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

/** What the estimates of a measure are made under. */
export interface AnalysisFrame extends Frame {
  /** Mortality of the population; left out where no measure is held against it. */
  readonly lifeTable?: LifeTable | undefined;
}

/** Whom the estimates of a measure are made of. */
export interface Analysed {
  readonly measured: MeasuredGroups;
  /** Everyone person by person, for models; left out where none is asked for, or none is to be made. */
  readonly persons?: readonly AnalysedPerson[] | undefined;
}

/** What one analysis that an agreement lists came to, before it carries whose it is. */
export interface Estimates {
  readonly results: readonly Figure[];
  readonly curves: readonly Curve[];
  readonly warnings: readonly Warning[];
}

/**
 * Every estimate that one analysis of a measure lists: for everyone, for the subgroups, for its sensitivity analyses, for
 * its models, and for those who are a stratum of their own.
 *
 * It depends on the terms in the frame, on the measure and the analysis, and on the persons, and on nothing else of an
 * agreement: agreements that are alike in these share it.
 */
export const analyseMeasure = (
  frame: AnalysisFrame,
  measure: Measure,
  analysis: MeasureAnalysis,
  analysed: Analysed,
): Estimates => {
  const most = estimatesOfMost(frame, measure, analysis, analysed);
  const { apart } = analysed.measured;
  if (apart === null) return most;
  const own = describe(frame, measure, analysis, apart);
  return { ...most, results: [...most.results, ...own.results], curves: [...most.curves, ...own.curves] };
};

const estimatesOfMost = (
  frame: AnalysisFrame,
  measure: Measure,
  analysis: MeasureAnalysis,
  { measured, persons }: Analysed,
): Estimates => {
  const { everyone, subgroups, followed } = measured;
  const counts = [...statusCounts(frame, measure, everyone), ...shortFollowUp(frame, measure, measured)];
  const main = [everyone, ...[...subgroups.values()].flat()].map((group) =>
    estimateMeasure(frame, measure, analysis, group),
  );
  const compare = competingReasons(measure).length > 0 ? compareIncidence : compareLevels;
  const compared = analysis.compare.map((name) => compare(frame, measure, name, subgroups.get(name) ?? []));
  const own = followed.get(ownSensitivityMonths(measure) ?? Number.NaN);
  const ofOwn = own === undefined ? [] : estimateMeasure(frame, measure, analysis, own).rows;
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
      ...bounds(frame, measure, analysis, measured),
      ...ofPersons(frame, measure, analysis, persons),
    ],
    curves: main.flatMap(({ curve }) => curve ?? []),
    warnings: ofMeasure,
  };
};

/** What only the persons themselves can tell. */
const ofPersons = (
  frame: Frame,
  measure: Measure,
  analysis: MeasureAnalysis,
  persons: Analysed["persons"],
): readonly Figure[] => {
  if (persons === undefined) return [];
  const { missing, adjust, external, extrapolate } = analysis;
  return [
    ...(missing !== undefined && measure.kind === "score-change"
      ? estimateImputed(frame, measure, missing, persons)
      : []),
    ...(adjust === undefined ? [] : estimateAdjusted(frame, measure, analysis, adjust, persons)),
    ...(external === undefined ? [] : estimateExternal(frame, measure, analysis, external, persons)),
    ...(extrapolate === undefined ? [] : estimateExtrapolated(frame, measure, extrapolate, persons)),
  ];
};

/** The estimates of a stratum of its own: described, in no verdict, comparison or sensitivity analysis. */
const describe = (frame: AnalysisFrame, measure: Measure, analysis: MeasureAnalysis, stratum: Group): Estimates => {
  const { rows, curve } = estimateMeasure(frame, measure, analysis, stratum);
  return { results: rows, curves: curve === undefined ? [] : [curve], warnings: [] };
};

/** Everyone with an unknown outcome as the worst and as the best, and delayed entry ignored, where the measure allows it. */
const bounds = (
  frame: AnalysisFrame,
  measure: Measure,
  analysis: MeasureAnalysis,
  measured: MeasuredGroups,
): readonly Figure[] => {
  if (measure.kind === "score-change") return scoreBounds(frame, measure, measured.everyone);
  if (familyOf(measure) === "share") return shareBounds(frame, measure, measured.everyone);
  if (!isSurvival(measure)) return [];
  return sensitivities(frame, measure, analysis, measured).flatMap(
    ([group, days]) => estimateTimes(frame, measure, analysis, group, days).rows,
  );
};

const sensitivities = (
  { agreement }: Frame,
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
