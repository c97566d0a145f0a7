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

/**
 * Risk of every row times the hazard of the days on which it was at risk, less what the row's own event is spared of it.
 *
 * Under delayed entry that is a difference of two sums, which is nothing but rounding where an early, small risk set had
 * a huge hazard: the sums are kept together with what rounding takes from them.
 */
export const livedHazard = (rows: CoxRows, { risk }: Predictor, { columns }: HazardSteps): Float64Array => {
  const { stratum, from, deaths, end, spared } = columns;
  const { high, low } = addedUp(columns);
  const entered = entryDays(rows, columns);
  const lived = new Float64Array(rows.n);
  let open = -1;
  let at = 0;
  for (let d = 0; d < end.length; d += 1) {
    if (stratum[d] !== open) {
      open = stratum[d] ?? nan;
      at = open === 0 ? 0 : (rows.stratumEnds[open - 1] ?? nan);
    }
    const [whole, rest] = [high[d] ?? nan, low[d] ?? nan];
    for (const stop = end[d] ?? nan; at < stop; at += 1) {
      const before = entered?.[at] ?? -1;
      const hazard = before < 0 ? whole + rest : whole - (high[before] ?? nan) + (rest - (low[before] ?? nan));
      lived[at] = (risk[at] ?? nan) * hazard;
    }
    const first = from[d] ?? nan;
    for (let i = first; i < first + (deaths[d] ?? nan); i += 1) {
      lived[i] = (lived[i] ?? nan) - (risk[i] ?? nan) * (spared[d] ?? nan);
    }
  }
  return lived;
};

/** Hazard up to and with each day, as a sum and what rounding took from it (Knuth 1997, 4.2.2, theorem B). */
const addedUp = ({ stratum, rate }: Columns): { high: Float64Array; low: Float64Array } => {
  const [high, low] = [new Float64Array(rate.length), new Float64Array(rate.length)];
  let [open, whole, rest] = [-1, 0, 0];
  for (let d = rate.length - 1; d >= 0; d -= 1) {
    if (stratum[d] !== open) [open, whole, rest] = [stratum[d] ?? nan, 0, 0];
    const more = rate[d] ?? nan;
    const both = whole + more;
    const added = both - whole;
    rest += whole - (both - added) + (more - added);
    whole = both;
    high[d] = whole;
    low[d] = rest;
  }
  return { high, low };
};

/** For every row the last day with events it was not yet at risk on, by its place in the columns, -1 where there is none. */
const entryDays = ({ n, entry, byEntry, stratumEnds }: CoxRows, { stratum, day }: Columns): Int32Array | null => {
  if (entry === null || byEntry === null) return null;
  const places = new Int32Array(n).fill(-1);
  let d = 0;
  let start = 0;
  stratumEnds.forEach((stop, own) => {
    for (let i = start; i < stop; i += 1) {
      const row = byEntry[i] ?? 0;
      while (stratum[d] === own && (day[d] ?? nan) > (entry[row] ?? nan)) d += 1;
      if (stratum[d] === own) places[row] = d;
    }
    while (stratum[d] === own) d += 1;
    start = stop;
  });
  return places;
};
