import { gammaWeight, incompleteGamma } from "./incomplete-gamma.ts";

const mostSteps = 200;

/**
 * x with P(X <= x) = p (`tail` lower) or P(X >= x) = p (`tail` upper) for a gamma distribution with scale 1.
 *
 * Newton's method on log x kept inside a shrinking bracket, on the tail asked for, so that a small p keeps its digits.
 * Throws RangeError for p outside [0, 1] and a shape that is not above 0. `qgamma` of R 4.2.2.
 */
export const gammaQuantile = (p: number, shape: number, tail: "lower" | "upper"): number => {
  if (!(p >= 0 && p <= 1)) throw new RangeError("probability must lie between 0 and 1");
  if (!(shape > 0 && Number.isFinite(shape))) throw new RangeError("shape must be above 0");
  if (p === 0 || p === 1) return (p === 0) === (tail === "lower") ? 0 : Number.POSITIVE_INFINITY;
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let x = shape;
  for (let step = 0; step < mostSteps; step += 1) {
    const tails = incompleteGamma(shape, x);
    const excess = tail === "lower" ? tails.lower - p : p - tails.upper;
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    // Density times x: on log x the tail of a small shape is nearly straight, and no step passes below 0.
    const newton = x * Math.exp(-excess / (gammaWeight(shape, x) * shape));
    const between = high === Number.POSITIVE_INFINITY ? 2 * x : low === 0 ? x / 2 : (low + high) / 2;
    const next = newton > low && newton < high ? newton : between;
    if (Math.abs(next - x) <= 2 ** -52 * x) return next;
    x = next;
  }
  return x;
};
