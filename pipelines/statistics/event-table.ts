/**
 * The counts behind every survival estimator here: per distinct day, how many enter, have the event, and are censored.
 *
 * Days are days since time zero, ascending, without repeats. Someone who enters on day e and leaves on day x is at risk
 * on the days t with e < t <= x: a person censored on the day of an event is at risk for it, a person entering that day
 * is not. Without delayed entry everyone is at risk from before day 0, so that an event on day 0 counts.
 */
export interface EventTable {
  /** Distinct days on which anything happens. */
  readonly time: Float64Array;
  /** Number entering on the day; all 0 without delayed entry. */
  readonly entered: Int32Array;
  /** Number having the event on the day. */
  readonly events: Int32Array;
  /** Number censored on the day. */
  readonly censored: Int32Array;
  /** Whether persons come under observation after time zero. */
  readonly delayedEntry: boolean;
  /** Persons counted (rows, where one person has several). */
  readonly n: number;
  /** Persons left out because their time under observation is empty, reversed or over before day 0. */
  readonly excluded: number;
}

/** Number leaving on a row, by event or censoring. */
export const exits = (table: EventTable, row: number): number => (table.events[row] ?? 0) + (table.censored[row] ?? 0);
