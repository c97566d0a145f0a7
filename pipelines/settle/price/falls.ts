import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { compare, decimal, type Fraction, minus, one, over, percentage, times, zero } from "../fraction.ts";

/** A threshold at which the total cost falls although more is used. */
export interface Fall {
  /** Volume at which it falls, units or sales as the tiers are measured. */
  readonly at: Fraction;
  /** Volume at which the total is again what it was just below; null where it never is. */
  readonly until: Fraction | null;
}

/**
 * Where all-unit tiers make the total fall: at each threshold where the rate rises, because the higher rate goes to the
 * units below as well. From there up to `until` more units cost less in all than fewer. Empty for marginal tiers.
 */
export const fallsOf = ({ method, tiers }: FormulaOf<"tiers">): readonly Fall[] => {
  if (method === "marginal") return [];
  return tiers.flatMap(({ from, percent }, i): Fall[] => {
    const at = decimal(from);
    const [before, paid] = [percentage(tiers[i - 1]?.percent ?? "0"), minus(one, percentage(percent))];
    const paidBefore = minus(one, before);
    if (compare(at, zero) === 0 || compare(paid, paidBefore) >= 0) return [];
    return [{ at, until: compare(paid, zero) === 0 ? null : over(times(at, paidBefore), paid) }];
  });
};
