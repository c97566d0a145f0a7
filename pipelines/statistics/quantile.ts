import { cell } from "./cell.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";
import { isIdentified } from "./risk-set.ts";

/** What a quantile is read from: a curve of persons, or one under weights. */
export type CurveSteps = Pick<SurvivalCurve, "time" | "survival" | "lower" | "upper" | "emptied">;

/** A quantile of survival time, in days. */
export interface QuantileEstimate {
  /**
   * `estimated`; `not-reached`: the curve stays above 1 - p; `risk-set-emptied`: it crosses only after the risk set has
   * run empty under delayed entry, so that the crossing means nothing.
   */
  readonly state: "estimated" | "not-reached" | "risk-set-emptied";
  /** The share of persons who have had the event by then: 0.5 for the median. */
  readonly probability: number;
  /** Days; null unless `estimated`. */
  readonly estimate: number | null;
  /** Day on which the lower band crosses; null where it never does, or ends before it could. */
  readonly lower: number | null;
  /** Day on which the upper band crosses; null where it never does: the interval is open upwards. */
  readonly upper: number | null;
}

/** R takes a step within this distance of 1 - p for equal to it: `.Machine$double.eps^0.5`. */
const tolerance = 2 ** -26;

/**
 * The day by which a share `probability` of persons has had the event, with the interval at which the pointwise bands
 * cross the same height.
 *
 * The first day with S at or below 1 - p; where the curve lies exactly on 1 - p, halfway to its next fall. The interval
 * inherits type and level of the curve. A quantile that is not reached says nothing of how long survival is beyond the
 * end of follow-up: print it as "not reached", never as the last day.
 *
 * Throws RangeError for a probability outside (0, 1).
 *
 * Brookmeyer and Crowley 1982 for the interval. The rule of `print(survfit)` in R survival 3.5-3, which is not that of
 * `quantile(survfit)`: that one interpolates and gives other bounds on some data.
 */
export const survivalQuantile = (curve: CurveSteps, probability: number): QuantileEstimate => {
  if (!(probability > 0 && probability < 1)) throw new RangeError("probability must lie between 0 and 1");
  const height = 1 - probability;
  const crossing = firstCrossing(curve.time, curve.survival, height);
  const known = (day: number | null) => (day !== null && isIdentified(curve.emptied, day) ? day : null);
  const estimate = known(crossing);
  return {
    state: estimate !== null ? "estimated" : curve.emptied === null ? "not-reached" : "risk-set-emptied",
    probability,
    estimate,
    lower: known(firstCrossing(curve.time, curve.lower, height)),
    upper: known(firstCrossing(curve.time, curve.upper, height)),
  };
};

/** First day a step function is at or below a height; bounds that are NaN do not count. */
const firstCrossing = (time: Float64Array, steps: Float64Array, height: number): number | null => {
  const first = steps.findIndex((step) => step < height + tolerance);
  if (first < 0) return null;
  const reached = cell(steps, first);
  if (Math.abs(reached - height) >= tolerance) return cell(time, first);
  const next = steps.findIndex((step, i) => i > first && step < reached);
  return next < 0 ? cell(time, first) : (cell(time, first) + cell(time, next)) / 2;
};
