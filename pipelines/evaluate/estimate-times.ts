import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Curve, EstimateState, Warning } from "../../schemas/result.ts";
import {
  kaplanMeier,
  medianFollowUp,
  type QuantileEstimate,
  restrictedMean,
  type SurvivalCurve,
  survivalAt,
  survivalQuantile,
} from "../statistics/index.ts";
import { curveId, type Estimate, type Frame, resultRow, settingsOf } from "./figure.ts";
import type { GroupName } from "./groups.ts";
import { atRiskDays, type Days, timeTable } from "./time-table.ts";
import { beyondFollowUp, emptiedEarly } from "./time-warnings.ts";

/** Estimates and the curve of one group under one time measure, as the agreement lists them. */
export const estimateTimes = (
  frame: Frame,
  measure: Measure,
  analysis: MeasureAnalysis,
  group: GroupName,
  days: Days,
): { readonly rows: readonly Figure[]; readonly curve: Curve } => {
  const { interval } = frame.agreement.analyses;
  const curve = kaplanMeier(timeTable(days), interval);
  const estimates = [
    ...counts(curve),
    ...analysis.landmarks_days.map((day) => landmark(frame, curve, day)),
    quantile("median", "kaplan-meier", survivalQuantile(curve, 0.5), curve, interval.type),
    ...(analysis.restricted_mean_days === undefined ? [] : [meanTo(curve, analysis.restricted_mean_days)]),
    quantile("median-follow-up", "reverse-kaplan-meier", medianFollowUp(curve.table, interval), curve, interval.type),
  ];
  return {
    rows: estimates.map((estimate) => resultRow(frame, measure, group, estimate)),
    curve: drawn(frame, measure, analysis, group, curve),
  };
};

const eventsIn = (curve: SurvivalCurve): number => curve.events.reduce((total, count) => total + count, 0);

const counts = (curve: SurvivalCurve): readonly Estimate[] => {
  const { n } = curve.table;
  const count = { estimate: "count", unit: "persons", n, state: "estimated", method: "count", interval: null } as const;
  return [
    { ...count, what: "count-n", value: n },
    { ...count, what: "count-events", value: eventsIn(curve), events: eventsIn(curve) },
  ];
};

const landmark = (frame: Frame, curve: SurvivalCurve, day: number): Estimate => {
  const at = survivalAt(curve, day);
  const shape = {
    what: `survival-${day}`,
    estimate: "survival",
    unit: "probability",
    time: day,
    n: curve.table.n,
    events: at.cumulativeEvents,
    atRisk: at.atRisk,
    method: "kaplan-meier",
    interval: curve.confidence.type,
    warnings: [
      ...smallRiskSets(frame, curve, day, at.atRisk),
      ...beyondFollowUp(day, medianFollowUp(curve.table, curve.confidence).estimate, curve.time.at(-1)),
      ...emptiedEarly(curve.emptied, day),
    ],
  } as const;
  if (at.state !== "estimated") return { ...shape, value: null, state: stateOf(at.state, curve) };
  const { survival, lower, upper, standardError } = at;
  return { ...shape, value: survival, lower, upper, standardError, state: "estimated" };
};

const smallRiskSets = ({ agreement }: Frame, curve: SurvivalCurve, day: number, atRisk: number): readonly Warning[] => {
  const minimum = agreement.analyses.minimum_at_risk;
  const few: readonly Warning[] = atRisk < minimum ? [{ id: "few-at-risk", values: { atRisk, minimum, day } }] : [];
  if (!curve.table.delayedEntry) return few;
  // Under delayed entry one event in a small early risk set pulls all of the later curve down.
  const largest = curve.atRisk.indexOf(Math.max(...curve.atRisk));
  const early = [...curve.atRisk].slice(0, largest).filter((_, row) => (curve.events[row] ?? 0) > 0);
  const smallest = Math.min(...early);
  return smallest < minimum
    ? [...few, { id: "delayed-entry-small-risk-set", values: { atRisk: smallest, minimum } }]
    : few;
};

const stateOf = (
  state: "beyond-follow-up" | "risk-set-emptied" | "not-reached",
  curve: SurvivalCurve,
): EstimateState => {
  if (curve.table.n === 0 || state === "risk-set-emptied") return "not-estimable";
  return state;
};

const quantile = (
  what: "median" | "median-follow-up",
  method: "kaplan-meier" | "reverse-kaplan-meier",
  found: QuantileEstimate,
  curve: SurvivalCurve,
  interval: Estimate["interval"],
): Estimate => ({
  what,
  estimate: what,
  unit: "days",
  value: found.estimate,
  lower: found.lower,
  upper: found.upper,
  n: curve.table.n,
  events: eventsIn(curve),
  state: found.state === "estimated" ? "estimated" : stateOf(found.state, curve),
  method,
  interval,
});

const meanTo = (curve: SurvivalCurve, days: number): Estimate => {
  const mean = restrictedMean(curve, days);
  const shape = {
    what: `restricted-mean-${days}`,
    estimate: "restricted-mean",
    unit: "days",
    time: days,
    n: curve.table.n,
    events: survivalAt(curve, days).cumulativeEvents,
    method: "restricted-mean",
    interval: "normal",
  } as const;
  if (mean.state === "estimated") {
    const { value, lower, upper, standardError } = mean;
    return { ...shape, value, lower, upper, standardError, state: "estimated" };
  }
  const values = { horizonDays: days, ...(mean.longestTau === null ? {} : { longestDays: mean.longestTau }) };
  return {
    ...shape,
    value: null,
    state: stateOf(mean.state, curve),
    warnings: [{ id: "follow-up-shorter-than-horizon", values }, ...emptiedEarly(curve.emptied, days)],
  };
};

const drawn = (
  frame: Frame,
  measure: Measure,
  analysis: MeasureAnalysis,
  group: GroupName,
  curve: SurvivalCurve,
): Curve => {
  const atRiskOn = (time: number) => ({ time, atRisk: survivalAt(curve, time).atRisk });
  // Only plain and log have an interval where survival is 1.
  const start = curve.confidence.type === "plain" || curve.confidence.type === "log" ? 1 : null;
  const orNull = (bound: number | undefined): number | null =>
    bound === undefined || Number.isNaN(bound) ? null : bound;
  return {
    figure: curveId(measure, group),
    measure: measure.id,
    group: { name: group.name, level: group.level },
    n: curve.table.n,
    events: eventsIn(curve),
    settings: settingsOf(frame, measure, "kaplan-meier", curve.confidence.type),
    points: [
      { ...atRiskOn(0), survival: 1, lower: start, upper: start, events: 0, censored: 0 },
      ...Array.from(curve.time, (time, row) => ({
        time,
        survival: curve.survival[row] ?? Number.NaN,
        lower: orNull(curve.lower[row]),
        upper: orNull(curve.upper[row]),
        atRisk: curve.atRisk[row] ?? Number.NaN,
        events: curve.events[row] ?? Number.NaN,
        censored: curve.censored[row] ?? Number.NaN,
      })),
    ],
    atRisk: atRiskDays(analysis.landmarks_days, curve.time.at(-1) ?? 0).map(atRiskOn),
  };
};
