import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { decimal, type Fraction, least, minus, most, over, percentage, times, zero } from "../fraction.ts";
import { countUnits } from "./count-units.ts";
import type { RuleInput } from "./rule-input.ts";

/** What a share off all units, the first ones, or those after the first ones takes off each row. */
export const shareOff = (
  formula: FormulaOf<"share-off">,
  { agreement, rows, basis, scenario }: RuleInput,
): readonly Fraction[] => {
  const share = percentage(formula.percent);
  const { of } = formula;
  if (of.units === "all") return basis.map((cost) => times(cost, share));
  const limit = decimal(of.count);
  // How many of so many units lie among the chosen ones.
  const chosen = (units: Fraction): Fraction =>
    of.units === "first" ? least(units, limit) : most(zero, minus(units, limit));
  return countUnits(rows, agreement, of.counting, ({ quantity }) => quantity, scenario["body-part"]).map(
    ({ before, after }, i) => {
      const quantity = minus(after, before);
      if (quantity.n === 0n) return zero;
      const part = over(minus(chosen(after), chosen(before)), quantity);
      return times(times(basis[i] ?? zero, share), part);
    },
  );
};
