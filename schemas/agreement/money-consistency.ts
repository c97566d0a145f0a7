import type { Agreement } from "./agreement.ts";
import { type Contradiction, contradiction as fault } from "./contradiction.ts";
import type { Payment } from "./payment.ts";
import { hundredPercent, tenThousandths } from "./percent.ts";

/** Contradictions between the price, the parts that milestones carry, and what is done with them. */
export const moneyFaults = (a: Agreement): Contradiction[] => {
  const paid = a.milestones.flatMap(({ payment }, i) => (payment === null ? [] : [{ payment, i }]));
  const faults: Contradiction[] = [];
  const parts = paid.filter(({ payment }) => payment.part.kind !== "fixed" && payment.part.kind !== "cost-share");
  const guaranteed = a.price_rules.some(({ formula }) => formula.kind === "pooled-guarantee");
  if (paid.length > 0 && a.amount === undefined) {
    faults.push(fault("milestones with payments need an amount", "amount"));
  }
  if (paid.length === 0 && a.price_rules.length === 0 && a.amount !== undefined) {
    faults.push(fault("no milestone carries a payment, and there is no price rule", "amount"));
  }
  if (parts.length > 0 && a.amount !== undefined && a.amount.list_price === undefined) {
    faults.push(fault("parts of a price need list_price", "amount"));
  }
  if (paid.length === 0 && !guaranteed && a.amount?.list_price !== undefined) {
    faults.push(fault("no milestone or guarantee is a part of this price", "amount", "list_price"));
  }
  if (a.amount?.list_price !== undefined && !minorUnits.test(a.amount.list_price)) {
    faults.push(fault("expected at most two decimals", "amount", "list_price"));
  }
  for (const { payment, i } of paid) faults.push(...answerFaults(payment, i));
  faults.push(...partFaults(paid));
  if (a.amount === undefined) {
    for (const [i, { field }] of a.disclosure.confidential.entries()) {
      faults.push(
        fault(`${field}: this agreement has no amount to keep back`, "disclosure", "confidential", i, "field"),
      );
    }
  }
  return faults;
};

const minorUnits = /^\d+(\.\d{1,2})?$/;

// Anything else would settle the unknown better, or worse, for a party than any outcome could, and leave the bounds.
const answerFaults = (payment: Payment, i: number): Contradiction[] =>
  (["when_unknown", "when_pending"] as const).flatMap((answer) =>
    [payment.when_met, payment.when_not_met, "hold"].includes(payment[answer])
      ? []
      : [fault("expected hold, or the same as when_met or when_not_met", "milestones", i, "payment", answer)],
  );

const partFaults = (paid: readonly { readonly payment: Payment; readonly i: number }[]): Contradiction[] => {
  const faults: Contradiction[] = [];
  const numbers = new Map<number, number>();
  let share = 0n;
  const [first] = paid.flatMap(({ payment: { part } }) => (part.kind === "equal-part" ? [part.of] : []));
  for (const { payment, i } of paid) {
    const { part } = payment;
    const place = ["milestones", i, "payment", "part"] as const;
    if (part.kind === "fixed" && !minorUnits.test(part.amount)) {
      faults.push(fault("expected at most two decimals", ...place, "amount"));
    }
    if (part.kind === "percent") share += tenThousandths(part.percent);
    if (part.kind === "by-event-time") faults.push(...stepFaults(part.steps, [...place, "steps"]));
    if (part.kind === "cost-share" && tenThousandths(part.percent) > hundredPercent) {
      faults.push(fault("expected at most 100", ...place, "percent"));
    }
    if (part.kind !== "equal-part") continue;
    if (part.of !== first) faults.push(fault("equal parts must all be of the same number", ...place, "of"));
    if (part.number > part.of) faults.push(fault("expected at most the number of parts", ...place, "number"));
    if (numbers.has(part.number)) faults.push(fault("this part is paid twice", ...place, "number"));
    numbers.set(part.number, i);
  }
  if (share > hundredPercent) faults.push(fault("the percentages add up to more than 100", "milestones"));
  if (first !== undefined && numbers.size !== first) {
    faults.push(fault(`expected each of the ${first} equal parts once`, "milestones"));
  }
  return faults;
};

const stepFaults = (
  steps: readonly { readonly before_months: number; readonly percent: string }[],
  path: readonly (string | number)[],
): Contradiction[] =>
  steps.flatMap(({ before_months, percent }, i) => [
    ...(before_months <= (steps[i - 1]?.before_months ?? 0)
      ? [fault("expected more months than the step before", ...path, i, "before_months")]
      : []),
    ...(tenThousandths(percent) > hundredPercent ? [fault("expected at most 100", ...path, i, "percent")] : []),
  ]);
