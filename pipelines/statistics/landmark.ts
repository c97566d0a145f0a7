import { cell } from "./cell.ts";
import { survivalBounds } from "./confidence.ts";
import { lowerBound } from "./day-index.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";
import { atRiskOn, isIdentified } from "./risk-set.ts";

/** What holds in every state. */
interface LandmarkCounts {
  /** The day asked for, days since time zero. */
  readonly day: number;
  /** Persons at risk on that day: entered before it and not gone before it. */
  readonly atRisk: number;
  /** Events up to and including that day. */
  readonly cumulativeEvents: number;
}

/** Survival at a landmark, estimated. */
export interface EstimatedLandmark extends LandmarkCounts {
  readonly state: "estimated";
  readonly survival: number;
  /** Greenwood standard error; null where survival is 0. */
  readonly standardError: number | null;
  /** null where there is no bound: survival 0, or log-log at survival 1. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Survival at a landmark that the data cannot tell. */
export interface UnknownLandmark extends LandmarkCounts {
  /**
   * `beyond-follow-up`: nobody was followed that long and some had no event when last seen. `risk-set-emptied`: under
   * delayed entry nobody was at risk for a while before that day.
   */
  readonly state: "beyond-follow-up" | "risk-set-emptied";
}

/** Survival at a landmark. */
export type LandmarkEstimate = EstimatedLandmark | UnknownLandmark;

/**
 * Survival probability on a given day, with standard error, interval, number at risk and events so far.
 *
 * A day after the last observed one is not estimable while the curve is above 0, and is refused rather than filled with
 * the last value: a cohort with short follow-up would look as if nobody died. The number at risk is that just before
 * the day's events, those with time >= day.
 *
 * Throws RangeError for a day that is negative or not finite.
 *
 * Agrees with `summary(survfit, times = )` of R survival 3.5-3, except that under delayed entry R prints the number at
 * risk on the next day somebody leaves, and that R gives log-log the bounds 1 and 1 before the first exit.
 */
export const survivalAt = (curve: SurvivalCurve, day: number): LandmarkEstimate => {
  if (!(Number.isFinite(day) && day >= 0)) throw new RangeError("landmark must be a day, 0 or later");
  const next = lowerBound(curve.time, day);
  const row = curve.time[next] === day ? next : next - 1;
  const counts = {
    day,
    atRisk: atRiskOn(curve.table, day),
    cumulativeEvents: curve.events.subarray(0, row + 1).reduce((sum, count) => sum + count, 0),
  };
  if (!isIdentified(curve.emptied, day)) return { state: "risk-set-emptied", ...counts };
  const survival = row < 0 ? 1 : cell(curve.survival, row);
  if (survival > 0 && !(day <= (curve.time.at(-1) ?? Number.NaN))) return { state: "beyond-follow-up", ...counts };
  const bounds =
    row < 0
      ? survivalBounds(1, 0, curve.confidence.type, 0)
      : { lower: cell(curve.lower, row), upper: cell(curve.upper, row) };
  return {
    state: "estimated",
    ...counts,
    survival,
    standardError: row < 0 ? 0 : orNull(cell(curve.standardError, row)),
    lower: orNull(bounds.lower),
    upper: orNull(bounds.upper),
  };
};

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
