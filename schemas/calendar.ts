/**
 * Calendar arithmetic on ISO dates, in whole days of the proleptic Gregorian calendar. No clock, no time zone.
 */

/** Days from 1970-01-01 to an ISO date. */
export const dayNumber = (iso: string): number => {
  const [year, month, day] = parts(iso);
  // Years begin in March here, so that the leap day is the last one and months need no table.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** The ISO date so many days after 1970-01-01. */
export const isoDate = (dayNumber: number): string => {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return text(year, month, dayOfYear - Math.floor((153 * m + 2) / 5) + 1);
};

export const addDays = (iso: string, days: number): string => isoDate(dayNumber(iso) + days);

/** Whole days from one ISO date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The same day of the month so many calendar months later, clamped: 31 August + 6 months is the last of February. */
export const addMonths = (iso: string, months: number): string => {
  const [year, month, day] = parts(iso);
  const target = year * 12 + (month - 1) + months;
  const inYear = Math.floor(target / 12);
  const inMonth = target - inYear * 12 + 1;
  return text(inYear, inMonth, Math.min(day, daysIn(inYear, inMonth)));
};

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const parts = (iso: string): readonly [number, number, number] => [
  Number.parseInt(iso.slice(0, 4), 10),
  Number.parseInt(iso.slice(5, 7), 10),
  Number.parseInt(iso.slice(8, 10), 10),
];

const text = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
