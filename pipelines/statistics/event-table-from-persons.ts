import { cell } from "./cell.ts";
import { countWholeDays } from "./count-whole-days.ts";
import { indexDays } from "./day-index.ts";
import type { EventTable } from "./event-table.ts";

/** One element per person; all columns have the same length. */
export interface PersonTimes {
  /** Day the person comes under observation. Leave the column out when everyone is followed from time zero. */
  readonly entry?: ArrayLike<number>;
  /** Day of the event or of censoring, days since time zero. */
  readonly time: ArrayLike<number>;
  /** 1 for the event, 0 for censoring. */
  readonly event: ArrayLike<number>;
}

/**
 * Counts of entries, events and censorings per day, from one row per person.
 *
 * Days may be whole or not; two times are tied when they are exactly equal. Persons with entry on or after exit, or
 * with exit before day 0, have no time at risk and are left out and counted in `excluded`, which the report has to
 * show: R makes them NA and drops them with a warning (`Surv`, survival 3.5-3), and a reader could not tell.
 *
 * Throws RangeError on columns of different length, times that are not finite, and events other than 0 and 1.
 */
export const eventTableFromPersons = (persons: PersonTimes): EventTable => {
  const counted = persons.entry === undefined ? countWholeDays(persons.time, persons.event) : null;
  if (counted === null) return indexedTable(persons);
  const { days, events, censored } = counted;
  const entered = new Int32Array(days.length);
  return { time: days, entered, events, censored, delayedEntry: false, n: persons.time.length, excluded: 0 };
};

/** The same for whatever there may be: fractions, delayed entry, rows without time at risk, rows that are refused. */
const indexedTable = (persons: PersonTimes): EventTable => {
  const { entry, time, event } = observed(persons);
  const index = indexDays(entry === undefined ? [time] : [time, entry]);
  const entered = new Int32Array(index.days.length);
  const events = new Int32Array(index.days.length);
  const censored = new Int32Array(index.days.length);
  for (let i = 0; i < time.length; i += 1) {
    const leaving = cell(event, i) === 1 ? events : censored;
    const row = index.rowOf(cell(time, i));
    leaving[row] = cell(leaving, row) + 1;
  }
  if (entry !== undefined) {
    for (let i = 0; i < entry.length; i += 1) {
      const row = index.rowOf(cell(entry, i));
      entered[row] = cell(entered, row) + 1;
    }
  }
  return {
    time: index.days,
    entered,
    events,
    censored,
    delayedEntry: entry !== undefined,
    n: time.length,
    excluded: persons.time.length - time.length,
  };
};

/** The persons who have time at risk; the columns themselves, uncopied, when that is everyone. */
const observed = (persons: PersonTimes): PersonTimes => {
  const { entry, time, event } = persons;
  if (event.length !== time.length || (entry !== undefined && entry.length !== time.length)) {
    throw new RangeError("entry, time and event must have the same length");
  }
  const kept = new Int32Array(time.length);
  let n = 0;
  for (let i = 0; i < time.length; i += 1) {
    if (hasTimeAtRisk(persons, i)) {
      kept[n] = i;
      n += 1;
    }
  }
  if (n === time.length) return persons;
  const pick = (column: ArrayLike<number>) => {
    const picked = new Float64Array(n);
    for (let row = 0; row < n; row += 1) picked[row] = cell(column, cell(kept, row));
    return picked;
  };
  const rest = { time: pick(time), event: pick(event) };
  return entry === undefined ? rest : { ...rest, entry: pick(entry) };
};

/** Whether a row has time at risk; throws RangeError on times that are not finite and events other than 0 and 1. */
export const hasTimeAtRisk = ({ entry, time, event }: PersonTimes, i: number): boolean => {
  const exit = cell(time, i);
  const start = entry === undefined ? -1 : cell(entry, i);
  if (!Number.isFinite(exit) || !Number.isFinite(start)) {
    throw new RangeError(`person ${i}: entry and time must be finite numbers of days`);
  }
  const happened = cell(event, i);
  if (happened !== 0 && happened !== 1) throw new RangeError(`person ${i}: event must be 0 or 1`);
  return exit >= 0 && start < exit;
};
