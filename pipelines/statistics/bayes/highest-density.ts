import type { Bounds } from "../confidence.ts";
import { betaQuantile } from "../distributions/beta-quantile.ts";
import { incompleteBeta } from "../distributions/incomplete-beta.ts";

const mostSteps = 200;

/**
 * The shortest interval that holds `level` of a beta distribution; null where there is no single hump.
 *
 * Where the density only rises or only falls the interval ends at 1 or 0. Else by bisection for the lower tail at which
 * both ends have the same density. A and b both below 1 have two humps, both 1 are flat.
 */
export const betaHighestDensity = (a: number, b: number, level: number): Bounds | null => {
  if (a <= 1 && b <= 1) return null;
  if (a <= 1) return { lower: 0, upper: betaQuantile(level, a, b, "lower") };
  if (b <= 1) return { lower: betaQuantile(level, a, b, "upper"), upper: 1 };
  const logDensity = (x: number) => (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x);
  const mode = (a - 1) / (a + b - 2);
  // The lower end lies below the mode and leaves out no more than 1 - level.
  let low = 0;
  let high = Math.min(mode, betaQuantile(1 - level, a, b, "lower"));
  let lower = high / 2;
  for (let step = 0; step < mostSteps; step += 1) {
    const upper = upperOf(lower, a, b, level);
    if (logDensity(lower) < logDensity(upper)) low = lower;
    else high = lower;
    const next = (low + high) / 2;
    if (next === lower) break;
    lower = next;
  }
  return { lower, upper: upperOf(lower, a, b, level) };
};

const upperOf = (lower: number, a: number, b: number, level: number): number => {
  const left = incompleteBeta(lower, a, b).lower;
  const right = Math.max(0, 1 - level - left);
  return betaQuantile(right, a, b, "upper");
};
