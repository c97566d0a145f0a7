import { edgeCaseRule } from "../../../schemas/agreement/edge-case-rule.ts";
import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { decimal, type Fraction, least, minus, most, over, times, zero } from "../fraction.ts";
import { observedIn } from "./group-facts.ts";
import type { RuleInput } from "./rule-input.ts";

/**
 * What each row costs at the price where the cost per QALY equals the limit: limit × QALYs gained, less all other costs,
 * over the units of a patient. Never below 0 and never above the price before the rule.
 */
export const atLimit = (
  formula: FormulaOf<"price-at-limit">,
  { agreement, rows, scenario, group }: RuleInput,
): readonly Fraction[] => {
  const qalys = qalysGained(formula, { agreement, scenario, group });
  return rows.map(({ quantity, listValue }) => {
    if (qalys === "as-listed") return listValue;
    const perPatient = minus(times(decimal(formula.limit), qalys), decimal(formula.other_incremental_costs));
    const price = most(zero, over(perPatient, decimal(formula.units_per_patient)));
    const cost = times(price, quantity);
    // A return is credited at no more than its price, as a unit is charged at no more than it.
    return quantity.n < 0n ? most(cost, listValue) : least(cost, listValue);
  });
};

const qalysGained = (
  { incremental_qalys, scaled_by }: FormulaOf<"price-at-limit">,
  { agreement, scenario, group }: Pick<RuleInput, "agreement" | "scenario" | "group">,
): Fraction | "as-listed" => {
  const declared = decimal(incremental_qalys);
  if (scaled_by === undefined) return declared;
  const observed = observedIn(group.observed(scaled_by.observed), scenario.estimate);
  if (observed !== null) return times(declared, over(observed, decimal(scaled_by.expected)));
  if (scenario.estimate === "cheapest") return zero;
  if (scenario.estimate === "dearest") return "as-listed";
  const held = edgeCaseRule(agreement, "estimate_missing") === "hold" && agreement.units?.invoiced === "nothing";
  return held ? zero : "as-listed";
};
