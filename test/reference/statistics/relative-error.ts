import type { FromR } from "./reference.ts";

const distance = (got: number | null | undefined, want: FromR | undefined): number => {
  const has = typeof got === "number" && !Number.isNaN(got);
  if (want === null) return has ? Number.POSITIVE_INFINITY : 0;
  if (!has || want === undefined) return Number.POSITIVE_INFINITY;
  if (got === want) return 0;
  return Math.abs(got - want) / (want === 0 ? 1 : Math.abs(want));
};

/** Largest relative error of a column; absolute where R has 0, infinite where only one side has a number. */
export const relativeError = (got: ArrayLike<number | null>, want: readonly FromR[]): number => {
  if (got.length !== want.length) return Number.POSITIVE_INFINITY;
  return want.reduce<number>((worst, value, i) => Math.max(worst, distance(got[i], value)), 0);
};
