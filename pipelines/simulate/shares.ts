import type { Shares } from "../synthetic/random/random.ts";

/** The parts of a mix as shares that add up to 1, in the order stated; those of 0 are left out. */
export const sharesOf = (mix: Readonly<Record<string, number>>): readonly (readonly [string, number])[] => {
  const parts = Object.entries(mix).filter(([, weight]) => weight > 0);
  const total = parts.reduce((sum, [, weight]) => sum + weight, 0);
  return parts.map(([name, weight]) => [name, weight / total]);
};

/** The same to draw from; null for a mix of nothing. */
export const drawable = (mix: Readonly<Record<string, number>>): Shares<string> | null => {
  const [first, ...others] = sharesOf(mix);
  return first === undefined ? null : [first, ...others];
};
