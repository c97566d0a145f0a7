import { cell } from "./cell.ts";

/** A pivot this small beside its own diagonal element is rounding, not variance. */
const smallestPivot = 1e-10;

/** x' V^-1 x for a symmetric V by Gaussian elimination; null where V is singular. */
export const quadraticForm = (matrix: readonly (readonly number[])[], vector: readonly number[]): number | null => {
  const rows = matrix.map((row, i) => [...row, cell(vector, i)]);
  const last = vector.length;
  let sum = 0;
  for (const [k, pivotRow] of rows.entries()) {
    const pivot = cell(pivotRow, k);
    if (!(pivot > smallestPivot * cell(matrix[k] ?? [], k))) return null;
    sum += cell(pivotRow, last) ** 2 / pivot;
    for (const row of rows.slice(k + 1)) {
      const factor = cell(row, k) / pivot;
      for (let j = k; j <= last; j += 1) row[j] = cell(row, j) - factor * cell(pivotRow, j);
    }
  }
  return sum;
};
