import { cell } from "./cell.ts";

/**
 * Rows in ascending order of a whole-number key in [0, keys), keeping the given order among equals.
 *
 * Linear in rows and keys; chained from the least to the most important key it sorts by several.
 */
export const countingSort = (order: Int32Array, key: Int32Array, keys: number): Int32Array => {
  const next = new Int32Array(keys + 1);
  for (let i = 0; i < order.length; i += 1) {
    const after = cell(key, cell(order, i)) + 1;
    next[after] = cell(next, after) + 1;
  }
  for (let k = 1; k <= keys; k += 1) next[k] = cell(next, k) + cell(next, k - 1);
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    const row = cell(order, i);
    const at = cell(key, row);
    const place = cell(next, at);
    sorted[place] = row;
    next[at] = place + 1;
  }
  return sorted;
};
