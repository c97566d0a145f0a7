import { cell } from "../cell.ts";

/** What each node of a function contributes to its value and first two derivatives at a point. */
export interface DifferenceWeights {
  readonly value: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * Weights of the polynomial through given nodes, for its value and derivatives at a point that need not be one of them.
 *
 * Fornberg 1988, Mathematics of Computation 51, 699-706.
 */
export const differenceWeights = (nodes: readonly number[], at: number): DifferenceWeights => {
  const size = nodes.length;
  const weights = [new Float64Array(size), new Float64Array(size), new Float64Array(size)] as const;
  weights[0][0] = 1;
  let products = 1;
  for (let n = 1; n < size; n += 1) {
    const newest = cell(nodes, n);
    let product = 1;
    for (let k = 0; k < n; k += 1) {
      const gap = newest - cell(nodes, k);
      product *= gap;
      for (let order = Math.min(n, 2); order >= 0; order -= 1) {
        const [own, below] = [weights[order] ?? weights[0], order === 0 ? null : (weights[order - 1] ?? null)];
        const lower = below === null ? 0 : order * cell(below, k);
        if (k === n - 1) {
          const before = below === null ? 0 : order * cell(below, k);
          own[n] = (products / product) * (before - (cell(nodes, n - 1) - at) * cell(own, k));
        }
        own[k] = ((newest - at) * cell(own, k) - lower) / gap;
      }
    }
    products = product;
  }
  return { value: weights[0], first: weights[1], second: weights[2] };
};
