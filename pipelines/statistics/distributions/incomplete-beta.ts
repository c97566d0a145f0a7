import { stirlingRemainder } from "./log-gamma.ts";

/** Both tails of the beta distribution; neither is made from the other where it is small. */
export interface BetaTails {
  readonly lower: number;
  readonly upper: number;
}

const precision = 2 ** -53;
const smallest = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b) and its complement, for a, b > 0 and x in [0, 1].
 *
 * Continued fraction (modified Lentz) on the side of the mean where it converges: Numerical Recipes 6.4; DLMF 8.17.22.
 * The number of terms grows with the square root of the larger shape. Throws RangeError outside the domain.
 */
export const incompleteBeta = (x: number, a: number, b: number): BetaTails => {
  if (!(a > 0 && b > 0 && Number.isFinite(a + b) && x >= 0 && x <= 1)) {
    throw new RangeError("incomplete beta needs a, b > 0 and x in [0, 1]");
  }
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === 1) return { lower: 1, upper: 0 };
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (betaWeight(x, a, b) / a) * fraction(x, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = (betaWeight(x, a, b) / b) * fraction(1 - x, b, a);
  return { lower: 1 - upper, upper };
};

/** x^a (1 - x)^b / B(a, b), written around the mean x = a / (a + b) so that large shapes keep their digits. */
export const betaWeight = (x: number, a: number, b: number): number => {
  const distance = x * b - (1 - x) * a;
  const logOfX = Math.abs(distance) < a / 2 ? Math.log1p(distance / a) : Math.log(x) + Math.log1p(b / a);
  const logOfRest = Math.abs(distance) < b / 2 ? Math.log1p(-distance / b) : Math.log1p(-x) + Math.log1p(a / b);
  const exponent = a * logOfX + b * logOfRest;
  const remainder = stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b);
  return Math.exp(exponent + remainder) * Math.sqrt(((a / (a + b)) * b) / (2 * Math.PI));
};

const fraction = (x: number, a: number, b: number): number => {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; ; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= d * c;
    if (!(Math.abs(d * c - 1) > 4 * precision)) return value;
  }
};

const nonZero = (value: number): number => (Math.abs(value) < smallest ? smallest : value);
