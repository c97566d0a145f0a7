import type { Money } from "../../schemas/money.ts";

/**
 * Minor units of an amount written as decimal text with at most two decimals: `"2155124.65"` is 215512465.
 *
 * Throws RangeError for anything else, a third decimal included: rounding an agreed price is nobody's right.
 */
export const parseMoney = (text: string): Money => {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) throw new RangeError("an amount is digits with at most two decimals after a point");
  return BigInt((match[1] ?? "") + (match[2] ?? "").padEnd(2, "0"));
};

/**
 * Splits an amount in proportion to whole-number weights, so that the parts add up to the whole.
 *
 * Each part is rounded down; the minor units left over go one each to the first parts that have a weight. Throws
 * RangeError for a negative amount or weight, and when no weight is positive.
 */
export const apportion = (whole: Money, weights: readonly bigint[]): readonly Money[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole < 0n || total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError("an amount is split by weights that are not negative and not all 0");
  }
  const parts = weights.map((weight) => (whole * weight) / total);
  let rest = whole - parts.reduce((sum, part) => sum + part, 0n);
  return parts.map((part, i) => {
    if (rest === 0n || weights[i] === 0n) return part;
    rest -= 1n;
    return part + 1n;
  });
};

/** Splits an amount into so many parts that differ by at most one minor unit; the residual goes to the first ones. */
export const splitEvenly = (whole: Money, parts: number): readonly Money[] =>
  apportion(whole, new Array<bigint>(parts).fill(1n));

export const sum = (amounts: readonly Money[]): Money => amounts.reduce((total, amount) => total + amount, 0n);
