import { withoutZeros } from "../../schemas/decimal-text.ts";
import type { Money } from "../../schemas/money.ts";

/**
 * An exact number: whole numerator over positive whole denominator, in lowest terms. Quantities, prices and shares are
 * kept so until the one rounding of a settlement line; no binary fraction ever holds money.
 */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** Throws RangeError for a denominator of 0. */
export const fraction = (n: bigint, d = 1n): Fraction => {
  if (d === 0n) throw new RangeError("a fraction has a denominator that is not 0");
  const [top, bottom] = d < 0n ? [-n, -d] : [n, d];
  if (bottom === 1n) return { n: top, d: 1n };
  const common = gcd(top, bottom);
  return { n: top / common, d: bottom / common };
};

export const zero: Fraction = { n: 0n, d: 1n };
export const one: Fraction = { n: 1n, d: 1n };

/** `"-12.5"` is -25/2. Throws RangeError for anything but a plain decimal. */
export const decimal = (text: string): Fraction => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new RangeError("a number is digits with a point before decimals");
  const decimals = match[3] ?? "";
  const size = BigInt((match[2] ?? "") + decimals);
  return fraction(match[1] === "-" ? -size : size, 10n ** BigInt(decimals.length));
};

/** A decimal, or a quotient of two decimals: `"90.5/45"`. Throws RangeError for anything else. */
export const quotient = (text: string): Fraction => {
  const [top = "", bottom] = text.split("/");
  return bottom === undefined ? decimal(top) : over(decimal(top), decimal(bottom));
};

/** `"52"` is 52/100. */
export const percentage = (text: string): Fraction => times(decimal(text), { n: 1n, d: 100n });

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d ? fraction(a.n + b.n, a.d) : fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
/** Throws RangeError for a divisor of 0. */
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);

/** Below 0, 0, or above 0, as a is below, equal to, or above b. */
export const compare = (a: Fraction, b: Fraction): -1 | 0 | 1 => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const most = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const total = (all: readonly Fraction[]): Fraction => all.reduce(plus, zero);

/** The smallest whole number that is not below it. */
export const ceiling = ({ n, d }: Fraction): Fraction => fraction(n > 0n ? (n + d - 1n) / d : n / d);

/** Minor units (øre, cent) of an amount in whole currency units, rounded once, halves away from 0. */
export const toMoney = (amount: Fraction): Money => {
  const { n, d } = times(amount, { n: 100n, d: 1n });
  const rounded = ((n < 0n ? -n : n) * 2n + d) / (d * 2n);
  return n < 0n ? -rounded : rounded;
};

/** At most four decimals, for readers: `"3500"`, `"0.3333"`. */
export const inWords = ({ n, d }: Fraction): string => {
  const scaled = ((n < 0n ? -n : n) * 10_000n * 2n + d) / (d * 2n);
  const [whole, decimals] = [scaled / 10_000n, withoutZeros((scaled % 10_000n).toString().padStart(4, "0"))];
  return `${n < 0n && scaled > 0n ? "-" : ""}${whole}${decimals === "" ? "" : `.${decimals}`}`;
};
