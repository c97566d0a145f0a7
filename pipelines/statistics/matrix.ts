import { cell } from "./cell.ts";

/** A B, both square and row by row. */
export const squareProduct = (a: Float64Array, b: Float64Array, size: number): Float64Array =>
  rectangleProduct(a, b, size, size, size);

/** A B for A of rows x inner and B of inner x columns, row by row. */
export const rectangleProduct = (
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): Float64Array => {
  const product = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i += 1) {
    for (let k = 0; k < inner; k += 1) {
      const left = cell(a, i * inner + k);
      if (left === 0) continue;
      for (let j = 0; j < columns; j += 1) {
        product[i * columns + j] = cell(product, i * columns + j) + left * cell(b, k * columns + j);
      }
    }
  }
  return product;
};

/** A', rows x columns to columns x rows. */
export const transposed = (a: Float64Array, rows: number, columns: number): Float64Array => {
  const turned = new Float64Array(a.length);
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) turned[j * rows + i] = cell(a, i * columns + j);
  }
  return turned;
};

/** Trace of A B for square A and B: the sum of a_ij b_ji. */
export const productTrace = (a: Float64Array, b: Float64Array, size: number): number => {
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) sum += cell(a, i * size + j) * cell(b, j * size + i);
  }
  return sum;
};

/** A x for square A. */
export const timesVector = (a: Float64Array, x: ArrayLike<number>, size: number): Float64Array => {
  const product = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += cell(a, i * size + k) * cell(x, k);
    product[i] = sum;
  }
  return product;
};

/** x' y. */
export const inner = (x: ArrayLike<number>, y: ArrayLike<number>): number => {
  let sum = 0;
  for (let k = 0; k < x.length; k += 1) sum += cell(x, k) * cell(y, k);
  return sum;
};

/** Adds `factor` times B to A in place. */
export const addTo = (a: Float64Array, b: Float64Array, factor = 1): void => {
  for (let at = 0; at < a.length; at += 1) a[at] = cell(a, at) + factor * cell(b, at);
};
