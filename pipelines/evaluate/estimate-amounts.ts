import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import { meanWithInterval } from "../statistics/index.ts";
import { denominatorShrinks } from "./assessed-share.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { columnOf, type Group, personsIn } from "./groups.ts";
import { ratioOfSums } from "./ratio-of-sums.ts";

/** The mean over persons, or the ratio of sums, of what each has used. */
export const estimateAmounts = (frame: Frame, measure: Measure, group: Group): readonly Figure[] => {
  const n = personsIn(group, ({ status }) => status === "observed");
  const { level } = frame.agreement.analyses.interval;
  const count: Estimate = {
    what: "count-n",
    estimate: "count",
    unit: "persons",
    value: n,
    n,
    state: "estimated",
    method: "count",
    interval: null,
  };
  const warnings = denominatorShrinks(frame, group, false);
  return [count, ...amountOf(measure, usedIn(group), level).map((estimate) => ({ ...estimate, n, warnings }))].map(
    (estimate) => resultRow(frame, measure, group, estimate),
  );
};

/** What a person has used, and what it is held against; null where there is no such number. */
interface Used {
  readonly value: number | null;
  readonly baseline: number | null;
}

const usedIn = (group: Group): readonly Used[] => {
  const baselines = columnOf(group, "baseline");
  const orNull = (number: number | undefined) => (number === undefined || Number.isNaN(number) ? null : number);
  return Array.from(columnOf(group, "value"), (value, i) => ({ value: orNull(value), baseline: orNull(baselines[i]) }));
};

const amountOf = (measure: Measure, rows: readonly Used[], level: number): readonly Omit<Estimate, "n">[] => {
  if (measure.kind === "relative-dose-intensity") {
    const shares = rows.flatMap(({ value, baseline }) => (value === null || !baseline ? [] : [value / baseline]));
    const found = meanWithInterval(shares, level);
    const shape = { what: "mean-share", estimate: "mean", unit: "probability", method: "mean" } as const;
    if (found.state === "estimated") {
      const { mean: value, standardError, lower, upper } = found;
      return [{ ...shape, interval: "t", value, standardError, lower, upper, state: "estimated" }];
    }
    const [only] = shares;
    return [
      { ...shape, interval: null, value: only ?? null, state: only === undefined ? "not-estimable" : "estimated" },
    ];
  }
  if (measure.kind === "waste") {
    const parts = rows.map(({ value, baseline }) => ({ above: value ?? 0, below: baseline ?? 0 }));
    const ratio = ratioOfSums(parts, 1, measure.bootstrap, level);
    return [
      {
        what: "ratio",
        estimate: "ratio",
        unit: "probability",
        method: "ratio-of-sums",
        interval: "bootstrap",
        ...ratio,
      },
    ];
  }
  if (measure.kind === "cost") {
    const parts = rows.map(({ value }) => ({ above: value ?? 0, below: 1 }));
    const mean = ratioOfSums(parts, 1, measure.bootstrap, level);
    return [
      { what: "mean-cost", estimate: "mean", unit: "minor-units", method: "mean", interval: "bootstrap", ...mean },
    ];
  }
  return [];
};
