import type { PriceFormula } from "../../../schemas/agreement/price-formula.ts";
import type { PriceRule } from "../../../schemas/agreement/price-rule.ts";
import { compare, type Fraction, minus, zero } from "../fraction.ts";
import { atIndicationPrice } from "./by-indication.ts";
import { overCap } from "./cap.ts";
import { feeOnly } from "./fixed-fee.ts";
import { flatAboveWeight } from "./flat-above-weight.ts";
import { atPerformance } from "./performance-price.ts";
import type { RuleInput } from "./rule-input.ts";
import { atScoreBand } from "./score-bands.ts";
import { shareOff } from "./share-off.ts";
import { atLimit } from "./solved-price.ts";
import { tierRebate } from "./tiers.ts";
import type { UnitRow } from "./unit-row.ts";

/**
 * What each row costs after the rule, given what it costs before it.
 *
 * A rule that takes shares takes them of the list value or of what is left, as it says, and never takes more than is
 * left. A rule that sets the price anew replaces what it finds. Rows that the rule is not about keep their cost.
 */
export const applyRule = (
  rule: PriceRule,
  rows: readonly UnitRow[],
  costs: readonly Fraction[],
  rest: Pick<RuleInput, "agreement" | "scenario" | "group">,
): readonly Fraction[] => {
  const chosen = rows.flatMap((row, i) =>
    rule.substances === undefined || rule.substances.includes(row.substance) ? [i] : [],
  );
  const own = chosen.flatMap((i) => rows.slice(i, i + 1));
  const before = chosen.map((i) => costs[i] ?? zero);
  const basis = rule.basis === "list" ? own.map(({ listValue }) => listValue) : before;
  const effect = effectOf(rule.formula, { ...rest, rows: own, basis });
  const after = [...costs];
  for (const [place, i] of chosen.entries()) {
    const cost = before[place] ?? zero;
    const found = effect.amounts[place] ?? zero;
    after[i] = effect.kind === "new-cost" ? found : withinCost(minus(cost, found), cost);
  }
  return after;
};

/** A rebate leaves no less than nothing of a cost, and no less than nothing of a return's credit. */
const withinCost = (left: Fraction, cost: Fraction): Fraction =>
  compare(cost, zero) >= 0 ? (compare(left, zero) < 0 ? zero : left) : compare(left, zero) > 0 ? zero : left;

/** What a formula gives for each row: what it takes off, or what the row costs from now on. */
interface Effect {
  readonly kind: "taken-off" | "new-cost";
  readonly amounts: readonly Fraction[];
}

const effectOf = (formula: PriceFormula, input: RuleInput): Effect => {
  switch (formula.kind) {
    case "share-off":
      return { kind: "taken-off", amounts: shareOff(formula, input) };
    case "tiers":
      return { kind: "taken-off", amounts: tierRebate(formula, input) };
    case "cap":
      return { kind: "taken-off", amounts: overCap(formula, input) };
    case "flat-above-weight":
      return { kind: "taken-off", amounts: flatAboveWeight(formula, input) };
    case "performance-price":
      return { kind: "taken-off", amounts: atPerformance(formula, input) };
    case "bands-by-score-change":
      return { kind: "taken-off", amounts: atScoreBand(formula, input) };
    case "fixed-fee":
      return { kind: "new-cost", amounts: feeOnly(formula, input) };
    case "by-indication":
      return { kind: "new-cost", amounts: atIndicationPrice(formula, input) };
    case "price-at-limit":
      return { kind: "new-cost", amounts: atLimit(formula, input) };
    case "pooled-guarantee":
      // Settled on patients, not on units.
      return { kind: "taken-off", amounts: input.rows.map(() => zero) };
  }
};
