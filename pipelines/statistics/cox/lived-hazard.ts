import type { CoxRows } from "./cox-rows.ts";
import type { EventDay, Predictor } from "./risk-sweep.ts";

const nan = Number.NaN;

type Columns = Readonly<Record<"stratum" | "day" | "from" | "deaths" | "end" | "rate" | "spared", number[]>>;

/** Hazards of the days with events as the sweep meets them: stratum by stratum, the latest day first. */
export interface HazardSteps {
  readonly add: (day: EventDay, rate: number, spared: number) => void;
  readonly columns: Columns;
}

/** Steps to be filled. */
export const noHazardSteps = (): HazardSteps => {
  const columns: Columns = { stratum: [], day: [], from: [], deaths: [], end: [], rate: [], spared: [] };
  return {
    columns,
    add: (today, rate, spared) => {
      columns.stratum.push(today.stratum);
      columns.day.push(today.day);
      columns.from.push(today.from);
      columns.deaths.push(today.deaths);
      columns.end.push(today.end);
      columns.rate.push(rate);
      columns.spared.push(spared);
    },
  };
};

/** Risk of every row times the hazard of the days on which it was at risk, less what the row's own event is spared of it. */
export const livedHazard = (rows: CoxRows, { risk }: Predictor, { columns }: HazardSteps): Float64Array => {
  const { stratum, from, deaths, end, spared } = columns;
  const untilEnd = addedUp(columns);
  const late = lateEntries(rows, columns);
  const lived = new Float64Array(rows.n);
  let open = -1;
  let at = 0;
  for (let d = 0; d < end.length; d += 1) {
    if (stratum[d] !== open) {
      open = stratum[d] ?? nan;
      at = open === 0 ? 0 : (rows.stratumEnds[open - 1] ?? nan);
    }
    const whole = untilEnd[d] ?? nan;
    for (const stop = end[d] ?? nan; at < stop; at += 1) {
      const before = late?.entered[at] ?? -1;
      const hazard = late === null || before < 0 ? whole : late.between(d, before);
      lived[at] = (risk[at] ?? nan) * hazard;
    }
    const first = from[d] ?? nan;
    for (let i = first; i < first + (deaths[d] ?? nan); i += 1) {
      lived[i] = (lived[i] ?? nan) - (risk[i] ?? nan) * (spared[d] ?? nan);
    }
  }
  return lived;
};

/** Hazard from the first day of the stratum up to and with each day. */
const addedUp = ({ stratum, rate }: Columns): Float64Array => {
  const sums = new Float64Array(rate.length);
  let [open, sum] = [-1, 0];
  for (let d = rate.length - 1; d >= 0; d -= 1) {
    if (stratum[d] !== open) [open, sum] = [stratum[d] ?? nan, 0];
    sum += rate[d] ?? nan;
    sums[d] = sum;
  }
  return sums;
};

/**
 * Where rows come late: for each the place in the columns of the last day with events it was not yet at risk on (-1 where
 * there is none), and the hazard from one place up to another.
 *
 * That is no difference of two sums: where an early, small risk set had a huge hazard such a difference is nothing but
 * rounding. Halves, quarters and so on of the columns are added up once, and each row takes the few pieces it needs.
 */
const lateEntries = ({ n, entry, byEntry, stratumEnds }: CoxRows, { stratum, day, rate }: Columns) => {
  if (entry === null || byEntry === null) return null;
  const entered = new Int32Array(n);
  let d = 0;
  let start = 0;
  stratumEnds.forEach((stop, own) => {
    for (let i = start; i < stop; i += 1) {
      const row = byEntry[i] ?? 0;
      while (stratum[d] === own && (day[d] ?? nan) > (entry[row] ?? nan)) d += 1;
      entered[row] = stratum[d] === own ? d : -1;
    }
    while (stratum[d] === own) d += 1;
    start = stop;
  });
  const size = rate.length;
  const pieces = new Float64Array(2 * size);
  pieces.set(rate, size);
  for (let at = size - 1; at > 0; at -= 1) pieces[at] = (pieces[2 * at] ?? nan) + (pieces[2 * at + 1] ?? nan);
  const between = (first: number, end: number): number => {
    let sum = 0;
    let low = first + size;
    let high = end + size;
    while (low < high) {
      if (low % 2 === 1) {
        sum += pieces[low] ?? nan;
        low += 1;
      }
      if (high % 2 === 1) {
        high -= 1;
        sum += pieces[high] ?? nan;
      }
      low /= 2;
      high /= 2;
    }
    return sum;
  };
  return { entered, between };
};
