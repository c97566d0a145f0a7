import type { Units } from "../../../schemas/agreement/units.ts";
import type { Random } from "../../synthetic/random/random.ts";
import type { DrawnRow, FactSheet } from "../fact-sheet.ts";
import type { Drawn } from "./eligible.ts";
import type { Usage } from "./usage.ts";
import type { View } from "./view.ts";

/** The pack that is used where an agreement names none. */
export const ANY_PRODUCT = "000000";

/** Decimals that quantities of the common model have. */
const DECIMALS = 4;

/**
 * One use of the medicine as a source would tell it: a line for each side, with what the agreement's kind of unit is counted
 * by. What it was used for, and where, may be left unsaid. Answers how many lines that was.
 */
export const seeUse = (
  usage: Usage,
  given: DrawnRow,
  { recipe, blur }: View,
  unsaid: Random,
  sheet: FactSheet,
): number => {
  const { units } = recipe.agreement;
  const isSaid = (): boolean => unsaid.uniform() >= (blur?.missing.share ?? 0);
  const row = {
    ...given,
    ...amountOf(units, usage.units),
    ...(recipe.needs.has("list-price") || units?.products !== undefined
      ? { product_no: units?.products?.[0] ?? ANY_PRODUCT }
      : {}),
  };
  const [indicationSaid, sideSaid] = [isSaid(), isSaid()];
  const said = { ...row, indication: indicationSaid ? usage.indication : null };
  const sides = usage.sides.length === 0 ? [null] : usage.sides;
  for (const side of sides) sheet.add("exposure", { ...said, body_part: sideSaid ? side : null });
  return sides.length;
};

const amountOf = (units: Units | undefined, count: number): DrawnRow => {
  switch (units?.unit.kind) {
    case "packs":
      return { kind: "dispensing", packages: count.toFixed(DECIMALS) };
    case "dose-amount":
      return { dose: (count * units.unit.per_unit).toFixed(DECIMALS), unit: units.unit.unit };
    case "doses":
    case "cycles":
    case "patient-months":
    case undefined:
      return {};
  }
};

/** The weight of a patient, known from the first use on, or never where it is left unsaid. */
export const seeWeight = (
  { weightKg }: Usage,
  { person_id, source, start }: Drawn,
  { blur }: View,
  unsaid: Random,
  sheet: FactSheet,
): void => {
  if (weightKg === null || unsaid.uniform() < (blur?.missing.share ?? 0)) return;
  sheet.add("assessment", { person_id, source, kind: "weight_kg", date: start, value: weightKg });
};
