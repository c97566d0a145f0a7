import { cell } from "../cell.ts";
import { countingSort } from "../counting-sort.ts";
import { indexDays } from "../day-index.ts";
import type { CoxData } from "./cox-data.ts";

/**
 * Rows ready for the sweep over risk sets: by stratum, the latest day first, of a day those with the event first.
 * Covariates are centred within the stratum,
 * which changes no estimate and keeps exp() and the sums in range, and divided by their spread.
 */
export interface CoxRows {
  /** Number of rows. */
  readonly n: number;
  /** Number of covariates. */
  readonly p: number;
  readonly time: Float64Array;
  /** null without delayed entry. */
  readonly entry: Float64Array | null;
  readonly event: Uint8Array;
  readonly weight: Float64Array;
  /** Row after row, p numbers each. */
  readonly x: Float64Array;
  /** Spread of each covariate; 0 where it is the same throughout every stratum. */
  readonly scale: Float64Array;
  /** Mean of each covariate in each stratum, p numbers a stratum. */
  readonly centre: Float64Array;
  /** The strata as they are called in the data, ascending; 0 alone where there are none. */
  readonly strata: Float64Array;
  /** Where each stratum ends. */
  readonly stratumEnds: Int32Array;
  /** Rows of each stratum, the latest entry first; null without delayed entry. */
  readonly byEntry: Int32Array | null;
  /** Row number in the data given. */
  readonly source: Int32Array;
}

/** Sorts, centres and scales the rows `kept`. */
export const coxRows = (data: CoxData, kept: Int32Array): CoxRows => {
  const { n, p } = { n: kept.length, p: data.covariates.length };
  const rows = data.time.length;
  const stratum = new Int32Array(rows);
  const strata = data.stratum === undefined ? new Float64Array(1) : ascending(data.stratum, stratum);
  const latestFirst = (days: ArrayLike<number>, event?: ArrayLike<number>) => {
    const key = new Int32Array(rows);
    const keys = descending(days, key, event);
    const byDay = countingSort(kept, key, keys);
    return strata.length === 1 ? byDay : countingSort(byDay, stratum, strata.length);
  };
  const source = latestFirst(data.time, data.event);
  const place = new Int32Array(rows);
  for (let i = 0; i < n; i += 1) place[source[i] ?? 0] = i;
  // Reading in the order given and writing in order of days is several times faster than the other way round: rows of
  // one day follow each other in memory.
  const put = (column: ArrayLike<number>) => {
    const into = new Float64Array(n);
    for (let i = 0; i < n; i += 1) into[place[kept[i] ?? 0] ?? 0] = column[kept[i] ?? 0] ?? nan;
    return into;
  };
  const stratumEnds = endsOf(kept, stratum, strata.length);
  return {
    n,
    p,
    time: put(data.time),
    entry: data.entry === undefined ? null : put(data.entry),
    event: Uint8Array.from(put(data.event)),
    weight: data.weight === undefined ? new Float64Array(n).fill(1) : put(data.weight),
    ...centredAndScaled(data, kept, place, stratum, stratumEnds),
    strata,
    stratumEnds,
    byEntry: data.entry === undefined ? null : latestFirst(data.entry).map((row) => cell(place, row)),
    source,
  };
};

const nan = Number.NaN;

/** Writes the rank of every value among the distinct ones and returns those. */
const ascending = (values: ArrayLike<number>, into: Int32Array): Float64Array => {
  const { days, rowOf } = indexDays([values]);
  for (let i = 0; i < into.length; i += 1) into[i] = rowOf(values[i] ?? nan);
  return days;
};

/** Writes the rank from the latest day back, of each day those with the event first; returns the number of ranks. */
const descending = (values: ArrayLike<number>, into: Int32Array, event: ArrayLike<number> | undefined): number => {
  const { days, rowOf } = indexDays([values]);
  const last = days.length - 1;
  for (let i = 0; i < into.length; i += 1) into[i] = 2 * (last - rowOf(values[i] ?? nan)) + 1 - (event?.[i] ?? 0);
  return 2 * days.length;
};

const endsOf = (kept: Int32Array, stratum: Int32Array, strata: number): Int32Array => {
  const ends = new Int32Array(strata);
  for (let i = 0; i < kept.length; i += 1) {
    const own = stratum[kept[i] ?? 0] ?? 0;
    ends[own] = (ends[own] ?? 0) + 1;
  }
  for (let s = 1; s < strata; s += 1) ends[s] = cell(ends, s) + cell(ends, s - 1);
  return ends;
};

/** Spread below this share of the values' own size is rounding. */
const smallestSpread = 1e-12;

const centredAndScaled = (
  data: CoxData,
  kept: Int32Array,
  place: Int32Array,
  stratum: Int32Array,
  ends: Int32Array,
) => {
  const [n, p] = [kept.length, data.covariates.length];
  const x = new Float64Array(n * p);
  const scale = new Float64Array(p);
  const centre = new Float64Array(ends.length * p);
  data.covariates.forEach(({ values }, j) => {
    const mean = new Float64Array(ends.length);
    for (let i = 0; i < n; i += 1) {
      const row = kept[i] ?? 0;
      const own = stratum[row] ?? 0;
      mean[own] = (mean[own] ?? nan) + (values[row] ?? nan);
    }
    mean.forEach((sum, s) => {
      mean[s] = sum / (cell(ends, s) - (s === 0 ? 0 : cell(ends, s - 1)));
      centre[s * p + j] = cell(mean, s);
    });
    let squares = 0;
    let largest = 0;
    for (let i = 0; i < n; i += 1) {
      const row = kept[i] ?? 0;
      const value = values[row] ?? nan;
      squares += (value - (mean[stratum[row] ?? 0] ?? nan)) ** 2;
      largest = Math.max(largest, Math.abs(value));
    }
    const spread = Math.sqrt(squares / n);
    if (!(spread > smallestSpread * largest)) return;
    scale[j] = spread;
    for (let i = 0; i < n; i += 1) {
      const row = kept[i] ?? 0;
      x[(place[row] ?? 0) * p + j] = ((values[row] ?? nan) - (mean[stratum[row] ?? 0] ?? nan)) / spread;
    }
  });
  return { x, scale, centre };
};
