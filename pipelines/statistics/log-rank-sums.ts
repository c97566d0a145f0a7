import { cell } from "./cell.ts";
import { indexDays } from "./day-index.ts";
import type { EventTable } from "./event-table.ts";
import { exits } from "./event-table.ts";

/** Observed and expected events per group, and the covariance of their differences, row by row. */
export interface LogRankSums {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly variance: Float64Array;
}

/** Sums over event days of observed events, their hypergeometric mean and covariance. */
export const logRankSums = (groups: readonly EventTable[]): LogRankSums => {
  const size = groups.length;
  const sums: LogRankSums = {
    observed: new Float64Array(size),
    expected: new Float64Array(size),
    variance: new Float64Array(size * size),
  };
  const atRisk = Float64Array.from(groups, (table) => (table.delayedEntry ? 0 : table.n));
  const nextRow = new Int32Array(size);
  const today = new Float64Array(size);
  for (const day of indexDays(groups.map((table) => table.time)).days) {
    const onDay = groups.map((table, group) => (table.time[cell(nextRow, group)] === day ? cell(nextRow, group) : -1));
    onDay.forEach((row, group) => {
      today[group] = row < 0 ? 0 : cell(groups[group]?.events ?? [], row);
    });
    addDay(sums, atRisk, today);
    groups.forEach((table, group) => {
      const row = onDay[group] ?? -1;
      if (row < 0) return;
      atRisk[group] = cell(atRisk, group) + cell(table.entered, row) - exits(table, row);
      nextRow[group] = row + 1;
    });
  }
  return sums;
};

const addDay = (sums: LogRankSums, atRisk: Float64Array, events: Float64Array): void => {
  const size = atRisk.length;
  const d = events.reduce((sum, count) => sum + count, 0);
  if (d === 0) return;
  const n = atRisk.reduce((sum, count) => sum + count, 0);
  // With one person at risk the event is certain to be theirs: no variance, and n - 1 must not divide.
  const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
  for (let i = 0; i < size; i += 1) {
    const share = cell(atRisk, i) / n;
    sums.observed[i] = cell(sums.observed, i) + cell(events, i);
    sums.expected[i] = cell(sums.expected, i) + d * share;
    for (let j = 0; j < size; j += 1) {
      const at = i * size + j;
      sums.variance[at] = cell(sums.variance, at) + spread * share * ((i === j ? 1 : 0) - cell(atRisk, j) / n);
    }
  }
};
