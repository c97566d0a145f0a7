import { cell } from "../cell.ts";
import { cholesky, inverseForm } from "../cholesky.ts";
import { indexDays } from "../day-index.ts";
import { squareProduct } from "../matrix.ts";
import type { CoxRows } from "./cox-rows.ts";

/** Score of the likelihood added up by cluster, and the sum of its squares. */
export interface ClusterScores {
  /** Number of clusters; rows, where there are none. */
  readonly clusters: number;
  /** Sum over clusters, p numbers. */
  readonly total: Float64Array;
  /** Sum over clusters of score times score, p by p. */
  readonly squares: Float64Array;
}

/** Adds score residuals up by cluster. */
export const clusterScores = (
  rows: CoxRows,
  residuals: Float64Array,
  cluster: ArrayLike<number> | undefined,
): ClusterScores => {
  const { p } = rows;
  const { clusters, scores } = byCluster(rows, residuals, cluster);
  const total = new Float64Array(p);
  const squares = new Float64Array(p * p);
  for (let at = 0; at < scores.length; at += p) {
    for (let j = 0; j < p; j += 1) {
      total[j] = cell(total, j) + cell(scores, at + j);
      for (let k = 0; k < p; k += 1) {
        squares[j * p + k] = cell(squares, j * p + k) + cell(scores, at + j) * cell(scores, at + k);
      }
    }
  }
  return { clusters, total, squares };
};

const byCluster = (rows: CoxRows, residuals: Float64Array, cluster: ArrayLike<number> | undefined) => {
  if (cluster === undefined) return { clusters: rows.n, scores: residuals };
  const { p } = rows;
  const ids = Float64Array.from(rows.source, (row) => cell(cluster, row));
  const { days, rowOf } = indexDays([ids]);
  const scores = new Float64Array(days.length * p);
  ids.forEach((id, i) => {
    const at = rowOf(id) * p;
    for (let j = 0; j < p; j += 1) scores[at + j] = cell(scores, at + j) + cell(residuals, i * p + j);
  });
  return { clusters: days.length, scores };
};

/** V M V, the sandwich covariance: V the model's covariance, M the squares of the scores. */
export const sandwich = (covariance: Float64Array, squares: Float64Array, p: number): Float64Array =>
  squareProduct(squareProduct(covariance, squares, p), covariance, p);

/** A pivot below this share is rounding: there are fewer clusters than covariates, or as good as. */
const smallestPivot = 1e-10;

/** x' V^-1 x; null where V is singular. */
export const chiSquareOf = (matrix: Float64Array, vector: Float64Array): number | null => {
  const parts = cholesky(matrix, vector.length, smallestPivot);
  return "column" in parts ? null : inverseForm(parts, vector);
};
