import { cell } from "./cell.ts";

/** The distinct days of some columns, ascending, and the row each of them has. */
export interface DayIndex {
  readonly days: Float64Array;
  /** Row of a day that is in `days`; -1 for any other day. */
  readonly rowOf: (day: number) => number;
}

/** Widest span of whole days that gets one slot per day: about 2 700 years, 4 MB. */
const widestSpan = 1_000_000;

/** Distinct values of all columns, exact equality: 0.1 + 0.2 and 0.3 are two times here, one in R (timefix). */
export const indexDays = (columns: readonly ArrayLike<number>[]): DayIndex => {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let whole = true;
  for (const column of columns) {
    for (let i = 0; i < column.length; i += 1) {
      const day = cell(column, i);
      if (day < first) first = day;
      if (day > last) last = day;
      if (whole && !Number.isInteger(day)) whole = false;
    }
  }
  if (first > last) return { days: new Float64Array(0), rowOf: () => -1 };
  return whole && last - first <= widestSpan ? bySlot(columns, first, last) : bySearch(columns);
};

// Counting by day is about twenty times faster than a sort at ten million persons (performance.md 9).
const bySlot = (columns: readonly ArrayLike<number>[], first: number, last: number): DayIndex => {
  const rows = new Int32Array(last - first + 1);
  for (const column of columns) {
    for (let i = 0; i < column.length; i += 1) rows[cell(column, i) - first] = 1;
  }
  const days = new Float64Array(rows.reduce((sum, seen) => sum + seen, 0));
  let row = 0;
  for (let slot = 0; slot < rows.length; slot += 1) {
    if (cell(rows, slot) === 0) {
      rows[slot] = -1;
    } else {
      days[row] = first + slot;
      rows[slot] = row;
      row += 1;
    }
  }
  return { days, rowOf: (day) => rows[day - first] ?? -1 };
};

const bySearch = (columns: readonly ArrayLike<number>[]): DayIndex => {
  const all = new Float64Array(columns.reduce((sum, column) => sum + column.length, 0));
  let filled = 0;
  for (const column of columns) {
    all.set(column, filled);
    filled += column.length;
  }
  all.sort();
  const days = all.filter((day, i) => i === 0 || day !== all[i - 1]);
  return {
    days,
    rowOf: (day) => {
      const row = lowerBound(days, day);
      return days[row] === day ? row : -1;
    },
  };
};

/** First row whose day is not before `day`; the length where there is none. */
export const lowerBound = (days: Float64Array, day: number): number => {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cell(days, middle) < day) low = middle + 1;
    else high = middle;
  }
  return low;
};
