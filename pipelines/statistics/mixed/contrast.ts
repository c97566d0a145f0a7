import { cell } from "../cell.ts";
import { incompleteBeta } from "../distributions/incomplete-beta.ts";
import { studentTQuantile } from "../distributions/student-t-quantile.ts";
import { inner, timesVector } from "../matrix.ts";
import type { MixedEstimate, MixedFit } from "./mixed-fit.ts";

/**
 * A linear combination of the fixed effects with t interval.
 *
 * Degrees of freedom 2 f^2 / (g' W g), f the variance of the combination, g its slope in the covariance parameters, W
 * their covariance: from the observed information under `satterthwaite`, from the expected one under `kenward-roger`,
 * whose rule comes down to this for a single combination.
 *
 * Throws RangeError for a combination of another length than the fixed effects, or of zeros only, and for a level outside
 * (0, 1).
 *
 * `lmerTest::contest1D` 3.1-3; `pbkrtest::get_Lb_ddf` 0.5.2.
 */
export const mixedContrast = (fit: MixedFit, combination: readonly number[], level: number): MixedEstimate => {
  const p = fit.coefficients.length;
  if (combination.length !== p || !combination.every(Number.isFinite) || combination.every((part) => part === 0)) {
    throw new RangeError("a contrast needs one finite number per fixed effect, not all 0");
  }
  if (!(level > 0 && level < 1)) throw new RangeError("confidence level must lie between 0 and 1");
  const { model, used, slopes, parameters } = fit.spread;
  const carried = timesVector(model, combination, p);
  const variance = inner(combination, carried);
  const slope = Float64Array.from(slopes, (own) => inner(carried, timesVector(own, carried, p)));
  const degreesOfFreedom = (2 * variance ** 2) / inner(slope, timesVector(parameters, slope, slope.length));
  const estimate = inner(combination, fit.coefficients);
  const standardError = Math.sqrt(inner(combination, timesVector(used, combination, p)));
  const t = estimate / standardError;
  const spread = studentTQuantile((1 + level) / 2, degreesOfFreedom) * standardError;
  return {
    estimate,
    standardError,
    degreesOfFreedom,
    t,
    pValue: incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5).lower,
    lower: estimate - spread,
    upper: estimate + spread,
  };
};

/** Every fixed effect by itself, in order. */
export const mixedTerms = (fit: MixedFit, level: number): readonly (MixedEstimate & { readonly name: string })[] =>
  fit.names.map((name, j) => {
    const combination = fit.names.map((_, k) => (k === j ? 1 : 0));
    return { name, ...mixedContrast(fit, combination, level) };
  });

/** Row j, column k of a lower triangle kept row by row. */
export const lowerTriangle = (parameters: ArrayLike<number>, row: number, column: number): number => {
  const [low, high] = row < column ? [row, column] : [column, row];
  return cell(parameters, (high * (high + 1)) / 2 + low);
};
