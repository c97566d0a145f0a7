import type { OutcomeRow } from "../../schemas/measure.ts";
import { type EventTable, eventTableFromPersons } from "../statistics/index.ts";

/** One person's time, as the estimators take it. */
export interface PersonTime {
  readonly entry: number;
  readonly time: number;
  readonly event: 0 | 1;
}

/** Times of the persons whose outcome is observed; the others have their own counts and never shrink a denominator unseen. */
export const observedTimes = (rows: readonly OutcomeRow[]): readonly PersonTime[] =>
  rows.flatMap(({ status, entry_days, time_days, event }) =>
    status === "observed" && time_days !== null && event !== null
      ? [{ entry: entry_days, time: time_days, event }]
      : [],
  );

export const entersLate = (times: readonly PersonTime[]): boolean => times.some(({ entry }) => entry > 0);

/**
 * Counts per day of a group. Whoever enters on day 0 is at risk from before it, so that an event on the day of the first
 * dose counts; only an entry after time zero is late.
 */
export const timeTable = (times: readonly PersonTime[]): EventTable => {
  const columns = { time: times.map(({ time }) => time), event: times.map(({ event }) => event) };
  if (!entersLate(times)) return eventTableFromPersons(columns);
  return eventTableFromPersons({ ...columns, entry: times.map(({ entry }) => (entry > 0 ? entry : -1)) });
};

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
