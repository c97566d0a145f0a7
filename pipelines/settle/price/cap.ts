import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { decimal, type Fraction, minus, most, over, percentage, times, zero } from "../fraction.ts";
import { countUnits, thresholdShare } from "./count-units.ts";
import type { RuleInput } from "./rule-input.ts";
import type { UnitRow } from "./unit-row.ts";

/**
 * What a cap takes off each row: the agreed share of what a count costs above the limit, spread over all its rows in
 * proportion to their cost, so that suppliers who share a cap bear it by their shares.
 */
export const overCap = (
  formula: FormulaOf<"cap">,
  { agreement, rows, basis, scenario }: RuleInput,
): readonly Fraction[] => {
  const { counting } = formula;
  const limit = decimal(formula.amount);
  const share = percentage(formula.percent);
  const cost = new Map(rows.map((row, i) => [row, basis[i] ?? zero]));
  const counted = countUnits(rows, agreement, counting, (row) => cost.get(row) ?? zero, scenario["body-part"]);
  const reached = new Map(counted.map(({ key, after }) => [key, after]));
  // Rows of one count lie in one period, so the same share of their cost is above its limit.
  const shares = new Map<string, Fraction>();
  const shareAbove = (key: string, row: UnitRow): Fraction => {
    const known = shares.get(key);
    if (known !== undefined) return known;
    const whole = reached.get(key) ?? zero;
    const overrun = most(zero, minus(whole, times(limit, thresholdShare(agreement, counting, row))));
    const above = whole.n <= 0n ? zero : over(times(overrun, share), whole);
    shares.set(key, above);
    return above;
  };
  return rows.map((row, i) => times(basis[i] ?? zero, shareAbove(counted[i]?.key ?? "", row)));
};
