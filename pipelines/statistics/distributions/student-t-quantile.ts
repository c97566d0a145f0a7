import { betaQuantile } from "./beta-quantile.ts";

/**
 * t with P(T <= t) = p for Student's t distribution; degrees of freedom need not be whole.
 *
 * Infinite at 0 and 1. From the beta distribution of t^2 / (df + t^2), or of its complement where that is the smaller of
 * the two, so that neither many degrees of freedom nor a far tail costs digits. Throws RangeError for p outside [0, 1]
 * and degrees of freedom that are not above 0. `qt` of R 4.2.2.
 */
export const studentTQuantile = (p: number, degreesOfFreedom: number): number => {
  if (!(p >= 0 && p <= 1)) throw new RangeError("probability must lie between 0 and 1");
  if (!(degreesOfFreedom > 0 && Number.isFinite(degreesOfFreedom))) {
    throw new RangeError("degrees of freedom must be above 0");
  }
  if (p === 0.5) return 0;
  const bothTails = 2 * Math.min(p, 1 - p);
  if (bothTails === 0) return p < 0.5 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const share = betaQuantile(bothTails, 0.5, degreesOfFreedom / 2, "upper");
  const rest = share < 0.5 ? 1 - share : betaQuantile(bothTails, degreesOfFreedom / 2, 0.5, "lower");
  const t = Math.sqrt((degreesOfFreedom * (share < 0.5 ? share : 1 - rest)) / rest);
  return p < 0.5 ? -t : t;
};
