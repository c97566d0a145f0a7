import { cell } from "../cell.ts";
import type { CovariateColumns } from "../covariate-columns.ts";
import { eventTableFromPersons } from "../event-table-from-persons.ts";
import { riskSets } from "../risk-set.ts";

/** Persons by day, and per distinct day what the weights of Fine and Gray need. */
export interface FineGrayRows {
  readonly n: number;
  /** Distinct days, ascending; everything below by day has their length. */
  readonly days: Float64Array;
  /** Day of each person, as a place in `days`. */
  readonly dayOf: Int32Array;
  /** 0, 1, or 2 for any competing event. */
  readonly cause: Uint8Array;
  /** Share still uncensored just before the day: Kaplan-Meier with censorings as the event. */
  readonly uncensored: Float64Array;
  /** Persons under observation on the day, and those of them censored on it. */
  readonly atRisk: Float64Array;
  readonly censored: Float64Array;
  readonly events: Float64Array;
  readonly columns: CovariateColumns;
}

/** Puts the persons `kept` on their days. */
export const fineGrayRows = (
  time: ArrayLike<number>,
  cause: ArrayLike<number>,
  kept: ArrayLike<number>,
  columns: CovariateColumns,
): FineGrayRows => {
  const own = Uint8Array.from(kept, (row) => Math.min(2, cell(cause, row)));
  const times = Float64Array.from(kept, (row) => cell(time, row));
  const table = eventTableFromPersons({ time: times, event: own.map((happened) => (happened === 0 ? 1 : 0)) });
  const atRisk = riskSets(table);
  const placeOf = new Map(Array.from(table.time, (day, place) => [day, place]));
  const dayOf = Int32Array.from(times, (day) => placeOf.get(day) ?? -1);
  const events = new Float64Array(table.time.length);
  dayOf.forEach((day, i) => {
    if (own[i] === 1) events[day] = cell(events, day) + 1;
  });
  let share = 1;
  const uncensored = Float64Array.from(table.events, (left, day) => {
    const before = share;
    share *= 1 - left / cell(atRisk, day);
    return before;
  });
  return {
    n: times.length,
    days: table.time,
    dayOf,
    cause: own,
    uncensored,
    atRisk,
    censored: Float64Array.from(table.events),
    events,
    columns,
  };
};
