import { cell } from "./cell.ts";
import { multiplier } from "./confidence.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";

/** Restricted mean survival time, in days. */
export interface RestrictedMean {
  readonly state: "estimated";
  /** The horizon, in days. */
  readonly tau: number;
  /** Mean days event-free within the horizon. */
  readonly value: number;
  /** Standard error, days. */
  readonly standardError: number;
  /** Normal interval at the curve's level, not clipped: a bound can pass 0 or the horizon. */
  readonly lower: number;
  readonly upper: number;
}

/** A restricted mean that the data cannot tell. */
export interface RefusedRestrictedMean {
  /**
   * `beyond-follow-up`: the horizon is after the last observed day and the curve is above 0 there. `risk-set-emptied`:
   * under delayed entry nobody was at risk for a while before the horizon.
   */
  readonly state: "beyond-follow-up" | "risk-set-emptied";
  readonly tau: number;
  /** The last day up to which it could be had; null where nobody was observed. */
  readonly longestTau: number | null;
}

/**
 * Restricted mean survival time up to the horizon `tau`, the area under the Kaplan-Meier curve from day 0.
 *
 * A horizon beyond the last observed day is refused unless the curve has reached 0, not extrapolated: a curve that ends
 * early would otherwise look better than it is. Arms are comparable only at the same horizon. A horizon before the
 * first exit gives tau itself with standard error 0; R stops there.
 *
 * The variance is the sum over event days of (area from there to tau)^2 d / (n (n - d)), without a factor
 * m / (m - 1). Throws RangeError for a horizon that is negative or not finite.
 *
 * Klein and Moeschberger 2003, section 4.5. Agrees with `summary(survfit, rmean = tau)` of R survival 3.5-3, which
 * carries the last value on beyond follow-up without a word.
 */
export const restrictedMean = (curve: SurvivalCurve, tau: number): RestrictedMean | RefusedRestrictedMean => {
  if (!(Number.isFinite(tau) && tau >= 0)) throw new RangeError("horizon must be a number of days, 0 or more");
  const last = curve.time.at(-1);
  if (last === undefined) return { state: "beyond-follow-up", tau, longestTau: null };
  // The step on the day of the horizon has no width, so a risk set that runs empty that very day does no harm.
  if (curve.emptied !== null && tau > curve.emptied.day) {
    return { state: "risk-set-emptied", tau, longestTau: curve.emptied.day };
  }
  if (tau > last && curve.survival.at(-1) !== 0) return { state: "beyond-follow-up", tau, longestTau: last };
  const { area, variance } = areaUpTo(curve, tau);
  const standardError = Math.sqrt(variance);
  const spread = multiplier(curve.confidence.level) * standardError;
  return { state: "estimated", tau, value: area, standardError, lower: area - spread, upper: area + spread };
};

/** Area under the curve from day 0 to `tau` and its variance, summed from the right. */
const areaUpTo = (curve: SurvivalCurve, tau: number): { area: number; variance: number } => {
  let area = 0;
  let variance = 0;
  let right = tau;
  for (let row = curve.time.length - 1; row >= 0; row -= 1) {
    const day = cell(curve.time, row);
    if (day > tau) continue;
    area += (right - day) * cell(curve.survival, row);
    right = day;
    const n = cell(curve.atRisk, row);
    const d = cell(curve.events, row);
    // Where everyone at risk has the event the area beyond is 0 and the term vanishes.
    if (n > d) variance += (area * area * d) / (n * (n - d));
  }
  return { area: area + right, variance };
};
