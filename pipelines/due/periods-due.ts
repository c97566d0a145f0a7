import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Counting } from "../../schemas/agreement/counting.ts";
import type { PriceFormula } from "../../schemas/agreement/price-formula.ts";
import type { PeriodDue } from "../../schemas/due.ts";
import { addDays, addMonths } from "../evaluate/calendar.ts";
import { periodAround } from "../ledger/period.ts";
import { type Period, periodOf } from "../settle/price/period.ts";

const countingOf = (formula: PriceFormula): Counting | null => {
  if (formula.kind === "share-off") return formula.of.units === "all" ? null : formula.of.counting;
  return "counting" in formula ? formula.counting : null;
};

/** What ends again and again, and the period that holds a day. */
type Recurring = Pick<PeriodDue, "what" | "rule" | "title"> & { readonly periodOf: (day: string) => Period };

const recurring = (agreement: Agreement): readonly Recurring[] => {
  const { settlement, units, price_rules, effective } = agreement;
  return [
    ...(settlement === undefined
      ? []
      : [
          {
            what: "settlement" as const,
            ...{ rule: null, title: null },
            periodOf: (day: string) => periodAround(day, settlement.period),
          },
        ]),
    ...(units === undefined || price_rules.length === 0
      ? []
      : [
          {
            what: "units" as const,
            ...{ rule: null, title: null },
            periodOf: (day: string) => periodOf(units.settlement_period, day, effective.from),
          },
        ]),
    ...price_rules.flatMap(({ id, title, formula }) => {
      const over = countingOf(formula)?.over;
      if (over !== "calendar-year" && over !== "agreement-year") return [];
      return [
        { what: "count" as const, rule: id, title, periodOf: (day: string) => periodOf(over, day, effective.from) },
      ];
    }),
  ];
};

/**
 * Periods of settlement and of price rules that end within a year of the day of judgement, in order of their end.
 *
 * A period counts only as far as the agreement is in force. Its data can be expected when the lag of the slowest source
 * has passed. Counts that never begin again, or with each course of treatment, have no day.
 */
export const periodsDue = (agreement: Agreement, asOf: string): readonly PeriodDue[] => {
  const { effective, sources } = agreement;
  const lag = Math.max(...sources.map(({ data_lag_days }) => data_lag_days));
  const horizon = addMonths(asOf, 12);
  return recurring(agreement)
    .flatMap(({ periodOf: at, ...what }) => {
      const found: PeriodDue[] = [];
      let day = asOf > effective.from ? asOf : effective.from;
      while (day <= horizon && (effective.to === undefined || day <= effective.to)) {
        const whole = at(day);
        const to = effective.to !== undefined && effective.to < whole.to ? effective.to : whole.to;
        const from = effective.from > whole.from ? effective.from : whole.from;
        if (to <= horizon) found.push({ ...what, from, to, dataBy: addDays(to, lag) });
        day = addDays(whole.to, 1);
      }
      return found;
    })
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};

const key = ({ to, what, rule }: PeriodDue): string => `${to} ${what} ${rule ?? ""}`;
