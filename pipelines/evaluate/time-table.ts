import { type EventTable, type EventTableRow, eventTableFromRows } from "../statistics/index.ts";

/** What happens to a group per day since time zero; days may repeat. */
export type Days = readonly EventTableRow[];

/** Where somebody enters who is under observation from time zero: before day 0, so that an event on it counts. */
const FROM_TIME_ZERO = -1;

export const entersLate = (days: Days): boolean => days.some(({ day, entered }) => day >= 0 && entered > 0);

/**
 * Counts per day of a group. Whoever enters on day 0 is at risk from before it, so that an event on the day of the first
 * dose counts; only an entry after time zero is late.
 */
export const timeTable = (days: Days): EventTable => {
  const delayedEntry = entersLate(days);
  return eventTableFromRows(delayedEntry ? days : withoutEntries(days), { delayedEntry, excluded: 0 });
};

/** The same group as if everyone had been under observation from time zero. */
export const withoutEntries = (days: Days): Days =>
  days.flatMap(({ day, events, censored }) => (events + censored > 0 ? [{ day, entered: 0, events, censored }] : []));

/** The group with more persons, all of them followed from time zero to the same end. */
export const withPersons = (
  days: Days,
  persons: number,
  end: { readonly day: number; readonly event: 0 | 1 },
): Days => [
  ...days,
  { day: FROM_TIME_ZERO, entered: persons, events: 0, censored: 0 },
  { day: end.day, entered: 0, events: end.event * persons, censored: (1 - end.event) * persons },
];

/** The last day on which somebody leaves, or another day where that is later. */
export const lastDay = (days: Days, atLeast: number): number =>
  withoutEntries(days).reduce((last, { day }) => Math.max(last, day), atLeast);

const DAYS_A_HALF_YEAR = 365.25 / 2;
/** An agreed 730 or 1,095 days stands for the same tick as 731 or 1,096. */
const SAME_TICK_DAYS = 3;

/**
 * The days, in order, for which a curve brings the number at risk, and at which its figure may have ticks: day 0, the
 * agreed landmarks, and every half-year up to the last day observed that does not stand for a landmark already.
 */
export const atRiskDays = (landmarks: readonly number[], lastDay: number): readonly number[] => {
  const halfYears = Array.from({ length: Math.floor(lastDay / DAYS_A_HALF_YEAR) + 1 }, (_, i) =>
    Math.round(i * DAYS_A_HALF_YEAR),
  );
  const between = halfYears.filter(
    (day) => day <= lastDay && landmarks.every((agreed) => Math.abs(agreed - day) > SAME_TICK_DAYS),
  );
  return [...new Set([0, ...landmarks, ...between])].toSorted((a, b) => a - b);
};
