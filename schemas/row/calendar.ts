import type { Dialect } from "../dialect.ts";

const forms: Readonly<
  Record<Dialect["date"], { readonly form: string; readonly order: readonly [number, number, number] }>
> = {
  "YYYY-MM-DD": { form: "(\\d{4})-(\\d{2})-(\\d{2})", order: [0, 1, 2] },
  "DD.MM.YYYY": { form: "(\\d{2})\\.(\\d{2})\\.(\\d{4})", order: [2, 1, 0] },
  YYYYMMDD: { form: "(\\d{4})(\\d{2})(\\d{2})", order: [0, 1, 2] },
};

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const CLOCK = /^(\d{2}):(\d{2})(?::(\d{2}))?$/u;

/** ISO date of a text in the declared form; null where it is not one, or no day of the proleptic Gregorian calendar. */
export const isoDate = (text: string, form: Dialect["date"]): string | null => {
  const parts = new RegExp(`^${forms[form].form}$`, "u").exec(text)?.slice(1);
  if (parts === undefined) return null;
  const [y, m, d] = forms[form].order.map((i) => parts[i] ?? "");
  if (y === undefined || m === undefined || d === undefined) return null;
  const month = Number(m);
  const day = Number(d);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(Number(y), month) ? `${y}-${m}-${d}` : null;
};

/** HH:MM:SS of a clock time; null where it is not one. */
export const clockTime = (text: string): string | null => {
  const [, hour, minute, second = "00"] = CLOCK.exec(text) ?? [];
  if (hour === undefined || minute === undefined) return null;
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 ? `${hour}:${minute}:${second}` : null;
};

/** HH:MM:SS of whole seconds since midnight; null where it is not such a number. */
export const secondsTime = (text: string): string | null => {
  const seconds = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (!(seconds <= 86_399)) return null;
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((n) => String(n).padStart(2, "0"))
    .join(":");
};

const WITH_TIME = /^(.+?)(?:[T ](\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?)?$/u;

/** `YYYY-MM-DD HH:MM:SS` of a date in the declared form with or without a time; null where it is not one. */
export const isoTimestamp = (text: string, form: Dialect["date"]): string | null => {
  const [, day = "", clock = "00:00:00"] = WITH_TIME.exec(text) ?? [];
  const date = isoDate(day, form);
  const time = clockTime(clock);
  return date === null || time === null ? null : `${date} ${time}`;
};
