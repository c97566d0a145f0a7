const nan = Number.NaN;

/** Rows taken together, so that their covariates stay in the fastest memory while every pair is added up. */
const block = 512;

/**
 * Adds X' W X to a matrix, its lower triangle alone: X of n rows with p numbers each, W the diagonal of the weights.
 *
 * Pairs of columns go two by two, which reads each number half as often.
 */
export const addWeightedCrossProducts = (
  into: Float64Array,
  x: Float64Array,
  weight: Float64Array,
  n: number,
  p: number,
): void => {
  for (let from = 0; from < n; from += block) {
    const to = Math.min(n, from + block);
    for (let j = 0; j < p; j += 2) {
      // An odd last column goes beside itself, and its second half is dropped.
      const next = Math.min(j + 1, p - 1);
      for (let k = 0; k <= j; k += 2) addPairs(into, x, weight, p, from, to, j, next, k, Math.min(k + 1, p - 1));
    }
  }
};

const addPairs = (
  into: Float64Array,
  x: Float64Array,
  weight: Float64Array,
  p: number,
  from: number,
  to: number,
  j: number,
  next: number,
  k: number,
  other: number,
): void => {
  let [nearNear, nearFar, farNear, farFar] = [0, 0, 0, 0];
  for (let i = from, row = from * p; i < to; i += 1, row += p) {
    const w = weight[i] ?? nan;
    const near = w * (x[row + j] ?? nan);
    const far = w * (x[row + next] ?? nan);
    const left = x[row + k] ?? nan;
    const right = x[row + other] ?? nan;
    nearNear += near * left;
    nearFar += near * right;
    farNear += far * left;
    farFar += far * right;
  }
  into[j * p + k] = (into[j * p + k] ?? nan) + nearNear;
  if (k < j) into[j * p + other] = (into[j * p + other] ?? nan) + nearFar;
  if (next === j) return;
  into[next * p + k] = (into[next * p + k] ?? nan) + farNear;
  into[next * p + other] = (into[next * p + other] ?? nan) + farFar;
};
