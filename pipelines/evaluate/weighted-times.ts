import type { WeightedTimes } from "../statistics/index.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import { FROM_TIME_ZERO } from "./time-table.ts";

/** A person whose time is known. */
export type TimedPerson = AnalysedPerson & { readonly time_days: number; readonly event: 0 | 1 };

/** Those of the persons whose time is observed. */
export const timedPersons = (persons: readonly AnalysedPerson[]): readonly TimedPerson[] =>
  persons.filter(
    (person): person is TimedPerson =>
      person.status === "observed" && person.time_days !== null && person.event !== null,
  );

/** The persons of these rows; one who is drawn twice comes twice. */
export const personsAt = (persons: readonly TimedPerson[], rows: Int32Array): readonly TimedPerson[] =>
  Array.from(rows).flatMap((row) => persons[row] ?? []);

/** Times of persons as the weighted estimators take them, one weight for each. */
export const weightedTimes = (persons: readonly TimedPerson[], weight: ArrayLike<number>): WeightedTimes => ({
  time: persons.map(({ time_days }) => time_days),
  event: persons.map(({ event }) => event),
  weight,
  // Who enters on day 0 is at risk from before it, as in the counts.
  ...(persons.some(({ entry_days }) => entry_days > 0) && {
    entry: persons.map(({ entry_days }) => (entry_days > 0 ? entry_days : FROM_TIME_ZERO)),
  }),
});
