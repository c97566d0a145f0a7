import { cell } from "../cell.ts";
import { countingSort } from "../counting-sort.ts";
import { indexDays } from "../day-index.ts";
import type { WeightedEventTable } from "./weighted-event-table.ts";
import type { WeightedTimes } from "./weighted-times.ts";
import { pickRows, weightedRows } from "./weighted-times.ts";

/** Squared influences, added up over clusters. */
export interface JackknifeSums {
  /** Clusters (rows, where none are given). */
  readonly clusters: number;
  /** One sum per day of the table: the variance of S is S^2 times it. Means nothing once S is 0. */
  readonly squares: Float64Array;
}

/**
 * The infinitesimal jackknife of a weighted survival curve.
 *
 * The influence of a row on log S(t) is -(dN/(n - d) - sum of d/(n (n - d)) over its days at risk), times its weight. For
 * a cluster that is A - B G(t) with Greenwood's sum G, where A and B change only on days when one of its rows comes or
 * goes; the squares of all clusters are therefore kept as three sums and the whole costs one pass.
 */
export const jackknifeSums = (data: WeightedTimes, table: WeightedEventTable): JackknifeSums => {
  const { kept } = weightedRows(data);
  const weight = pickRows(data.weight, kept);
  const event = pickRows(data.event, kept);
  const { clusters, lineOf } = clusterLines(data, kept);
  const { rowOf } = indexDays([table.time]);
  const size = table.time.length;
  const leaving = rowsByDay(pickRows(data.time, kept), rowOf, size);
  const entering = data.entry === undefined ? null : rowsByDay(pickRows(data.entry, kept), rowOf, size);
  const sums = squaredLines(clusters);
  if (entering === null) for (let i = 0; i < kept.length; i += 1) sums.change(lineOf(i), 0, cell(weight, i));
  const squares = new Float64Array(size);
  let greenwood = 0;
  for (let row = 0; row < size; row += 1) {
    const n = cell(table.atRisk, row);
    const d = cell(table.events, row);
    const before = greenwood;
    if (d > 0) greenwood += d / (n * cell(table.spared, row));
    for (const i of leaving(row)) {
      const own = cell(weight, i);
      // 1/(n - d) - d/(n (n - d)) is 1/n: written so, little weight left over costs no digits.
      const had = cell(event, i) === 1 ? 1 / n - before : -greenwood;
      sums.change(lineOf(i), own * had, -own);
    }
    squares[row] = sums.at(greenwood);
    for (const i of entering?.(row) ?? []) {
      sums.change(lineOf(i), cell(weight, i) * greenwood, cell(weight, i));
    }
  }
  return { clusters, squares };
};

/** Number of clusters, and the one each row belongs to; every row its own where none are given. */
const clusterLines = ({ cluster }: WeightedTimes, kept: Int32Array) => {
  if (cluster === undefined) return { clusters: kept.length, lineOf: (i: number) => i };
  const ids = pickRows(cluster, kept);
  const { days, rowOf } = indexDays([ids]);
  return { clusters: days.length, lineOf: (i: number) => rowOf(cell(ids, i)) };
};

/** The rows of each day of the table. */
const rowsByDay = (days: ArrayLike<number>, rowOf: (day: number) => number, size: number) => {
  const day = new Int32Array(days.length);
  const order = new Int32Array(days.length);
  const end = new Int32Array(size);
  for (let i = 0; i < day.length; i += 1) {
    const row = rowOf(cell(days, i));
    day[i] = row;
    order[i] = i;
    end[row] = cell(end, row) + 1;
  }
  for (let row = 1; row < size; row += 1) end[row] = cell(end, row) + cell(end, row - 1);
  const sorted = countingSort(order, day, size);
  return (row: number): Int32Array => sorted.subarray(row === 0 ? 0 : cell(end, row - 1), cell(end, row));
};

/** When the squares have fallen to this share since they were last added up, rounding is swept out. */
const worn = 1e-3;

/** The sum over lines A - B g of their squares at any g, kept while lines change one at a time. */
const squaredLines = (size: number) => {
  const a = new Float64Array(size);
  const b = new Float64Array(size);
  let [aa, ab, bb, fresh] = [0, 0, 0, 0];
  const addUp = (): void => {
    [aa, ab, bb] = [0, 0, 0];
    for (let line = 0; line < size; line += 1) {
      aa += cell(a, line) ** 2;
      ab += cell(a, line) * cell(b, line);
      bb += cell(b, line) ** 2;
    }
    fresh = bb;
  };
  return {
    change: (line: number, addA: number, addB: number): void => {
      const [oldA, oldB] = [cell(a, line), cell(b, line)];
      const [newA, newB] = [oldA + addA, oldB + addB];
      a[line] = newA;
      b[line] = newB;
      aa += newA * newA - oldA * oldA;
      ab += newA * newB - oldA * oldB;
      bb += newB * newB - oldB * oldB;
      fresh = Math.max(fresh, bb);
    },
    /** Rounding can leave it just below 0. */
    at: (g: number): number => {
      if (bb < worn * fresh) addUp();
      return Math.max(0, aa - 2 * ab * g + bb * g * g);
    },
  };
};
