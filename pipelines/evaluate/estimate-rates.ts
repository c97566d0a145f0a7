import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import { exactRate } from "../statistics/index.ts";
import { denominatorShrinks } from "./assessed-share.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { columnOf, type Group } from "./groups.ts";
import { ratioOfSums } from "./ratio-of-sums.ts";

const DAYS_A_YEAR = 365.25;

interface Counted {
  readonly amount: number;
  readonly days: number;
}

const countedIn = (group: Group): readonly Counted[] => {
  const days = columnOf(group, "days");
  return Array.from(columnOf(group, "value"), (amount, i) => ({ amount, days: days[i] ?? Number.NaN })).filter(
    (each) => !Number.isNaN(each.amount) && !Number.isNaN(each.days),
  );
};

/** What was counted, the time in which it was, and one divided by the other. */
export const estimateRates = (frame: Frame, measure: Measure, group: Group): readonly Figure[] => {
  const counted = countedIn(group);
  const n = counted.length;
  const amount = counted.reduce((sum, each) => sum + each.amount, 0);
  const days = counted.reduce((sum, each) => sum + each.days, 0);
  const { level } = frame.agreement.analyses.interval;
  const count = { estimate: "count", n, state: "estimated", method: "count", interval: null } as const;
  const warnings = denominatorShrinks(frame, group, false);
  const estimates: readonly Estimate[] = [
    { ...count, what: "count-n", unit: "persons", value: n },
    { ...count, what: "count-person-days", unit: "person-days", value: days },
    ...(measure.kind === "resource-use"
      ? [resourceUse(measure, counted, level, warnings)]
      : [
          { ...count, what: "count-occurrences", unit: "events", value: amount } as const,
          eventRate(amount, days, level, n, [...warnings, ...inClusters(counted)]),
        ]),
  ];
  return estimates.map((estimate) => resultRow(frame, measure, group, estimate));
};

const eventRate = (events: number, days: number, level: number, n: number, warnings: readonly Warning[]): Estimate => {
  const found = exactRate(events, days / DAYS_A_YEAR, level);
  const shape = {
    what: "rate",
    estimate: "rate",
    unit: "per-person-year",
    n,
    events,
    method: "exact-rate",
    interval: "exact",
    warnings,
  } as const;
  return found.state === "estimated"
    ? { ...shape, value: found.rate, lower: found.lower, upper: found.upper, state: "estimated" }
    : { ...shape, value: null, state: "not-estimable" };
};

const resourceUse = (
  { what, bootstrap }: Extract<Measure, { kind: "resource-use" }>,
  counted: readonly Counted[],
  level: number,
  warnings: readonly Warning[],
): Estimate => ({
  what: `rate-${what}`,
  estimate: "rate",
  unit: what === "bed-days" ? "days-per-person-year" : "hours-per-day",
  n: counted.length,
  method: "ratio-of-sums",
  interval: "bootstrap",
  warnings,
  ...ratioOfSums(
    counted.map(({ amount, days }) => ({ above: amount, below: days })),
    what === "bed-days" ? DAYS_A_YEAR : 1,
    bootstrap,
    level,
  ),
});

/** The exact interval takes events for independent; several in one person make it too narrow. */
const inClusters = (counted: readonly Counted[]): readonly Warning[] => {
  const persons = counted.filter(({ amount }) => amount > 1).length;
  const most = counted.reduce((highest, { amount }) => Math.max(highest, amount), 0);
  return persons === 0 ? [] : [{ id: "events-in-clusters", values: { persons, mostEvents: most } }];
};
