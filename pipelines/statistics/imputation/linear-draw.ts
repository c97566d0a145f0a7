import { cell } from "../cell.ts";
import { backSolve, cholesky, solve } from "../cholesky.ts";
import { standardColumns } from "../covariate.ts";
import { gammaQuantile } from "../distributions/gamma-quantile.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import type { Sfc32 } from "../random/sfc32.ts";

/** A linear regression on the observed rows, and one draw from its posterior. */
export interface LinearDraw {
  readonly state: "drawn";
  /** Fitted value of every row, at the least-squares coefficients. */
  readonly fitted: Float64Array;
  /** Fitted value of every row, at the coefficients drawn. */
  readonly drawn: Float64Array;
  /** Residual standard deviation drawn. */
  readonly sigma: number;
}

/** A regression that the observed rows do not allow. */
export interface RefusedLinearDraw {
  readonly state: "refused";
  readonly reason: "too-few-observed" | "collinear-variables";
}

const collinear = 1e-10;

/**
 * Bayesian linear regression with the usual flat prior: residual variance from the scaled inverse chi-square, then
 * coefficients from the normal around least squares (Rubin 1987, p. 167; `norm.draw` of mice without its ridge).
 *
 * Predictors that are constant among the observed rows take no part.
 */
export const linearDraw = (
  outcome: ArrayLike<number>,
  predictors: readonly ArrayLike<number>[],
  observed: Int32Array,
  generator: Sfc32,
): LinearDraw | RefusedLinearDraw => {
  const n = observed.length;
  const pickOf = (column: ArrayLike<number>) => Float64Array.from(observed, (row) => cell(column, row));
  const all = standardColumns(predictors.map(pickOf), n);
  const used = Array.from(all.scale.keys()).filter((j) => cell(all.scale, j) > 0);
  const size = used.length + 1;
  if (n <= size) return { state: "refused", reason: "too-few-observed" };
  const value = (row: number, k: number) =>
    k === 0
      ? 1
      : (cell(predictors[used[k - 1] ?? -1] ?? [], row) - cell(all.centre, used[k - 1] ?? -1)) /
        cell(all.scale, used[k - 1] ?? -1);
  const design = new Float64Array(outcome.length * size);
  for (let row = 0; row < outcome.length; row += 1) {
    for (let k = 0; k < size; k += 1) design[row * size + k] = value(row, k);
  }
  const { cross, right } = normalEquations(design, outcome, observed, size);
  const parts = cholesky(cross, size, collinear);
  if ("column" in parts) return { state: "refused", reason: "collinear-variables" };
  const beta = solve(parts, right);
  const fitted = times(design, beta, outcome.length);
  const squares = observed.reduce((sum, row) => sum + (cell(outcome, row) - cell(fitted, row)) ** 2, 0);
  const sigma = Math.sqrt(squares / (2 * gammaQuantile(generator.uniform(), (n - size) / 2, "lower")));
  const noise = Float64Array.from({ length: size }, () => normalQuantile(generator.uniform()));
  const shift = backSolve(parts, noise);
  const drawn = times(
    design,
    beta.map((one, k) => one + sigma * cell(shift, k)),
    outcome.length,
  );
  return { state: "drawn", fitted, drawn, sigma };
};

const normalEquations = (design: Float64Array, outcome: ArrayLike<number>, rows: Int32Array, size: number) => {
  const cross = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const row of rows) {
    for (let j = 0; j < size; j += 1) {
      const own = cell(design, row * size + j);
      right[j] = cell(right, j) + own * cell(outcome, row);
      for (let k = 0; k < size; k += 1)
        cross[j * size + k] = cell(cross, j * size + k) + own * cell(design, row * size + k);
    }
  }
  return { cross, right };
};

const times = (design: Float64Array, beta: Float64Array, rows: number): Float64Array => {
  const size = beta.length;
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += cell(design, row * size + k) * cell(beta, k);
    return sum;
  });
};
