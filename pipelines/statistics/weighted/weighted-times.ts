import { cell } from "../cell.ts";
import type { PersonTimes } from "../event-table-from-persons.ts";
import { hasTimeAtRisk } from "../event-table-from-persons.ts";

/** One element per row; all columns have the same length. */
export interface WeightedTimes extends PersonTimes {
  /** Case weight, 0 or more. A row of weight 0 takes no part and is counted apart. */
  readonly weight: ArrayLike<number>;
  /** Whom the row belongs to, any number; leave out where every row is a person. Used by the robust variance only. */
  readonly cluster?: ArrayLike<number>;
}

/** The rows that take part, by number, and how many do not. */
export interface WeightedRows {
  readonly kept: Int32Array;
  /** Rows with a weight above 0 whose time under observation is empty, reversed or over before day 0. */
  readonly excluded: number;
  /** Rows of weight 0. */
  readonly withoutWeight: number;
}

/**
 * Reads the columns once.
 *
 * Throws RangeError on columns of different length, times and weights that are not finite, weights below 0, and events
 * other than 0 and 1.
 */
export const weightedRows = (data: WeightedTimes): WeightedRows => {
  const { entry, time, event, weight, cluster } = data;
  for (const column of [entry, event, weight, cluster]) {
    if (column !== undefined && column.length !== time.length) {
      throw new RangeError("all columns of weighted times must have the same length");
    }
  }
  const rows = new Int32Array(time.length);
  let n = 0;
  let excluded = 0;
  let withoutWeight = 0;
  for (let i = 0; i < time.length; i += 1) {
    const own = cell(weight, i);
    if (!(own >= 0 && Number.isFinite(own))) throw new RangeError(`row ${i}: weight must be finite, 0 or more`);
    const atRisk = hasTimeAtRisk(data, i);
    if (own === 0) withoutWeight += 1;
    else if (!atRisk) excluded += 1;
    else {
      rows[n] = i;
      n += 1;
    }
  }
  return { kept: rows.subarray(0, n), excluded, withoutWeight };
};

/** The rows of a column, in order; the column itself, uncopied, when that is all of them. */
export const pickRows = (column: ArrayLike<number>, rows: Int32Array): ArrayLike<number> => {
  if (rows.length === column.length) return column;
  const picked = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k += 1) picked[k] = cell(column, cell(rows, k));
  return picked;
};
