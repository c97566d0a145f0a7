import { cell } from "./cell.ts";
import type { EventTable } from "./event-table.ts";

/**
 * Counts per day where several kinds of event compete: the first ends the person's time for all the others.
 *
 * Days and risk sets are those of `EventTable`. Several persons with different events on one day all leave together;
 * which of one person's own events on the same day is the first was settled before counting (`firstEvents`).
 */
export interface CompetingEventTable {
  /** Distinct days on which anything happens, ascending. */
  readonly time: Float64Array;
  /** Number entering on the day; all 0 without delayed entry. */
  readonly entered: Int32Array;
  /** Number censored on the day. */
  readonly censored: Int32Array;
  /** Names of the competing events. */
  readonly causes: readonly string[];
  /** Number having each event on the day: one column per cause, in the order of `causes`. */
  readonly events: readonly Int32Array[];
  /** Whether persons come under observation after time zero. */
  readonly delayedEntry: boolean;
  /** Persons counted (rows, where one person has several). */
  readonly n: number;
  /** Persons left out because their time under observation is empty, reversed or over before day 0. */
  readonly excluded: number;
}

/**
 * The table with every cause counted as the event: its Kaplan-Meier curve is the share with no event of any kind.
 *
 * This is where a composite measure (progression-free, event-free survival) comes from.
 */
export const anyCause = (table: CompetingEventTable): EventTable => ({
  ...timesOf(table),
  events: addUp(table.events, table.time.length),
  censored: table.censored,
});

/**
 * The table with one cause as the event and every other cause as censoring, for the cause-specific hazard: log-rank
 * tests and rates of that cause.
 *
 * Never read 1 - Kaplan-Meier from it as a risk: it is the share that would have the event were the other causes
 * abolished, and is too high wherever they are common. The risk is `cumulativeIncidence`.
 *
 * Throws RangeError for a cause that is not in the table.
 */
export const causeSpecific = (table: CompetingEventTable, cause: string): EventTable => {
  const wanted = table.causes.indexOf(cause);
  const events = table.events[wanted];
  if (events === undefined) throw new RangeError("the cause is not one of the competing events of the table");
  const others = table.events.filter((_, k) => k !== wanted);
  return { ...timesOf(table), events, censored: addUp([table.censored, ...others], table.time.length) };
};

/** Throws RangeError unless the names are distinct and there is at least one. */
export const refuseCauses = (causes: readonly string[]): void => {
  if (causes.length === 0 || new Set(causes).size !== causes.length) {
    throw new RangeError("competing events need distinct names, at least one");
  }
};

const timesOf = ({ time, entered, delayedEntry, n, excluded }: CompetingEventTable) => ({
  time,
  entered,
  delayedEntry,
  n,
  excluded,
});

const addUp = (columns: readonly Int32Array[], length: number): Int32Array =>
  Int32Array.from({ length }, (_, row) => columns.reduce((sum, column) => sum + cell(column, row), 0));
