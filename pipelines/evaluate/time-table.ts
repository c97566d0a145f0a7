import { type CompetingTableRow, type EventTable, eventTableFromRows } from "../statistics/index.ts";

/** What happens to a group per day since time zero; days may repeat. Events are one count per cause (`causesOf`). */
export type Days = readonly CompetingTableRow[];

/** How many enter on a day since time zero. */
export type Entries = Pick<CompetingTableRow, "day" | "entered">;

/** Where somebody enters who is under observation from time zero: before day 0, so that an event on it counts. */
export const FROM_TIME_ZERO = -1;

/** So many persons who come under observation on a day. */
export const entering = (causes: readonly string[], { day, entered }: Entries): CompetingTableRow => ({
  day,
  entered,
  events: causes.map(() => 0),
  censored: 0,
});

/** So many persons whose time ends on a day, by the cause in this place, or by censoring where that is -1. */
export const leaving = (causes: readonly string[], cause: number, day: number, persons: number): CompetingTableRow => ({
  day,
  entered: 0,
  events: causes.map((_, i) => (i === cause ? persons : 0)),
  censored: cause < 0 ? persons : 0,
});

const sum = (counts: ArrayLike<number>): number => Array.from(counts).reduce((total, count) => total + count, 0);

/** How many leave on the day of a row, by whatever cause. */
export const leavers = ({ events, censored }: CompetingTableRow): number => sum(events) + censored;

export const entersLate = (days: Days): boolean => days.some(({ day, entered }) => day >= 0 && entered > 0);

/**
 * Counts per day as the estimators take them, and whether somebody enters late. Only an entry after time zero is late:
 * whoever enters on day 0 is at risk from before it, so that an event on the day of the first dose counts.
 */
export const counted = (days: Days): { readonly rows: Days; readonly delayedEntry: boolean } => {
  const delayedEntry = entersLate(days);
  return { rows: delayedEntry ? days : withoutEntries(days), delayedEntry };
};

/** Counts per day of a group, whatever event it is that ends a time. */
export const timeTable = (days: Days): EventTable => {
  const { rows, delayedEntry } = counted(days);
  const any = rows.map((row) => ({ ...row, events: sum(row.events) }));
  return eventTableFromRows(any, { delayedEntry, excluded: 0 });
};

/** The same group as if everyone had been under observation from time zero. */
export const withoutEntries = (days: Days): Days =>
  days.flatMap((row) => (leavers(row) > 0 ? [{ ...row, entered: 0 }] : []));

/** The last day on which somebody leaves, or another day where that is later. */
export const lastDay = (days: Days, atLeast: number): number =>
  days.reduce((last, row) => (leavers(row) > 0 ? Math.max(last, row.day) : last), atLeast);

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
