import type { Period, Person } from "./person.ts";

/** The recorded period of each day from a first to a last one; null where two different statements speak of one day. */
export const ventilatedDays = (
  person: Person,
  ongoingUntil: number,
  last: number,
  first = Number.NEGATIVE_INFINITY,
): ReadonlyMap<number, Period> | null => {
  const distinct = new Map(person.periods.map((period) => [JSON.stringify(period), period]));
  const calendar = new Map<number, Period>();
  for (const period of distinct.values()) {
    if (period.from > last) continue;
    const to = Math.max(period.from, Math.min(period.to ?? ongoingUntil, last));
    for (let day = Math.max(period.from, first); day <= to; day += 1) {
      if (calendar.has(day)) return null;
      calendar.set(day, period);
    }
  }
  return calendar;
};

/** The statements that say the same as a period does. */
export const saying = (person: Person, period: Period): readonly Period[] =>
  person.periods.filter((one) => JSON.stringify(one) === JSON.stringify(period));
