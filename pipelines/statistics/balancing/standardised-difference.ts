import { cell } from "../cell.ts";
import { refuseCovariates } from "../covariate.ts";
import type { Covariate } from "../cox/cox-data.ts";

/** How far two groups are apart in one covariate, before and after weighting. */
export interface StandardisedDifference {
  readonly name: string;
  /** Mean of the treated less mean of the others, in standard deviations; null where there is no spread to measure by. */
  readonly before: number | null;
  readonly after: number | null;
  /** Means under weights. */
  readonly treatedMean: number;
  readonly othersMean: number;
}

/** Two groups held against each other, or the statement that there are not two. */
export type BalanceTable =
  | { readonly state: "estimated"; readonly covariates: readonly StandardisedDifference[] }
  | { readonly state: "not-estimable"; readonly reason: "one-group" };

/** Whose spread is the unit: of both groups (root mean of the two variances), or of the treated, for `att` weights. */
export type BalanceUnit = "pooled" | "treated";

/**
 * Standardised mean differences before and after weighting.
 *
 * Below 0.1 is commonly called balanced. The unit is the unweighted spread both before and after, else a change of
 * spread would pass for balance. A column of zeros and ones has variance p (1 - p), any other divisor n - 1. Groups may
 * differ in spread and in products of covariates although every mean is balanced.
 *
 * Throws RangeError for columns of different length, values or weights that are not finite, weights below 0, `treated`
 * other than 0 and 1, and covariates with equal names.
 *
 * Austin 2009, Statistics in Medicine 28, 3083-3107.
 */
export const standardisedDifferences = (
  treated: ArrayLike<number>,
  covariates: readonly Covariate[],
  weight: ArrayLike<number>,
  unit: BalanceUnit,
): BalanceTable => {
  const n = treated.length;
  refuseCovariates(covariates, n);
  if (weight.length !== n) throw new RangeError("all columns must have the same length");
  const rows = Array.from({ length: n }, (_, i) => i);
  for (const i of rows) {
    const own = cell(weight, i);
    if (!(own >= 0 && Number.isFinite(own))) throw new RangeError("weights must be finite, 0 or more");
    if (treated[i] !== 0 && treated[i] !== 1) throw new RangeError("treated must be 0 or 1");
  }
  const groups = [1, 0].map((wanted) => rows.filter((i) => treated[i] === wanted));
  const [mine = [], others = []] = groups;
  const carries = (group: readonly number[]) => group.some((i) => cell(weight, i) > 0);
  if (!carries(mine) || !carries(others)) return { state: "not-estimable", reason: "one-group" };
  const one = () => 1;
  const own = (i: number) => cell(weight, i);
  return {
    state: "estimated",
    covariates: covariates.map(({ name, values }) => {
      const isBinary = rows.every((i) => values[i] === 0 || values[i] === 1);
      const ofMine = varianceOf(values, mine, isBinary);
      const spread = Math.sqrt(unit === "treated" ? ofMine : (ofMine + varianceOf(values, others, isBinary)) / 2);
      const treatedMean = meanOf(values, mine, own);
      const othersMean = meanOf(values, others, own);
      const apart = meanOf(values, mine, one) - meanOf(values, others, one);
      const standardised = (difference: number) => (spread > 0 ? difference / spread : null);
      return {
        name,
        before: standardised(apart),
        after: standardised(treatedMean - othersMean),
        treatedMean,
        othersMean,
      };
    }),
  };
};

const meanOf = (values: ArrayLike<number>, rows: readonly number[], weight: (row: number) => number): number => {
  let [sum, total] = [0, 0];
  for (const row of rows) {
    sum += weight(row) * cell(values, row);
    total += weight(row);
  }
  return sum / total;
};

const varianceOf = (values: ArrayLike<number>, rows: readonly number[], isBinary: boolean): number => {
  const mean = meanOf(values, rows, () => 1);
  const squares = rows.reduce((sum, row) => sum + (cell(values, row) - mean) ** 2, 0);
  if (isBinary) return mean * (1 - mean);
  return rows.length < 2 ? 0 : squares / (rows.length - 1);
};
