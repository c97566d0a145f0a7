import { cell } from "../cell.ts";
import { countingSort } from "../counting-sort.ts";
import { indexDays } from "../day-index.ts";
import type { CoxData } from "./cox-data.ts";

/**
 * Rows ready for the sweep over risk sets: by stratum, the latest day first. Covariates are centred within the stratum,
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
  const stratum = new Int32Array(data.time.length);
  const strata = data.stratum === undefined ? new Float64Array(1) : rank(data.stratum, stratum, false);
  const latestFirst = (days: ArrayLike<number>) => {
    const key = new Int32Array(days.length);
    const { length } = rank(days, key, true);
    return countingSort(countingSort(kept, key, length), stratum, strata.length);
  };
  const source = latestFirst(data.time);
  const pick = (column: ArrayLike<number>) => Float64Array.from(source, (row) => cell(column, row));
  const stratumEnds = endsOf(source, stratum, strata.length);
  const { x, scale, centre } = centredAndScaled(data, source, stratumEnds);
  return {
    n,
    p,
    time: pick(data.time),
    entry: data.entry === undefined ? null : pick(data.entry),
    event: Uint8Array.from(source, (row) => cell(data.event, row)),
    weight: data.weight === undefined ? new Float64Array(n).fill(1) : pick(data.weight),
    x,
    scale,
    centre,
    strata,
    stratumEnds,
    byEntry: data.entry === undefined ? null : placesOf(latestFirst(data.entry), source, data.time.length),
    source,
  };
};

/** Writes the rank of every value among the distinct ones and returns those. */
const rank = (values: ArrayLike<number>, into: Int32Array, descending: boolean): Float64Array => {
  const { days, rowOf } = indexDays([values]);
  for (let i = 0; i < values.length; i += 1) {
    const row = rowOf(cell(values, i));
    into[i] = descending ? days.length - 1 - row : row;
  }
  return days;
};

const endsOf = (source: Int32Array, stratum: Int32Array, strata: number): Int32Array => {
  const ends = new Int32Array(strata);
  for (const row of source) ends[cell(stratum, row)] = cell(ends, cell(stratum, row)) + 1;
  for (let s = 1; s < strata; s += 1) ends[s] = cell(ends, s) + cell(ends, s - 1);
  return ends;
};

/** Where the rows of one order stand in another. */
const placesOf = (order: Int32Array, other: Int32Array, rows: number): Int32Array => {
  const place = new Int32Array(rows);
  for (let i = 0; i < other.length; i += 1) place[cell(other, i)] = i;
  return order.map((row) => cell(place, row));
};

/** Spread below this share of the values' own size is rounding. */
const smallestSpread = 1e-12;

const centredAndScaled = (data: CoxData, source: Int32Array, ends: Int32Array) => {
  const p = data.covariates.length;
  const x = new Float64Array(source.length * p);
  const scale = new Float64Array(p);
  const centre = new Float64Array(ends.length * p);
  data.covariates.forEach(({ values }, j) => {
    let squares = 0;
    let largest = 0;
    let from = 0;
    ends.forEach((to, s) => {
      let sum = 0;
      for (let i = from; i < to; i += 1) sum += cell(values, cell(source, i));
      const mean = sum / (to - from);
      centre[s * p + j] = mean;
      for (let i = from; i < to; i += 1) {
        const value = cell(values, cell(source, i));
        x[i * p + j] = value - mean;
        squares += (value - mean) ** 2;
        largest = Math.max(largest, Math.abs(value));
      }
      from = to;
    });
    const spread = Math.sqrt(squares / source.length);
    if (!(spread > smallestSpread * largest)) return;
    scale[j] = spread;
    for (let i = j; i < x.length; i += p) x[i] = cell(x, i) / spread;
  });
  return { x, scale, centre };
};
