import { betaWeight, incompleteBeta } from "./incomplete-beta.ts";

const mostSteps = 200;

/**
 * x with P(X <= x) = p (`tail` lower) or P(X >= x) = p (`tail` upper) for a beta distribution.
 *
 * Newton's method kept inside a shrinking bracket, on the tail asked for, so that a small p keeps its digits. Throws
 * RangeError for p outside [0, 1]. `qbeta` of R 4.2.2.
 */
export const betaQuantile = (p: number, a: number, b: number, tail: "lower" | "upper"): number => {
  if (!(p >= 0 && p <= 1)) throw new RangeError("probability must lie between 0 and 1");
  if (p === 0 || p === 1) return (p === 0) === (tail === "lower") ? 0 : 1;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < mostSteps; step += 1) {
    const tails = incompleteBeta(x, a, b);
    const excess = tail === "lower" ? tails.lower - p : p - tails.upper;
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    const newton = x - (excess * x * (1 - x)) / betaWeight(x, a, b);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 2 ** -52 * x) return next;
    x = next;
  }
  return x;
};
