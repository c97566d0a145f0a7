import { cell } from "../cell.ts";
import { survivalBounds } from "../confidence.ts";
import { lowerBound } from "../day-index.ts";
import type { LandmarkEstimate } from "../landmark.ts";
import { atRiskOn, isIdentified } from "../risk-set.ts";
import type { WeightedSurvivalCurve } from "./weighted-kaplan-meier.ts";

/**
 * Survival probability under weights on a given day, refused where the data do not reach, as `survivalAt`.
 *
 * Numbers at risk and events so far are persons, each counted once, because it is they who tell how much the figure
 * rests on. Throws RangeError for a day that is negative or not finite.
 *
 * Agrees with `summary(survfit(weights = ), times = )` of R survival 3.5-3, which prints sums of weights there.
 */
export const weightedSurvivalAt = (curve: WeightedSurvivalCurve, day: number): LandmarkEstimate => {
  if (!(Number.isFinite(day) && day >= 0)) throw new RangeError("landmark must be a day, 0 or later");
  const { persons } = curve.table;
  const counts = {
    day,
    atRisk: atRiskOn(persons, day),
    cumulativeEvents: persons.events.reduce((sum, count, i) => (cell(persons.time, i) <= day ? sum + count : sum), 0),
  };
  if (!isIdentified(curve.emptied, day)) return { state: "risk-set-emptied", ...counts };
  const next = lowerBound(curve.time, day);
  const row = curve.time[next] === day ? next : next - 1;
  const survival = row < 0 ? 1 : cell(curve.survival, row);
  if (survival > 0 && !(day <= (curve.time.at(-1) ?? Number.NaN))) return { state: "beyond-follow-up", ...counts };
  const standardError = row < 0 ? 0 : cell(curve.standardError, row);
  const start = survivalBounds(1, 0, curve.confidence.type, 0);
  return {
    state: "estimated",
    ...counts,
    survival,
    standardError: orNull(standardError),
    lower: orNull(row < 0 ? start.lower : cell(curve.lower, row)),
    upper: orNull(row < 0 ? start.upper : cell(curve.upper, row)),
  };
};

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
