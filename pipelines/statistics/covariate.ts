import { cell } from "./cell.ts";
import type { Covariate } from "./cox/cox-data.ts";

/** Columns brought to mean 0 and spread 1, row by row, so that one step length and one rounding limit fit all. */
export interface StandardColumns {
  /** Rows and columns. */
  readonly n: number;
  readonly p: number;
  /** n by p. */
  readonly values: Float64Array;
  readonly centre: Float64Array;
  /** Root mean square distance from the centre; 0 marks a constant column, whose values are 0. */
  readonly scale: Float64Array;
}

/** Spread this small beside the size of the values is rounding. */
const rounding = 1e-12;

/** Throws RangeError for names given twice, columns of another length than `n`, and values that are not finite. */
export const refuseCovariates = (covariates: readonly Covariate[], n: number): void => {
  if (new Set(covariates.map(({ name }) => name)).size !== covariates.length) {
    throw new RangeError("covariates need distinct names");
  }
  for (const { values } of covariates) {
    if (values.length !== n) throw new RangeError("all columns must have the same length");
    for (let i = 0; i < n; i += 1) {
      // A row without one of its values has to be left out, and counted, by whoever knows why it is missing.
      if (!Number.isFinite(cell(values, i))) throw new RangeError(`row ${i}: every column must hold finite numbers`);
    }
  }
};

/** Columns around their mean, or around a centre given. */
export const standardColumns = (
  columns: readonly ArrayLike<number>[],
  n: number,
  around?: ArrayLike<number>,
): StandardColumns => {
  const p = columns.length;
  const values = new Float64Array(n * p);
  const centre = new Float64Array(p);
  const scale = new Float64Array(p);
  columns.forEach((column, j) => {
    const { middle, spread } = momentsOf(column, n);
    const from = around === undefined ? middle : cell(around, j);
    centre[j] = from;
    scale[j] = spread;
    for (let i = 0; i < n; i += 1) values[i * p + j] = spread === 0 ? 0 : (cell(column, i) - from) / spread;
  });
  return { n, p, values, centre, scale };
};

const momentsOf = (column: ArrayLike<number>, n: number) => {
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < n; i += 1) {
    sum += cell(column, i);
    largest = Math.max(largest, Math.abs(cell(column, i)));
  }
  const middle = n === 0 ? 0 : sum / n;
  let squares = 0;
  for (let i = 0; i < n; i += 1) squares += (cell(column, i) - middle) ** 2;
  const spread = n === 0 ? 0 : Math.sqrt(squares / n);
  return { middle, spread: spread > rounding * largest ? spread : 0 };
};
