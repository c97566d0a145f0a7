import { cell } from "../cell.ts";
import { multiplier } from "../confidence.ts";
import { studentTQuantile } from "../distributions/student-t-quantile.ts";

/** One figure from several imputed data sets. */
export interface PooledEstimate {
  readonly state: "estimated";
  /** Imputed data sets. */
  readonly sets: number;
  readonly estimate: number;
  /** Mean of the variances within sets. */
  readonly within: number;
  /** Variance of the estimates between sets. */
  readonly between: number;
  readonly standardError: number;
  /** Barnard and Rubin's; null where they are without bound, so that the normal multiplier is used. */
  readonly degreesOfFreedom: number | null;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Growth of the variance by what is missing, relative to `within`; null where `within` is 0. */
  readonly relativeIncrease: number | null;
  /** Share of the variance that comes from what is missing. */
  readonly missingShare: number;
}

/** What cannot be pooled. */
export interface RefusedPool {
  readonly state: "not-estimable";
  readonly reason: "fewer-than-two-sets" | "no-variance";
}

/**
 * Rubin's rules: the mean of the estimates, with the variance within sets and, times 1 + 1/m, between them.
 *
 * The figure has to be about normal: pool log hazard ratios and log odds, not the ratios, and survival on the
 * complementary log-log scale. `completeDegreesOfFreedom` are those the analysis would have on complete data (n - p of a
 * regression); null where it uses the normal distribution.
 *
 * Throws RangeError for columns of different length, values that are not finite, variances below 0, degrees of freedom
 * that are not above 0, and a level outside (0, 1).
 *
 * Rubin 1987; Barnard and Rubin 1999 for the degrees of freedom. The formulas of `mice::pool.scalar` (3.15) without its
 * floor of 1e-4 under the missing share.
 */
export const poolEstimates = (
  estimates: ArrayLike<number>,
  variances: ArrayLike<number>,
  completeDegreesOfFreedom: number | null,
  level: number,
): PooledEstimate | RefusedPool => {
  const z = multiplier(level);
  const values = Float64Array.from(estimates);
  const spreads = Float64Array.from(variances);
  if (values.length !== spreads.length) throw new RangeError("every estimate needs its variance");
  if (!values.every(Number.isFinite) || !spreads.every((one) => one >= 0 && Number.isFinite(one))) {
    throw new RangeError("estimates must be finite, variances finite and 0 or more");
  }
  if (
    completeDegreesOfFreedom !== null &&
    !(completeDegreesOfFreedom > 0 && Number.isFinite(completeDegreesOfFreedom))
  ) {
    throw new RangeError("degrees of freedom must be above 0");
  }
  const m = values.length;
  if (m < 2) return { state: "not-estimable", reason: "fewer-than-two-sets" };
  const estimate = meanOf(values);
  const within = meanOf(spreads);
  const between = values.reduce((sum, value) => sum + (value - estimate) ** 2, 0) / (m - 1);
  const added = (1 + 1 / m) * between;
  const total = within + added;
  if (!(total > 0)) return { state: "not-estimable", reason: "no-variance" };
  const missingShare = added / total;
  const degreesOfFreedom = barnardRubin(m, missingShare, completeDegreesOfFreedom);
  const standardError = Math.sqrt(total);
  const spread = standardError * (degreesOfFreedom === null ? z : studentTQuantile((1 + level) / 2, degreesOfFreedom));
  return {
    state: "estimated",
    sets: m,
    estimate,
    within,
    between,
    standardError,
    degreesOfFreedom,
    lower: estimate - spread,
    upper: estimate + spread,
    level,
    relativeIncrease: within > 0 ? added / within : null,
    missingShare,
  };
};

const barnardRubin = (m: number, missingShare: number, complete: number | null): number | null => {
  const fromSets = (m - 1) / missingShare ** 2;
  if (complete === null) return Number.isFinite(fromSets) ? fromSets : null;
  const observed = ((complete + 1) / (complete + 3)) * complete * (1 - missingShare);
  // With nothing seen within sets (share 1) the sets alone decide; written so that neither end divides 0 by 0.
  if (observed === 0) return null;
  return 1 / (1 / fromSets + 1 / observed);
};

const meanOf = (column: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < column.length; i += 1) sum += cell(column, i);
  return sum / column.length;
};
