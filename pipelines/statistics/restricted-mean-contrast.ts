import { multiplier } from "./confidence.ts";
import { chiSquareUpperTail } from "./distributions/chi-square.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";
import type { RefusedRestrictedMean, RestrictedMean } from "./restricted-mean.ts";
import { restrictedMean } from "./restricted-mean.ts";

/** One way of setting two means against each other. */
export interface Contrast {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided, that the means are equal; on the scale of the contrast. */
  readonly pValue: number;
}

/** Two groups compared by their restricted means. */
export interface RestrictedMeanContrast {
  readonly state: "estimated";
  readonly tau: number;
  readonly groups: readonly [RestrictedMean, RestrictedMean];
  /** First less second, in days. */
  readonly difference: Contrast;
  /** First over second; the interval is made on its logarithm. */
  readonly ratio: Contrast;
  readonly level: number;
}

/** A comparison that the data do not allow. */
export interface RefusedRestrictedMeanContrast {
  readonly state: "not-estimable";
  /**
   * `group-refused`: the mean of a group cannot be had up to the horizon; `no-variance`: nobody in either group has the
   * event before the horizon, so that the means are equal without a test; `mean-zero`: a mean is 0, because the horizon
   * is, or because everybody has the event on day 0, and there is no ratio.
   */
  readonly reason: "group-refused" | "no-variance" | "mean-zero";
  readonly groups: readonly [RestrictedMean | RefusedRestrictedMean, RestrictedMean | RefusedRestrictedMean];
}

/**
 * Difference and ratio of the restricted mean survival time of two independent groups up to the same horizon `tau`.
 *
 * Days gained on average within the horizon, which needs no proportional hazards; it says nothing of what comes after,
 * and a short horizon makes any difference small. The horizon has to be named before the curves are seen.
 *
 * Throws RangeError for a horizon that is negative or not finite, and for a level outside (0, 1).
 *
 * Uno and others 2014; Tian and others 2014: `rmst2` of survRM2 without covariates.
 */
export const restrictedMeanContrast = (
  first: SurvivalCurve,
  second: SurvivalCurve,
  tau: number,
  level: number,
): RestrictedMeanContrast | RefusedRestrictedMeanContrast => {
  const z = multiplier(level);
  const a = restrictedMean(first, tau);
  const b = restrictedMean(second, tau);
  const refuse = (reason: RefusedRestrictedMeanContrast["reason"]): RefusedRestrictedMeanContrast => {
    return { state: "not-estimable", reason, groups: [a, b] };
  };
  if (a.state !== "estimated" || b.state !== "estimated") return refuse("group-refused");
  if (a.value === 0 || b.value === 0) return refuse("mean-zero");
  const error = Math.hypot(a.standardError, b.standardError);
  if (error === 0) return refuse("no-variance");
  const relative = Math.hypot(a.standardError / a.value, b.standardError / b.value);
  const difference = a.value - b.value;
  const logRatio = Math.log(a.value / b.value);
  return {
    state: "estimated",
    tau,
    groups: [a, b],
    difference: {
      value: difference,
      lower: difference - z * error,
      upper: difference + z * error,
      pValue: chiSquareUpperTail((difference / error) ** 2, 1),
    },
    ratio: {
      value: a.value / b.value,
      lower: Math.exp(logRatio - z * relative),
      upper: Math.exp(logRatio + z * relative),
      pValue: chiSquareUpperTail((logRatio / relative) ** 2, 1),
    },
    level,
  };
};
