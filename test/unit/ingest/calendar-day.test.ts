import { expect, it } from "vitest";
import { calendarDay } from "../../../pipelines/ingest/calendar-day.ts";

const two = (n: number): string => String(n).padStart(2, "0");
const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

it.each([
  ["YYYY-MM-DD", (y: number, m: number, d: number) => `${y}-${two(m)}-${two(d)}`],
  ["DD.MM.YYYY", (y: number, m: number, d: number) => `${two(d)}.${two(m)}.${y}`],
  ["YYYYMMDD", (y: number, m: number, d: number) => `${y}${two(m)}${two(d)}`],
] as const)("the pattern of days as %s knows every day of two thousand years, and no other", (form, written) => {
  const pattern = new RegExp(`^(?:${calendarDay(form)})$`);
  const wrong: string[] = [];
  for (let year = 1000; year < 3000; year += 1)
    for (let month = 0; month <= 13; month += 1)
      for (const day of [0, 1, 10, 28, 29, 30, 31, 32]) {
        const text = written(year, month, day);
        if (pattern.test(text) !== (month >= 1 && month <= 12 && isDay(year, month, day))) wrong.push(text);
      }
  expect(wrong).toEqual([]);
  expect([written(999, 1, 1), written(3000, 1, 1)].filter((text) => pattern.test(text))).toEqual([]);
});
