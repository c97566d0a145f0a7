import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../schemas/agreement/edge-case-rule.ts";
import type { Payment } from "../../schemas/agreement/payment.ts";
import { addMonths } from "../../schemas/calendar.ts";
import type { Money } from "../../schemas/money.ts";
import {
  decimal,
  type Fraction,
  least,
  minus,
  most,
  over,
  percentage,
  plus,
  times,
  toMoney,
  zero,
} from "./fraction.ts";
import { parseMoney } from "./money.ts";
import type { CostedUnit } from "./price/costed-unit.ts";
import { type ScheduledPayment, shareOfPrice } from "./schedule.ts";

/** What of a patient decides the amount. */
export interface PatientCourse {
  readonly timeZero: string;
  readonly due: string;
  /** Day of the event that ended the matter; null where none is known. */
  readonly endedOn: string | null;
  /** The patient's own units, in order of date. */
  readonly units: readonly CostedUnit[];
}

/**
 * What a milestone is worth for one patient, in minor units.
 *
 * A share of the cost counts the patient's units through the due date, or the first so many of them. A share by the time
 * of the event is that of the first step whose limit the event comes before; while no event is known it is the most that
 * can be refunded, so that bounds hold.
 */
export const patientAmount = (scheduled: ScheduledPayment, agreement: Agreement, course: PatientCourse): Money => {
  const { part } = scheduled.payment;
  switch (part.kind) {
    case "equal-part":
    case "percent":
    case "fixed":
      return scheduled.amount;
    case "cost-share":
      return toMoney(times(percentage(part.percent), costOf(part, course)));
    case "by-event-time":
      return course.endedOn === null ? scheduled.amount : refundAt(part, agreement, course.timeZero, course.endedOn);
  }
};

type Part<K extends Payment["part"]["kind"]> = Extract<Payment["part"], { kind: K }>;

const costOf = ({ units, basis }: Part<"cost-share">, course: PatientCourse): Fraction => {
  let count = zero;
  let cost = zero;
  for (const { row, remaining } of course.units) {
    if (!row.carriesMoney || row.date > course.due || row.quantity.n === 0n) continue;
    const before = count;
    count = plus(count, row.quantity);
    const price = basis === "list" ? row.listValue : remaining;
    const limit = units === "through-due-date" ? null : decimal(String(units.first));
    const counted = limit === null ? row.quantity : minus(least(count, limit), least(before, limit));
    cost = plus(cost, times(price, over(counted, row.quantity)));
  }
  return most(zero, cost);
};

const refundAt = (part: Part<"by-event-time">, agreement: Agreement, timeZero: string, event: string): Money => {
  const step = part.steps.find(({ before_months }) => {
    const limit = addMonths(timeZero, before_months);
    if (event === limit) return edgeCaseRule(agreement, "event_on_due_date") === "counts-as-before";
    return event < limit;
  });
  return step === undefined ? 0n : shareOfPrice(parseMoney(agreement.amount?.list_price ?? "0"), step.percent);
};
