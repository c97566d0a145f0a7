import type { MinorUnits } from "../../schemas/money.ts";

/** An amount in minor units as people write it, thousands set apart: `35 344 044.26`. */
export const amountText = (minor: MinorUnits): string => {
  const digits = minor.replace("-", "").padStart(3, "0");
  const whole = BigInt(digits.slice(0, -2)).toLocaleString("en-US").replaceAll(",", " ");
  return `${minor.startsWith("-") ? "-" : ""}${whole}.${digits.slice(-2)}`;
};

/** An amount with its currency. */
export const moneyText = (minor: MinorUnits, currency: string): string => `${amountText(minor)} ${currency}`;
