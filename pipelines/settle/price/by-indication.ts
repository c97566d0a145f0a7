import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../../schemas/agreement/edge-case-rule.ts";
import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { decimal, type Fraction, least, most, over, plus, times, zero } from "../fraction.ts";
import { firstStated } from "./first-stated.ts";
import type { RuleInput } from "./rule-input.ts";
import type { Lean } from "./scenario.ts";
import type { UnitRow } from "./unit-row.ts";

/** Cost and units of what is known in a settlement period. */
interface Known {
  readonly cost: Fraction;
  readonly units: Fraction;
}

/**
 * What each row costs at the price of its indication. A unit without an indication costs what the agreement says: the
 * mean price of those known in the same settlement period, the lowest, or the highest.
 */
export const atIndicationPrice = (
  formula: FormulaOf<"by-indication">,
  { agreement, rows, scenario }: RuleInput,
): readonly Fraction[] => {
  const prices = new Map(formula.prices.map(({ indication, price }) => [indication, decimal(price)]));
  const all = [...prices.values()];
  const lowest = all.reduce(least, all[0] ?? zero);
  const highest = all.reduce(most, lowest);
  const indication = indicationReader(agreement, rows, scenario.indication);
  const stated = rows.map(indication);
  const known = new Map<string, Known>();
  rows.forEach((row, i) => {
    const price = prices.get(stated[i] ?? "");
    if (price === undefined || !row.carriesMoney) return;
    const before = known.get(row.period.from) ?? { cost: zero, units: zero };
    known.set(row.period.from, {
      cost: plus(before.cost, times(row.quantity, price)),
      units: plus(before.units, row.quantity),
    });
  });
  const proRata = ({ period }: UnitRow): Fraction => {
    const mix = known.get(period.from);
    if (mix === undefined || mix.units.n === 0n) return highest;
    return most(lowest, least(highest, over(mix.cost, mix.units)));
  };
  /** What a unit costs whose indication is not stated, or whose own is to be read as if it were not. */
  const unknownCost = (row: UnitRow, isUnstated: boolean): Fraction => {
    const at = (price: Fraction): Fraction => times(row.quantity, price);
    if (scenario.indication !== "agreed") {
      // It may yet turn out to be one without a price.
      const keepsPrice = isUnstated && edgeCaseRule(agreement, "off_label") === "unchanged-price";
      const possible = [at(lowest), at(highest), ...(keepsPrice ? [row.listValue] : [])];
      return possible.reduce(scenario.indication === "cheapest" ? least : most);
    }
    switch (agreedPrice(agreement)) {
      case "lowest":
        return at(lowest);
      case "highest":
        return at(highest);
      case "pro-rata":
        return at(proRata(row));
    }
  };
  return rows.map((row, i) => {
    const id = stated[i] ?? null;
    const price = prices.get(id ?? "");
    if (price !== undefined) return times(row.quantity, price);
    if (id === null) return unknownCost(row, true);
    const rule = edgeCaseRule(agreement, "off_label");
    if (rule === "unchanged-price") return row.listValue;
    if (rule === "as-unknown") return unknownCost(row, false);
    return times(row.quantity, rule === "lowest" ? lowest : highest);
  });
};

/** The price that the agreement takes for the time being. */
const agreedPrice = (agreement: Agreement): "lowest" | "highest" | "pro-rata" => {
  const rule = edgeCaseRule(agreement, "unknown_indication");
  if (rule !== "hold") return rule;
  // What is held stays with whoever has it: the payer has paid the invoice, or has not paid at all.
  return agreement.units?.invoiced === "nothing" ? "lowest" : "highest";
};

const indicationReader = (
  agreement: Agreement,
  rows: readonly UnitRow[],
  lean: Lean,
): ((row: UnitRow) => string | null) => {
  if (edgeCaseRule(agreement, "two_indications") === "by-unit") return ({ indication }) => indication;
  // What is held back is all that turns on what is not known.
  const isOpen = lean !== "agreed" || edgeCaseRule(agreement, "unknown_indication") === "hold";
  return firstStated(rows, ({ indication }) => indication, isOpen ? "open" : "settled");
};
