import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import {
  type CompetingEventTable,
  competingTableFromRows,
  cumulativeIncidence,
  grayTest,
  incidenceAt,
  medianFollowUp,
} from "../statistics/index.ts";
import { causesOf, OWN } from "./causes.ts";
import { comparisonRow } from "./comparison-row.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import type { Group } from "./groups.ts";
import { counted, type Days } from "./time-table.ts";
import { beyondFollowUp, emptiedEarly } from "./time-warnings.ts";

/** Counts per day of the own and of each competing event. */
const competingTable = (measure: Measure, days: Days): CompetingEventTable => {
  const { rows, delayedEntry } = counted(days);
  return competingTableFromRows(rows, causesOf(measure), { delayedEntry, excluded: 0 });
};

/**
 * Cumulative incidence (Aalen–Johansen) of the measure's event and of each event that competes with it, at the landmarks.
 *
 * No survival curve and no median: 1 less the incidence of one cause is nobody's survival.
 */
export const estimateCompeting = (
  frame: Frame,
  measure: Measure,
  analysis: MeasureAnalysis,
  group: Group,
): readonly Figure[] => {
  const { interval, minimum_at_risk: minimum } = frame.agreement.analyses;
  const table = competingTable(measure, group.days);
  const curve = cumulativeIncidence(table, interval);
  const followUp = medianFollowUp(curve.table, interval);
  const { n } = curve.table;
  const total = (cause: string): number =>
    curve.causes.find((one) => one.cause === cause)?.events.reduce((sum, count) => sum + count, 0) ?? 0;
  const counts = {
    unit: "persons",
    estimate: "count",
    n,
    state: "estimated",
    method: "count",
    interval: null,
  } as const;
  const at = (cause: string, day: number): Estimate => {
    const found = incidenceAt(curve, cause, day);
    const shape = {
      what: cause === OWN ? `incidence-${day}` : `incidence-${cause}-${day}`,
      estimate: "incidence",
      unit: "probability",
      time: day,
      n,
      events: found.cumulativeEvents,
      atRisk: found.atRisk,
      method: "aalen-johansen",
      interval: interval.type,
      warnings: [
        ...(found.atRisk < minimum
          ? [{ id: "few-at-risk" as const, values: { atRisk: found.atRisk, minimum, day } }]
          : []),
        ...beyondFollowUp(day, followUp.estimate, curve.time.at(-1)),
        ...emptiedEarly(curve.emptied, day),
      ],
    } as const;
    if (found.state !== "estimated") {
      const isBeyond = found.state === "beyond-follow-up" && n > 0;
      return { ...shape, value: null, state: isBeyond ? "beyond-follow-up" : "not-estimable" };
    }
    const { incidence, lower, upper, standardError } = found;
    return { ...shape, value: incidence, lower, upper, standardError, state: "estimated" };
  };
  return [
    { ...counts, what: "count-n", value: n },
    { ...counts, what: "count-events", value: total(OWN), events: total(OWN) },
    ...table.causes.slice(1).map((cause) => ({ ...counts, what: `count-${cause}`, value: total(cause) })),
    ...analysis.landmarks_days.flatMap((day) => table.causes.map((cause) => at(cause, day))),
    {
      what: "median-follow-up",
      estimate: "median-follow-up",
      unit: "days",
      value: followUp.estimate,
      lower: followUp.lower,
      upper: followUp.upper,
      n,
      state: followUp.state === "risk-set-emptied" || n === 0 ? "not-estimable" : followUp.state,
      method: "reverse-kaplan-meier",
      interval: interval.type,
    } as const,
  ].map((estimate) => resultRow(frame, measure, group, estimate));
};

/** Gray's test of the measure's event between the levels of a subgroup; those whose level nobody states are left out. */
export const compareIncidence = (
  frame: Frame,
  measure: Measure,
  subgroup: string,
  levels: readonly Group[],
): Figure => {
  const tables = levels
    .filter(({ level }) => level !== "unknown")
    .map(({ days }) => competingTable(measure, days))
    .filter(({ n }) => n > 0);
  const test = tables.length < 2 ? null : grayTest(tables, OWN);
  return comparisonRow(frame, measure, subgroup, {
    pValue: test?.state === "estimated" ? test.pValue : null,
    n: tables.reduce((sum, { n }) => sum + n, 0),
    events: tables.reduce((sum, { events }) => sum + (events[0]?.reduce((all, count) => all + count, 0) ?? 0), 0),
    method: "gray-test",
  });
};
