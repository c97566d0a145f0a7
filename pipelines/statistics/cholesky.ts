import { cell } from "./cell.ts";

/** A symmetric positive definite matrix taken apart: lower triangle, row by row. */
export interface Cholesky {
  readonly size: number;
  readonly lower: Float64Array;
}

/** A matrix that is not positive definite to working precision. */
export interface Singular {
  /** First column that the columns before it explain. */
  readonly column: number;
}

/** Takes a matrix apart; a pivot below `smallest` of its own diagonal element counts as rounding. */
export const cholesky = (matrix: Float64Array, size: number, smallest: number): Cholesky | Singular => {
  const lower = new Float64Array(size * size);
  for (let j = 0; j < size; j += 1) {
    for (let i = j; i < size; i += 1) {
      let sum = cell(matrix, i * size + j);
      for (let k = 0; k < j; k += 1) sum -= cell(lower, i * size + k) * cell(lower, j * size + k);
      if (i > j) lower[i * size + j] = sum / cell(lower, j * size + j);
      else if (sum > smallest * cell(matrix, j * size + j)) lower[j * size + j] = Math.sqrt(sum);
      else return { column: j };
    }
  }
  return { size, lower };
};

/** x with A x = b. */
export const solve = ({ size, lower }: Cholesky, b: ArrayLike<number>): Float64Array => {
  return backSolve({ size, lower }, halfSolve({ size, lower }, b));
};

/** x with L' x = b: a column of independent standard normal draws becomes one with covariance A^-1. */
export const backSolve = ({ size, lower }: Cholesky, b: ArrayLike<number>): Float64Array => {
  const x = Float64Array.from(b);
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = cell(x, i);
    for (let k = i + 1; k < size; k += 1) sum -= cell(lower, k * size + i) * cell(x, k);
    x[i] = sum / cell(lower, i * size + i);
  }
  return x;
};

/** log |A|. */
export const logDeterminant = ({ size, lower }: Cholesky): number => {
  let sum = 0;
  for (let i = 0; i < size; i += 1) sum += 2 * Math.log(cell(lower, i * size + i));
  return sum;
};

/** b' A^-1 b, never negative. */
export const inverseForm = (parts: Cholesky, b: ArrayLike<number>): number =>
  halfSolve(parts, b).reduce((sum, value) => sum + value * value, 0);

/** A^-1, row by row, exactly symmetric. */
export const inverse = (parts: Cholesky): Float64Array => {
  const { size } = parts;
  const result = new Float64Array(size * size);
  for (let j = 0; j < size; j += 1) {
    const column = solve(
      parts,
      Float64Array.from({ length: size }, (_, i) => (i === j ? 1 : 0)),
    );
    for (let i = j; i < size; i += 1) {
      result[i * size + j] = cell(column, i);
      result[j * size + i] = cell(column, i);
    }
  }
  return result;
};

const halfSolve = ({ size, lower }: Cholesky, b: ArrayLike<number>): Float64Array => {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = cell(b, i);
    for (let k = 0; k < i; k += 1) sum -= cell(lower, i * size + k) * cell(x, k);
    x[i] = sum / cell(lower, i * size + i);
  }
  return x;
};
