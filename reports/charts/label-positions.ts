/**
 * Vertical places for labels that want to stand at `wanted`, kept `gap` apart and inside `top` to `bottom`, in the order
 * given. Labels move as little as a pass down and a pass up allow.
 */
export const labelPositions = (
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): readonly number[] => {
  const order = wanted.map((y, i) => ({ y, i })).toSorted((a, b) => a.y - b.y || a.i - b.i);
  const placed = order.map(({ y }) => y);
  let limit = top;
  for (const [k, y] of placed.entries()) {
    placed[k] = Math.max(y, limit);
    limit = (placed[k] ?? limit) + gap;
  }
  limit = bottom;
  for (const [k, y] of [...placed.entries()].reverse()) {
    placed[k] = Math.min(y, limit);
    limit = (placed[k] ?? limit) - gap;
  }
  const result = new Array<number>(wanted.length).fill(top);
  for (const [k, { i }] of order.entries()) result[i] = placed[k] ?? top;
  return result;
};
