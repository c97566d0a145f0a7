import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../../schemas/agreement/edge-case-rule.ts";
import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { compare, decimal, type Fraction, least, minus, over, plus, times, zero } from "../fraction.ts";
import { firstStated } from "./first-stated.ts";
import type { RuleInput } from "./rule-input.ts";
import type { Lean } from "./scenario.ts";
import type { UnitRow } from "./unit-row.ts";

/** What is taken off a heavy patient's row: the units of the day beyond those that are charged. */
export const flatAboveWeight = (
  formula: FormulaOf<"flat-above-weight">,
  { agreement, rows, basis, scenario }: RuleInput,
): readonly Fraction[] => {
  const limit = decimal(formula.above_kg);
  const charged = decimal(formula.units_charged);
  const given = new Map<string, Fraction>();
  const weight = weightReader(agreement, rows, scenario.weight);
  return rows.map((row, i) => {
    const day = `${row.patient} ${row.date}`;
    const before = given.get(day) ?? zero;
    const after = plus(before, row.quantity);
    given.set(day, after);
    const kilograms = weight(row);
    const heavy = kilograms === null ? takenAsHeavy(agreement, scenario.weight) : compare(kilograms, limit) > 0;
    if (!heavy || row.quantity.n === 0n) return zero;
    const free = minus(row.quantity, minus(least(after, charged), least(before, charged)));
    return times(basis[i] ?? zero, over(free, row.quantity));
  });
};

/** The weight that counts: that of the day, or the first one known of the patient. */
const weightReader = (
  agreement: Agreement,
  rows: readonly UnitRow[],
  lean: Lean,
): ((row: UnitRow) => Fraction | null) => {
  if (edgeCaseRule(agreement, "weight_changes") === "weight-on-the-day") return ({ weight }) => weight;
  // What is held back is all that turns on what is not known.
  const isOpen = lean !== "agreed" || edgeCaseRule(agreement, "missing_weight") === "hold";
  return firstStated(rows, ({ weight }) => weight, isOpen ? "open" : "settled");
};

const takenAsHeavy = (agreement: Agreement, lean: Lean): boolean => {
  if (lean !== "agreed") return lean === "cheapest";
  const rule = edgeCaseRule(agreement, "missing_weight");
  // What is held is first left with whoever would have it without the rule; the difference stands in a line of its own.
  return rule === "hold" ? agreement.units?.invoiced === "nothing" : rule === "above";
};
