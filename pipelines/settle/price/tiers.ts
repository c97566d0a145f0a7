import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { compare, decimal, type Fraction, minus, most, over, percentage, times, total, zero } from "../fraction.ts";
import { countUnits, thresholdShare } from "./count-units.ts";
import type { RuleInput } from "./rule-input.ts";
import type { UnitRow } from "./unit-row.ts";

interface Tier {
  readonly from: Fraction;
  readonly rate: Fraction;
}

/**
 * What tiers take off each row.
 *
 * Marginal: a row gets the rates of the tiers that its units fall in, in order of date. All-unit: every row gets the rate
 * of the tier that the total of its count reaches, which jumps at each threshold. Sales are measured at the price before
 * any rule, so that no other rule moves a threshold.
 */
export const tierRebate = (
  formula: FormulaOf<"tiers">,
  { agreement, rows, basis, scenario }: RuleInput,
): readonly Fraction[] => {
  const { counting } = formula;
  const agreed = formula.tiers.map(({ from, percent }) => ({ from: decimal(from), rate: percentage(percent) }));
  // Rows of one count lie in one period, so they share their thresholds.
  const tiersOf = new Map<string, readonly Tier[]>();
  const tiersFor = (key: string, row: UnitRow): readonly Tier[] => {
    const known = tiersOf.get(key);
    if (known !== undefined) return known;
    const share = thresholdShare(agreement, counting, row);
    const tiers = agreed.map(({ from, rate }) => ({ from: times(from, share), rate }));
    tiersOf.set(key, tiers);
    return tiers;
  };
  const size = (row: UnitRow): Fraction => (formula.measured_in === "units" ? row.quantity : row.listValue);
  const counted = countUnits(rows, agreement, counting, size, scenario["body-part"]);
  const reached = new Map(counted.map(({ key, after }) => [key, after]));
  return rows.map((row, i) => {
    const place = counted[i];
    if (place === undefined) return zero;
    const tiers = tiersFor(place.key, row);
    const rate =
      formula.method === "all-unit"
        ? rateAt(tiers, reached.get(place.key) ?? zero)
        : marginalRate(tiers, place.before, place.after);
    return times(basis[i] ?? zero, rate);
  });
};

const rateAt = (tiers: readonly Tier[], volume: Fraction): Fraction =>
  tiers.findLast(({ from }) => compare(from, volume) <= 0)?.rate ?? zero;

/** The mean rate of the units between two volumes. */
const marginalRate = (tiers: readonly Tier[], before: Fraction, after: Fraction): Fraction => {
  const volume = minus(after, before);
  return volume.n === 0n ? zero : over(minus(rebatedUnits(tiers, after), rebatedUnits(tiers, before)), volume);
};

/** Units, each times its rate, up to a volume. */
const rebatedUnits = (tiers: readonly Tier[], volume: Fraction): Fraction =>
  total(
    tiers.map(({ from, rate }, i) => {
      const step = minus(rate, tiers[i - 1]?.rate ?? zero);
      return times(step, most(zero, minus(volume, from)));
    }),
  );
