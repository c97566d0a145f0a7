import type { MinorUnits } from "../../schemas/money.ts";
/** An amount in minor units as people write it, with its currency. */
export const moneyText = (minor: MinorUnits, currency: string): string => {
  const digits = minor.replace("-", "").padStart(3, "0");
  return `${minor.startsWith("-") ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)} ${currency}`;
};
