import { cell } from "./cell.ts";
import type { CompetingEventTable } from "./competing-event-table.ts";
import { refuseCauses } from "./competing-event-table.ts";
import { eventTableFromPersons } from "./event-table-from-persons.ts";

/** One element per person; all columns have the same length. */
export interface CompetingTimes {
  /** Day the person comes under observation. Leave the column out when everyone is followed from time zero. */
  readonly entry?: ArrayLike<number>;
  /** Day of the first event of any kind, or of censoring; days since time zero. */
  readonly time: ArrayLike<number>;
  /** 0 for censoring, 1 for the first of `causes`, 2 for the second, and so on. */
  readonly cause: ArrayLike<number>;
  /** Names of the competing events. */
  readonly causes: readonly string[];
}

/**
 * Counts of entries, events of each kind and censorings per day, from one row per person.
 *
 * Persons without time at risk are left out and counted in `excluded`, as in `eventTableFromPersons`.
 *
 * Throws RangeError on columns of different length, times that are not finite, a cause that is not 0 to the number of
 * causes, and names that are missing or given twice.
 */
export const competingTableFromPersons = (persons: CompetingTimes): CompetingEventTable => {
  const { entry, time, cause, causes } = persons;
  refuseCauses(causes);
  for (let i = 0; i < cause.length; i += 1) {
    const happened = cell(cause, i);
    if (!Number.isInteger(happened) || happened < 0 || happened > causes.length) {
      throw new RangeError(`person ${i}: cause must be 0 or the number of one of the causes`);
    }
  }
  const times = entry === undefined ? { time } : { entry, time };
  const tableOf = (isEvent: (happened: number) => boolean) =>
    eventTableFromPersons({ ...times, event: Uint8Array.from(cause, (happened) => (isEvent(happened) ? 1 : 0)) });
  const { events: _, ...any } = tableOf((happened) => happened > 0);
  return { ...any, causes, events: causes.map((_, k) => tableOf((happened) => happened === k + 1).events) };
};
