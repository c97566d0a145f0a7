import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../../schemas/agreement/edge-case-rule.ts";
import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { compare, decimal, type Fraction, least, minus, most, one, over, percentage, times } from "../fraction.ts";
import { observedIn } from "./group-facts.ts";
import type { RuleInput } from "./rule-input.ts";
import type { Lean } from "./scenario.ts";

/** What each row's price loses by the result of the group; negative where the price rises. */
export const atPerformance = (
  formula: FormulaOf<"performance-price">,
  { agreement, basis, scenario, group }: RuleInput,
): readonly Fraction[] => {
  const observed = observedIn(group.observed(formula.observed), scenario.estimate);
  const factor =
    observed === null
      ? withoutEstimate(agreement, formula, scenario.estimate)
      : factorAt(formula, over(observed, decimal(formula.expected)));
  return basis.map((cost) => times(cost, minus(one, factor)));
};

/** The share of the price that a ratio of observed to expected gives. */
const factorAt = ({ factor }: FormulaOf<"performance-price">, ratio: Fraction): Fraction => {
  if (factor.kind === "steps") {
    const step = factor.steps.findLast(({ from }) => compare(decimal(from), ratio) <= 0);
    return percentage(step?.percent ?? factor.steps[0]?.percent ?? "100");
  }
  return most(percentage(factor.lowest_percent), least(percentage(factor.highest_percent), ratio));
};

/** Nothing is known of the result: the whole range of the price is open. */
const withoutEstimate = (agreement: Agreement, { factor }: FormulaOf<"performance-price">, lean: Lean): Fraction => {
  const all =
    factor.kind === "steps"
      ? factor.steps.map(({ percent }) => percentage(percent))
      : [percentage(factor.lowest_percent), percentage(factor.highest_percent)];
  const lowest = all.reduce(least, one);
  const highest = all.reduce(most, lowest);
  if (lean === "cheapest") return lowest;
  if (lean === "dearest") return most(one, highest);
  if (edgeCaseRule(agreement, "estimate_missing") === "price-unchanged") return one;
  return agreement.units?.invoiced === "nothing" ? lowest : one;
};
