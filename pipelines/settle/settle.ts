import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Consequence, Payment } from "../../schemas/agreement/payment.ts";
import type { Milestone, MilestoneStatus, Settlement } from "../../schemas/evaluation.ts";
import { inMinorUnits, type MinorUnits, type Money } from "../../schemas/money.ts";
import { sum } from "./money.ts";
import type { UnitSettlement } from "./price/settle-units.ts";
import { paymentSchedule } from "./schedule.ts";

type Line = Settlement["lines"][number];
type LineKind = Line["kind"];

/** A line together with the net amounts it can come to: 0 and upwards is paid, below 0 is paid back. */
interface Judged {
  readonly line: Line;
  readonly lower: Money;
  readonly upper: Money;
}

/**
 * What is owed under an agreement as judged: one line per milestone that carries money, the lines of the price rules,
 * totals, and bounds.
 *
 * Lines are cumulative from the start of the agreement, each with the full amount of its milestone and what is done
 * with it. The bounds are the net amount payable (payable less refundable) if everything that is not decided (unknown,
 * not reported yet, awaiting a retest, disputed) turns out best for the payer, and best for the supplier; they hold
 * whatever the agreement says of the unknown, and the settled amount lies between them. Milestones that are not due
 * stand outside both. Null for an agreement without money.
 */
export const settle = (
  milestones: readonly Milestone[],
  agreement: Agreement,
  units: UnitSettlement | null = null,
): Settlement | null => {
  const { amount: price } = agreement;
  if (price === undefined) return null;
  const schedule = paymentSchedule(agreement);
  const judged = milestones.flatMap((milestone) => {
    const scheduled = schedule.get(milestone.milestone);
    if (scheduled === undefined) return [];
    const own = scheduled.perPatient && milestone.amount !== null ? BigInt(milestone.amount) : scheduled.amount;
    return [judgeLine(milestone, own, scheduled.payment)];
  });
  const lines = [...judged.map(({ line }) => line), ...(units?.lines ?? [])];
  const total = (kind: LineKind): MinorUnits =>
    inMinorUnits(sum(lines.filter((line) => line.kind === kind).map(({ amount }) => BigInt(amount))));
  return {
    currency: price.currency,
    priceLevel: price.price_level,
    vat: price.vat,
    lines,
    totals: {
      payable: total("payable"),
      refundable: total("refundable"),
      held: total("held"),
      disputed: total("disputed"),
      notDue: total("not-due"),
    },
    bounds: {
      lower: inMinorUnits(sum(judged.map(({ lower }) => lower)) + (units?.lower ?? 0n)),
      upper: inMinorUnits(sum(judged.map(({ upper }) => upper)) + (units?.upper ?? 0n)),
    },
    missing: [...(units?.missing ?? [])],
  };
};

const judgeLine = (milestone: Milestone, amount: Money, payment: Payment): Judged => {
  const kind = kindOf(milestone.status, payment);
  const now = net(kind, amount);
  const possible = isDecided(milestone.status)
    ? [now]
    : [now, ...outcomes.map((answer) => net(kinds[payment[answer]], amount))];
  const { figure, patient, milestone: id, due, status } = milestone;
  return {
    line: {
      figure,
      patient,
      milestone: id,
      term: id,
      period: null,
      supplier: null,
      due,
      status,
      kind,
      amount: inMinorUnits(amount),
    },
    lower: possible.reduce((least, each) => (each < least ? each : least)),
    upper: possible.reduce((most, each) => (each > most ? each : most)),
  };
};

/** What a milestone that is not decided can still come to. */
const outcomes = ["when_met", "when_not_met", "when_not_applicable"] as const;

const kinds: Readonly<Record<Consequence, LineKind>> = {
  pay: "payable",
  refund: "refundable",
  hold: "held",
  nothing: "not-payable",
};

const kindOf = (status: MilestoneStatus, payment: Payment): LineKind => {
  switch (status) {
    case "MET":
      return kinds[payment.when_met];
    case "NOT_MET":
      return kinds[payment.when_not_met];
    case "UNKNOWN":
      return kinds[payment.when_unknown];
    case "PENDING":
      return kinds[payment.when_pending];
    case "NOT_APPLICABLE":
      return kinds[payment.when_not_applicable];
    case "RETEST_DUE":
      return "held";
    case "DISPUTED":
      return "disputed";
    case "NOT_DUE":
      return "not-due";
  }
};

const isDecided = (status: MilestoneStatus): boolean =>
  status === "MET" || status === "NOT_MET" || status === "NOT_APPLICABLE" || status === "NOT_DUE";

const net = (kind: LineKind, amount: Money): Money => {
  if (kind === "payable") return amount;
  return kind === "refundable" ? -amount : 0n;
};
