import { addDays, addMonths, daysBetween } from "../../../schemas/calendar.ts";

/** A stretch of days; both ends are included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export type PeriodKind = "calendar-year" | "agreement-year" | "quarter" | "month";

/** The period of a kind that a day lies in. Agreement years begin on the anniversaries of the first day in force, clamped. */
export const periodOf = (kind: PeriodKind, day: string, effectiveFrom: string): Period => {
  if (kind === "agreement-year") return agreementYear(day, effectiveFrom);
  const year = day.slice(0, 4);
  if (kind === "calendar-year") return { from: `${year}-01-01`, to: `${year}-12-31` };
  const month = Number.parseInt(day.slice(5, 7), 10);
  const first = kind === "month" ? month : month - ((month - 1) % 3);
  const from = `${year}-${String(first).padStart(2, "0")}-01`;
  return { from, to: addDays(addMonths(from, kind === "month" ? 1 : 3), -1) };
};

const agreementYear = (day: string, effectiveFrom: string): Period => {
  const guess = Number.parseInt(day.slice(0, 4), 10) - Number.parseInt(effectiveFrom.slice(0, 4), 10);
  const years = addMonths(effectiveFrom, guess * 12) <= day ? guess : guess - 1;
  return {
    from: addMonths(effectiveFrom, years * 12),
    to: addDays(addMonths(effectiveFrom, (years + 1) * 12), -1),
  };
};

/** Days of a period in which the agreement is in force, and all its days. */
export const daysInForce = (
  { from, to }: Period,
  effective: { readonly from: string; readonly to?: string | undefined },
): { readonly inForce: bigint; readonly all: bigint } => {
  const first = effective.from > from ? effective.from : from;
  const last = effective.to !== undefined && effective.to < to ? effective.to : to;
  return {
    inForce: BigInt(Math.max(0, daysBetween(first, last) + 1)),
    all: BigInt(daysBetween(from, to) + 1),
  };
};
