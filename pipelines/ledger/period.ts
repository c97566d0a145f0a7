import type { PeriodLength } from "../../schemas/agreement/settlement-terms.ts";
import type { SettlementPeriod } from "../../schemas/settlement-entry.ts";
import { addDays, addMonths } from "../evaluate/calendar.ts";

const months: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3, tertial: 4, year: 12 };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isDay = (text: string): boolean => DAY.test(text) && addDays(text, 0) === text;

/** The calendar period of a length that holds a day. */
export const periodAround = (day: string, length: PeriodLength): SettlementPeriod => {
  const size = months[length];
  const month = Number.parseInt(day.slice(5, 7), 10) - 1;
  const first = `${day.slice(0, 4)}-${String(month - (month % size) + 1).padStart(2, "0")}-01`;
  return { from: first, to: addDays(addMonths(first, size), -1) };
};

const periodAfter = ({ to }: SettlementPeriod, length: PeriodLength): SettlementPeriod =>
  periodAround(addDays(to, 1), length);

/**
 * A period as people write it: `2026-04-01..2026-06-30`, `2026-04`, `2026-Q2`, `2026-T1` (tertial) or `2026`; null for
 * anything else, a day that is not in the calendar and an end before its beginning included.
 */
export const parsePeriod = (text: string): SettlementPeriod | null => {
  const [from = "", to = "", ...rest] = text.split("..");
  if (rest.length === 0 && isDay(from) && isDay(to)) return from <= to ? { from, to } : null;
  const match = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|T([1-3])))?$/.exec(text);
  if (match === null) return null;
  const [, year = "", month, quarter, tertial] = match;
  const start = (number: string, size: number): string =>
    `${year}-${String((Number.parseInt(number, 10) - 1) * size + 1).padStart(2, "0")}-01`;
  if (month !== undefined) return periodAround(`${year}-${month}-01`, "month");
  if (quarter !== undefined) return periodAround(start(quarter, 3), "quarter");
  if (tertial !== undefined) return periodAround(start(tertial, 4), "tertial");
  return periodAround(`${year}-01-01`, "year");
};

/** Why a period cannot be booked after the last one; null where it can: the same one again, or the one that follows it. */
export const periodFault = (
  period: SettlementPeriod,
  last: SettlementPeriod | null,
  length: PeriodLength | null,
  asOf: string,
): string | null => {
  if (period.to > asOf) return `the period ends ${period.to}, and the live result is judged as of ${asOf}`;
  if (length !== null) {
    const own = periodAround(period.from, length);
    if (own.from !== period.from || own.to !== period.to) {
      return `the agreement settles by ${length}: ${own.from}..${own.to}, not ${period.from}..${period.to}`;
    }
  }
  if (last === null) return null;
  const again = period.from === last.from && period.to === last.to;
  if (again || period.from === addDays(last.to, 1)) return null;
  return `the last period booked is ${last.from}..${last.to}; book that one again, or the one that begins ${addDays(last.to, 1)}`;
};

/**
 * The period that is due where the command line names none: the one after the last booked if it has ended by the day of
 * judgement, else the last booked again; the last that has ended where nothing was booked.
 */
export const periodDue = (length: PeriodLength, last: SettlementPeriod | null, asOf: string): SettlementPeriod => {
  if (last !== null) {
    const next = periodAfter(last, length);
    return next.to <= asOf ? next : last;
  }
  const current = periodAround(asOf, length);
  return current.to <= asOf ? current : periodAround(addDays(current.from, -1), length);
};
