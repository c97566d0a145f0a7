import { cell } from "../cell.ts";
import { lowerBound } from "../day-index.ts";
import type { Sfc32 } from "../random/sfc32.ts";

/**
 * For each prediction of a missing value the number of an observed row to take the value from: one of the `donors` whose
 * own predictions are nearest, each equally likely.
 *
 * Rows with the same prediction come in an order drawn anew, so that a tie does not favour those that stand first.
 * Little 1988, type 1 of van Buuren 2018, 3.4.
 */
export const matchDonors = (
  observedPrediction: Float64Array,
  missingPrediction: Float64Array,
  donors: number,
  generator: Sfc32,
): Int32Array => {
  const lot = observedPrediction.map(() => generator.uniform());
  const order = Int32Array.from(observedPrediction.keys()).sort(
    (a, b) => cell(observedPrediction, a) - cell(observedPrediction, b) || cell(lot, a) - cell(lot, b),
  );
  const sorted = Float64Array.from(order, (row) => cell(observedPrediction, row));
  const count = Math.min(donors, order.length);
  return Int32Array.from(missingPrediction, (wanted) => {
    let right = lowerBound(sorted, wanted);
    let left = right - 1;
    while (right - left - 1 < count) {
      const below = left < 0 ? Number.POSITIVE_INFINITY : wanted - cell(sorted, left);
      const above = right >= sorted.length ? Number.POSITIVE_INFINITY : cell(sorted, right) - wanted;
      if (below <= above) left -= 1;
      else right += 1;
    }
    return cell(order, left + 1 + generator.below(count));
  });
};
