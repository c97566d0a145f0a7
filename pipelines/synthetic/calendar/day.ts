/** A calendar day as whole days since 1970-01-01; the made-up registers compute in these and write ISO dates. */
export type Day = number;

const DAY_MS = 86_400_000;
const known = new Map<Day, string>();

/** The day as `YYYY-MM-DD`. */
export const iso = (day: Day): string => {
  const found = known.get(day);
  if (found !== undefined) return found;
  const made = new Date(day * DAY_MS).toISOString().slice(0, 10);
  known.set(day, made);
  return made;
};

export const dayOf = (isoDate: string): Day => Math.round(Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS);

export const yearOf = (day: Day): number => Number(iso(day).slice(0, 4));

/** The same day of the month so many calendar months later, clamped to the last day of that month. */
export const addMonths = (day: Day, months: number): Day => {
  const from = new Date(day * DAY_MS);
  const target = from.getUTCFullYear() * 12 + from.getUTCMonth() + months;
  const year = Math.floor(target / 12);
  const month = target - year * 12;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Math.round(Date.UTC(year, month, Math.min(from.getUTCDate(), lastDay)) / DAY_MS);
};

/** Minutes after midnight as `HH:MM`. */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Local date and time without offset. */
export const timestamp = (day: Day, minutes: number): string => `${iso(day)}T${clock(minutes)}:00`;
