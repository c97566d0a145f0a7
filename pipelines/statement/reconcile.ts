import { withoutZeros } from "../../schemas/decimal-text.ts";
import type { Purchase } from "../../schemas/purchase.ts";
import type { StatementAudience, VolumeRow } from "../../schemas/statement.ts";
import { LEAST_PATIENTS } from "./put-together.ts";
import type { RegisterUnits } from "./register-units.ts";

/** Quantities are kept as whole thousandths, so that a comparison with a tolerance is exact. */
const SCALE = 3;

const thousandths = (text: string): bigint => {
  const [whole = "0", decimals = ""] = text.replace("-", "").split(".");
  const value = BigInt(whole + decimals.padEnd(SCALE, "0").slice(0, SCALE));
  return text.startsWith("-") ? -value : value;
};

/** Thousandths as decimal text without zeros at its end. */
const decimal = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(SCALE + 1, "0");
  const fraction = withoutZeros(digits.slice(-SCALE));
  return `${value < 0n ? "-" : ""}${digits.slice(0, -SCALE)}${fraction === "" ? "" : `.${fraction}`}`;
};

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** |difference| <= tolerance % of purchased, in whole numbers: percent has one decimal, so both sides are times 1000. */
const isWithin = (difference: bigint, purchased: bigint, percent: string): boolean => {
  const [whole = "0", tenth = "0"] = percent.split(".");
  return absolute(difference) * 1000n <= absolute(purchased) * BigInt(whole + tenth);
};

/**
 * Holds the registers' units against what was bought, substance by substance and unit by unit.
 *
 * Only quantities of the same unit are compared; purchases from several sources are added. What stands on one side only is
 * said so and not compared. In the supplier's copy quantities behind few persons are left out,
 * with the difference that would tell them.
 */
export const reconcile = (
  registers: readonly RegisterUnits[],
  purchases: readonly Purchase[],
  tolerancePercent: string | null,
  audience: StatementAudience,
): readonly VolumeRow[] => {
  const key = ({ substance, unit }: Pick<RegisterUnits, "substance" | "unit">): string => `${substance} ${unit}`;
  const bought = Map.groupBy(purchases, key);
  const known = new Map(registers.map((each) => [key(each), each]));
  return [...new Set([...known.keys(), ...bought.keys()])].sort().map((name): VolumeRow => {
    const register = known.get(name);
    const own = bought.get(name);
    const named = register ?? own?.[0];
    if (named === undefined) throw new RangeError("a name without a quantity");
    const { substance, unit } = named;
    const total = own?.reduce((sum, { quantity }) => sum + thousandths(quantity), 0n) ?? null;
    const row = {
      substance,
      unit,
      purchased: total === null ? null : decimal(total),
      source: own === undefined ? null : [...new Set(own.map(({ source }) => source))].join("; "),
    };
    const nothing = { ...row, register: null, difference: null };
    if (register === undefined) return { ...nothing, state: "no-register-quantity" };
    if (audience === "supplier" && register.persons < LEAST_PATIENTS) return { ...nothing, state: "too-few" };
    const held = thousandths(register.quantity);
    if (total === null) return { ...nothing, register: decimal(held), state: "not-delivered" };
    const within = isWithin(held - total, total, tolerancePercent ?? "0");
    return {
      ...row,
      register: decimal(held),
      difference: decimal(held - total),
      state: within ? "within-tolerance" : "outside-tolerance",
    };
  });
};
