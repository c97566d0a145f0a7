import { cell } from "./cell.ts";
import { indexDays } from "./day-index.ts";
import type { EventTable } from "./event-table.ts";
import { exits } from "./event-table.ts";
import { riskSets } from "./risk-set.ts";

/** Counts of one day, as a `GROUP BY day` returns them. */
export interface EventTableRow {
  /** Days since time zero. */
  readonly day: number;
  /** Number whose entry is this day; 0 throughout without delayed entry. */
  readonly entered: number;
  /** Number with the event on this day. */
  readonly events: number;
  /** Number censored on this day. */
  readonly censored: number;
}

/** What the counts themselves cannot say. */
export interface EventTableSource {
  /** Whether `entered` is filled; without it everyone is at risk from before day 0. */
  readonly delayedEntry: boolean;
  /** Persons the query left out because entry is not before exit, or exit is before day 0. */
  readonly excluded: number;
}

/**
 * Counts of entries, events and censorings per day, from rows counted elsewhere.
 *
 * Rows may come in any order, and rows of the same day add up, so that the counts of several shards are merged by
 * putting them one after the other: the estimate is exactly that of the persons together. The query must leave out
 * persons without time at risk (entry on or after exit, or exit before day 0) and hand over their number.
 *
 * Throws RangeError where the counts cannot be those of a cohort: negative or fractional counts, a day that is not
 * finite, exits before day 0, more exits than persons at risk, more entries than exits, entries without delayed entry.
 */
export const eventTableFromRows = (rows: Iterable<EventTableRow>, source: EventTableSource): EventTable => {
  const counted = [...rows];
  counted.forEach((row, i) => {
    refuseImpossible(row, i, source);
  });
  const index = indexDays([counted.map((row) => row.day)]);
  const table: EventTable = {
    time: index.days,
    entered: new Int32Array(index.days.length),
    events: new Int32Array(index.days.length),
    censored: new Int32Array(index.days.length),
    delayedEntry: source.delayedEntry,
    n: counted.reduce((sum, row) => sum + row.events + row.censored, 0),
    excluded: source.excluded,
  };
  for (const { day, entered, events, censored } of counted) {
    const row = index.rowOf(day);
    table.entered[row] = cell(table.entered, row) + entered;
    table.events[row] = cell(table.events, row) + events;
    table.censored[row] = cell(table.censored, row) + censored;
  }
  refuseUnbalanced(table);
  return table;
};

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const refuseImpossible = (row: EventTableRow, i: number, source: EventTableSource): void => {
  if (!Number.isFinite(row.day)) throw new RangeError(`row ${i}: day must be finite`);
  if (![row.entered, row.events, row.censored, source.excluded].every(isCount)) {
    throw new RangeError(`row ${i}: counts must be whole numbers, 0 or more`);
  }
  if (row.day < 0 && row.events + row.censored > 0) throw new RangeError(`row ${i}: exits before day 0`);
  if (!source.delayedEntry && row.entered > 0) throw new RangeError(`row ${i}: entries without delayed entry`);
};

const refuseUnbalanced = (table: EventTable): void => {
  if (!table.delayedEntry) return;
  const atRisk = riskSets(table);
  if (table.time.some((_, row) => exits(table, row) > cell(atRisk, row))) {
    throw new RangeError("more persons leave on a day than are at risk: entry must be before exit for everyone");
  }
  const entries = table.entered.reduce((sum, count) => sum + count, 0);
  if (entries !== table.n) throw new RangeError("entries and exits must add up to the same number of persons");
};
