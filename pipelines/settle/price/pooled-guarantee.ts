import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../../schemas/agreement/edge-case-rule.ts";
import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import type { Milestone, MilestoneStatus } from "../../../schemas/evaluation.ts";
import type { Money } from "../../../schemas/money.ts";
import {
  compare,
  decimal,
  type Fraction,
  fraction,
  least,
  minus,
  most,
  percentage,
  times,
  toMoney,
  zero,
} from "../fraction.ts";
import type { GroupFacts } from "./group-facts.ts";

/** What a guaranteed share comes to. */
export interface GuaranteeAmount {
  readonly status: MilestoneStatus;
  /** Last due date of those counted; null where nobody is. */
  readonly due: string | null;
  /** Refunds in minor units: as agreed, and with everyone unknown counted as success and as failure. */
  readonly agreed: Money;
  readonly least: Money;
  readonly most: Money;
  readonly unknown: number;
}

/**
 * max(0, p0 − k/n) · n · P over the patients whose milestone has fallen due: k met, n met or not met.
 *
 * With the exact-interval rule there is a refund only where the upper limit lies below p0. Below the agreed number of
 * patients there is none. Patients to whom the milestone does not apply are not in n; while one is still pending,
 * disputed, or awaits a retest, the whole is pending.
 */
export const pooledGuarantee = (
  formula: FormulaOf<"pooled-guarantee">,
  agreement: Agreement,
  milestones: readonly Milestone[],
  upperLimit: GroupFacts["upperLimit"],
): GuaranteeAmount => {
  const own = milestones.filter(({ milestone }) => milestone === formula.milestone);
  const count = (...statuses: readonly MilestoneStatus[]): number =>
    own.filter(({ status }) => statuses.includes(status)).length;
  const met = count("MET");
  const failed = count("NOT_MET");
  const unknown = count("UNKNOWN");
  const open = count("PENDING", "RETEST_DUE", "DISPUTED");
  const refund = (k: number, n: number): Money => toMoney(refundFor(formula, agreement, upperLimit, k, n));
  const undecided = unknown + open;
  const rule = unknown === 0 ? "not-in-n" : edgeCaseRule(agreement, "unknown_in_n");
  const agreed =
    rule === "not-in-n"
      ? refund(met, met + failed)
      : refund(met + (rule === "as-success" ? unknown : 0), met + failed + unknown);
  // Every way the undecided can turn out, being left out among them, since a refund is not monotone in n alone.
  const possible = [agreed];
  for (let in_n = 0; in_n <= undecided; in_n += 1) {
    possible.push(refund(met + in_n, met + failed + in_n), refund(met, met + failed + in_n));
  }
  const due = own
    .filter(({ status }) => status !== "NOT_DUE" && status !== "NOT_APPLICABLE")
    .reduce<string | null>((last, each) => (last === null || each.due > last ? each.due : last), null);
  return {
    status: due === null ? "NOT_DUE" : open > 0 ? "PENDING" : "MET",
    due,
    agreed,
    least: possible.reduce((a, b) => (a < b ? a : b)),
    most: possible.reduce((a, b) => (a > b ? a : b)),
    unknown: undecided,
  };
};

const refundFor = (
  { guaranteed_percent, rule, minimum_n, maximum_percent }: FormulaOf<"pooled-guarantee">,
  { amount }: Agreement,
  upperLimit: GroupFacts["upperLimit"],
  k: number,
  n: number,
): Fraction => {
  if (n < minimum_n || amount?.list_price === undefined) return zero;
  const guaranteed = percentage(guaranteed_percent);
  if (rule === "exact-interval") {
    // The limit decides whether there is a refund; the refund itself is computed from whole numbers.
    if (compare(upperLimit(k, n), guaranteed) >= 0) return zero;
  }
  const all = fraction(BigInt(n));
  const lacking = most(zero, minus(times(guaranteed, all), fraction(BigInt(k))));
  const price = decimal(amount.list_price);
  return least(times(lacking, price), times(times(percentage(maximum_percent), all), price));
};
