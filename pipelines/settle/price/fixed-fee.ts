import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { compare, decimal, type Fraction, minus, zero } from "../fraction.ts";
import { countUnits } from "./count-units.ts";
import type { RuleInput } from "./rule-input.ts";

/** What each row costs under one fee: the fee on the row that reaches the agreed unit, nothing before and after it. */
export const feeOnly = (
  formula: FormulaOf<"fixed-fee">,
  { agreement, rows, scenario }: RuleInput,
): readonly Fraction[] => {
  const fee = decimal(formula.amount);
  const trigger = decimal(formula.from_unit);
  const due = (units: Fraction): Fraction => (compare(units, trigger) >= 0 ? fee : zero);
  return countUnits(rows, agreement, formula.counting, ({ quantity }) => quantity, scenario["body-part"]).map(
    ({ before, after }) => minus(due(after), due(before)),
  );
};
