import { stirlingRemainder } from "./log-gamma.ts";

/** Both tails of the gamma distribution with scale 1; neither is made from the other where it is small. */
export interface GammaTails {
  readonly lower: number;
  readonly upper: number;
}

const precision = 2 ** -53;
const smallest = 1e-300;

/**
 * Regularised incomplete gamma functions P(shape, x) and Q(shape, x), for shape > 0 and x >= 0.
 *
 * Series below the mean, continued fraction (modified Lentz) above it: Numerical Recipes 6.2; DLMF 8.7.1 and 8.9.2.
 * The number of terms grows with the square root of the shape. Throws RangeError outside the domain.
 */
export const incompleteGamma = (shape: number, x: number): GammaTails => {
  if (!(shape > 0 && Number.isFinite(shape) && x >= 0)) {
    throw new RangeError("incomplete gamma needs shape > 0 and x >= 0");
  }
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (x < shape + 1) {
    const lower = gammaWeight(shape, x) * series(shape, x);
    return { lower, upper: 1 - lower };
  }
  const upper = gammaWeight(shape, x) * shape * fraction(shape, x);
  return { lower: 1 - upper, upper };
};

/** x^a e^-x / Γ(a + 1), written around x = a so that large shapes keep their digits. */
export const gammaWeight = (a: number, x: number): number => {
  const distance = (x - a) / a;
  const exponent = Math.abs(distance) < 0.5 ? a * (Math.log1p(distance) - distance) : a * Math.log(x / a) + a - x;
  return Math.exp(exponent - stirlingRemainder(a)) / Math.sqrt(2 * Math.PI * a);
};

const series = (a: number, x: number): number => {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * precision; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
};

const fraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1 / smallest;
  let d = 1 / b;
  let value = d;
  for (let k = 1; ; k += 1) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    value *= d * c;
    if (!(Math.abs(d * c - 1) > 4 * precision)) return value;
  }
};

const nonZero = (value: number): number => (Math.abs(value) < smallest ? smallest : value);
