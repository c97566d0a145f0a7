import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Payment } from "../../schemas/agreement/payment.ts";
import { hundredPercent, tenThousandths } from "../../schemas/agreement/percent.ts";
import type { Money } from "../../schemas/money.ts";
import { fraction, percentage, times, toMoney } from "./fraction.ts";
import { apportion, parseMoney, splitEvenly } from "./money.ts";

/** What one milestone is worth, and what is done with it. */
export interface ScheduledPayment {
  /** The amount; where it depends on the patient, the most that it can come to as far as the agreement alone says. */
  readonly amount: Money;
  /** True where each patient's amount is that patient's own: a share of the cost, or one that the time of the event decides. */
  readonly perPatient: boolean;
  readonly payment: Payment;
}

/**
 * The amount of every milestone that carries money, in minor units per patient, by milestone id.
 *
 * Parts of the same kind are cut from the list price together, so that equal parts, and percentages that make 100, add
 * up to the list price to the last minor unit. Empty for agreements without money.
 */
export const paymentSchedule = (agreement: Agreement): ReadonlyMap<string, ScheduledPayment> => {
  const schedule = new Map<string, ScheduledPayment>();
  if (agreement.amount === undefined) return schedule;
  const price = parseMoney(agreement.amount.list_price ?? "0");
  const percentages = cutPercentages(agreement, price);
  for (const { id, payment } of agreement.milestones) {
    if (payment === null) continue;
    const amount = amountOf(payment, price) ?? percentages.get(id) ?? 0n;
    const perPatient = payment.part.kind === "cost-share" || payment.part.kind === "by-event-time";
    schedule.set(id, { amount, perPatient, payment });
  }
  return schedule;
};

/** A share of the price per patient, rounded to the nearest minor unit. */
export const shareOfPrice = (price: Money, percent: string): Money =>
  toMoney(times(percentage(percent), fraction(price, 100n)));

/** Null for percentages, which are cut together. */
const amountOf = ({ part }: Payment, price: Money): Money | null => {
  switch (part.kind) {
    case "equal-part":
      return splitEvenly(price, part.of)[part.number - 1] ?? 0n;
    case "fixed":
      return parseMoney(part.amount);
    case "percent":
      return null;
    case "cost-share":
      return 0n;
    case "by-event-time":
      return part.steps.map(({ percent }) => shareOfPrice(price, percent)).reduce((a, b) => (a > b ? a : b));
  }
};

const cutPercentages = (agreement: Agreement, price: Money): ReadonlyMap<string, Money> => {
  const parts = agreement.milestones.flatMap(({ id, payment }) =>
    payment?.part.kind === "percent" ? [{ id, weight: tenThousandths(payment.part.percent) }] : [],
  );
  if (parts.length === 0) return new Map();
  const weights = parts.map(({ weight }) => weight);
  const rest = hundredPercent - weights.reduce((total, weight) => total + weight, 0n);
  const amounts = apportion(price, [...weights, rest]);
  return new Map(parts.map(({ id }, i) => [id, amounts[i] ?? 0n]));
};
