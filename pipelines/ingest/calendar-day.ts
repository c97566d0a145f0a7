import type { Dialect } from "../../schemas/dialect.ts";

const anyYear = "[12][0-9]{3}";
const leapYear = "[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:12|16|20|24|28)00";

/** Days, months and years of which every combination is a day of the calendar. */
const calendar = [
  { day: "0[1-9]|1[0-9]|2[0-8]", month: "0[1-9]|1[0-2]", year: anyYear },
  { day: "29|30", month: "0[13-9]|1[0-2]", year: anyYear },
  { day: "31", month: "0[13578]|1[02]", year: anyYear },
  { day: "29", month: "02", year: leapYear },
] as const;

/** The pattern of the days that exist, from the year 1000 to 2999, as a dialect writes them. */
export const calendarDay = (form: Dialect["date"]): string =>
  calendar.map(({ day, month, year }) => written[form](`(?:${day})`, `(?:${month})`, `(?:${year})`)).join("|");

const written: Readonly<Record<Dialect["date"], (day: string, month: string, year: string) => string>> = {
  "YYYY-MM-DD": (day, month, year) => `${year}-${month}-${day}`,
  "DD.MM.YYYY": (day, month, year) => `${day}[.]${month}[.]${year}`,
  YYYYMMDD: (day, month, year) => `${year}${month}${day}`,
};
