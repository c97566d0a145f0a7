import { cell } from "./cell.ts";
import type { CompetingEventTable } from "./competing-event-table.ts";
import { refuseCauses } from "./competing-event-table.ts";
import type { EventTableSource } from "./event-table-from-rows.ts";
import { eventTableFromRows } from "./event-table-from-rows.ts";

/** Counts of one day, as a `GROUP BY day` with one column per cause returns them. */
export interface CompetingTableRow {
  /** Days since time zero. */
  readonly day: number;
  /** Number whose entry is this day; 0 throughout without delayed entry. */
  readonly entered: number;
  /** Number whose first event is of each cause and on this day, in the order of the causes. */
  readonly events: ArrayLike<number>;
  /** Number censored on this day. */
  readonly censored: number;
}

/**
 * Counts of entries, events of each kind and censorings per day, from rows counted elsewhere.
 *
 * Rows may come in any order and rows of the same day add up, as in `eventTableFromRows`, whose refusals hold for every
 * cause. Throws RangeError also for a row without one count per cause, and for names that are missing or given twice.
 */
export const competingTableFromRows = (
  rows: Iterable<CompetingTableRow>,
  causes: readonly string[],
  source: EventTableSource,
): CompetingEventTable => {
  refuseCauses(causes);
  const counted = [...rows];
  counted.forEach((row, i) => {
    if (row.events.length !== causes.length) throw new RangeError(`row ${i}: one count per cause is needed`);
  });
  const all = counted.map(({ day, entered, events, censored }) => {
    return { day, entered, events: sum(events), censored };
  });
  const { events: _, ...any } = eventTableFromRows(all, source);
  const events = causes.map((_, k) => {
    const ofCause = counted.map(({ day, entered, events: counts, censored }) => {
      return { day, entered, events: cell(counts, k), censored: censored + sum(counts) - cell(counts, k) };
    });
    return eventTableFromRows(ofCause, source).events;
  });
  return { ...any, causes, events };
};

const sum = (counts: ArrayLike<number>): number => Array.from(counts).reduce((total, count) => total + count, 0);
