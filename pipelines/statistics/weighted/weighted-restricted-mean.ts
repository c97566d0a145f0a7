import { cell } from "../cell.ts";
import { multiplier } from "../confidence.ts";
import { indexDays } from "../day-index.ts";
import type { RefusedRestrictedMean, RestrictedMean } from "../restricted-mean.ts";
import type { WeightedSurvivalCurve } from "./weighted-kaplan-meier.ts";
import { weightedKaplanMeier } from "./weighted-kaplan-meier.ts";
import type { WeightedTimes } from "./weighted-times.ts";
import { pickRows, weightedRows } from "./weighted-times.ts";

/**
 * Restricted mean survival time up to the horizon `tau` under weights, with the robust (infinitesimal jackknife)
 * standard error by cluster.
 *
 * Refused like `restrictedMean`; the weights are taken as known. Throws RangeError for a horizon that is negative or not
 * finite, and as `weightedKaplanMeier` does.
 *
 * The influence of a row is the integral of that on the curve. Agrees with the residuals of
 * `residuals(survfit, type = "auc")` in R survival 3.5-3.
 */
export const weightedRestrictedMean = (
  data: WeightedTimes,
  tau: number,
  level: number,
): RestrictedMean | RefusedRestrictedMean => {
  if (!(Number.isFinite(tau) && tau >= 0)) throw new RangeError("horizon must be a number of days, 0 or more");
  const curve = weightedKaplanMeier(data, { type: "plain", level, variance: "greenwood" });
  const last = curve.time.at(-1);
  if (last === undefined) return { state: "beyond-follow-up", tau, longestTau: null };
  if (curve.emptied !== null && tau > curve.emptied.day) {
    return { state: "risk-set-emptied", tau, longestTau: curve.emptied.day };
  }
  if (tau > last && curve.survival.at(-1) !== 0) return { state: "beyond-follow-up", tau, longestTau: last };
  const { area, beyond } = areas(curve, tau);
  const standardError = Math.sqrt(squaredInfluence(data, curve, beyond));
  const spread = multiplier(level) * standardError;
  return { state: "estimated", tau, value: area, standardError, lower: area - spread, upper: area + spread };
};

/** Area from day 0 to `tau`, and from each day of the table to `tau`; 0 for days after it. */
const areas = (curve: WeightedSurvivalCurve, tau: number): { area: number; beyond: Float64Array } => {
  const { time } = curve.table;
  const { rowOf } = indexDays([curve.time]);
  const beyond = new Float64Array(time.length);
  const survival = new Float64Array(time.length);
  let height = 1;
  time.forEach((day, row) => {
    const at = rowOf(day);
    if (at >= 0) height = cell(curve.survival, at);
    survival[row] = height;
  });
  let area = 0;
  let right = tau;
  for (let row = time.length - 1; row >= 0; row -= 1) {
    // A person can come under observation before day 0, where the area has not begun.
    const day = Math.max(0, cell(time, row));
    if (day >= tau) continue;
    area += (right - day) * cell(survival, row);
    right = day;
    beyond[row] = area;
  }
  return { area: area + right, beyond };
};

const squaredInfluence = (data: WeightedTimes, { table }: WeightedSurvivalCurve, beyond: Float64Array): number => {
  const { rowOf } = indexDays([table.time]);
  // Where everyone at risk has the event the area beyond is 0 and the terms vanish.
  const perEvent = beyond.map((area, row) => (area === 0 ? 0 : area / cell(table.spared, row)));
  let total = 0;
  const hazardArea = perEvent.map((share, row) => {
    if (cell(table.events, row) > 0) total += (share * cell(table.events, row)) / cell(table.atRisk, row);
    return total;
  });
  const { kept } = weightedRows(data);
  const ids = data.cluster === undefined ? Float64Array.from(kept) : pickRows(data.cluster, kept);
  const { days, rowOf: clusterOf } = indexDays([ids]);
  const influence = new Float64Array(days.length);
  kept.forEach((i, k) => {
    const exit = rowOf(cell(data.time, i));
    const before = data.entry === undefined ? 0 : cell(hazardArea, rowOf(cell(data.entry, i)));
    const had = cell(data.event, i) === 1 ? cell(perEvent, exit) : 0;
    const own = cell(data.weight, i) * (had - cell(hazardArea, exit) + before);
    const cluster = clusterOf(cell(ids, k));
    influence[cluster] = cell(influence, cluster) + own;
  });
  return influence.reduce((sum, value) => sum + value * value, 0);
};
