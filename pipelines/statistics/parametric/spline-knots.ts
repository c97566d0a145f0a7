import { cell } from "../cell.ts";
import type { RegressionRows } from "./regression-rows.ts";

/**
 * Where the inner knots of a spline lie: as times, or as quantiles of the log event times (type 7 of R's `quantile`).
 * The outer knots are the first and the last event. One to three inner knots are usual; none gives Weibull.
 */
export type SplineKnots = { readonly times: readonly number[] } | { readonly quantiles: readonly number[] };

/** All knots, ascending; null where there are too few distinct event times. Throws RangeError for knots out of order. */
export const knotTimes = (knots: SplineKnots, rows: RegressionRows): readonly number[] | null => {
  const events = rows.time
    .map((time, i) => (time > 0 ? time : cell(rows.latest, i)))
    .filter((_, i) => rows.event[i] === 1)
    .toSorted();
  const [first, last] = [cell(events, 0), cell(events, events.length - 1)];
  const inner = "times" in knots ? knots.times : knots.quantiles;
  if (inner.some((own, k) => !(own > (k === 0 ? 0 : cell(inner, k - 1))))) {
    throw new RangeError("knots must be above 0 and in ascending order");
  }
  if ("quantiles" in knots && inner.some((share) => share >= 1)) throw new RangeError("quantiles must lie below 1");
  const times = "times" in knots ? inner : inner.map((share) => quantileOf(events, share));
  const all = [first, ...times, last];
  return all.every((time, k) => k === 0 || time > cell(all, k - 1)) ? all : null;
};

/** On the logarithm, so that the mean of two neighbours is a geometric one. */
const quantileOf = (sorted: Float64Array, share: number): number => {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = Math.log(cell(sorted, below));
  const high = Math.log(cell(sorted, Math.min(below + 1, sorted.length - 1)));
  return Math.exp(low + (place - below) * (high - low));
};
