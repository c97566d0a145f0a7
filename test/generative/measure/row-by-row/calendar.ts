/** Day 0 of the made-up calendar; dates are whole days from it. */
const EPOCH = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

export const iso = (day: number): string => new Date(EPOCH + day * DAY).toISOString().slice(0, 10);

/** Days from the first day of the calendar to a date. */
export const dayOf = (date: string): number => Math.round((Date.parse(`${date}T00:00:00Z`) - EPOCH) / DAY);

/** So many calendar months after a day, clamped to the end of the month. */
export const monthsLater = (day: number, months: number): number => {
  const [year = 0, month = 0, date = 0] = iso(day).split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return Math.round((Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)) - EPOCH) / DAY);
};
