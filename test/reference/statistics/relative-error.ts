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

/** Largest distance of two covariances, in units of the errors they belong to: some elements are 0 but for rounding. */
export const covarianceError = (got: ArrayLike<number>, want: readonly number[]): number => {
  const p = Math.sqrt(want.length);
  const error = (j: number) => Math.sqrt(want[j * p + j] ?? Number.NaN);
  return Math.max(
    ...want.map((value, at) => Math.abs((got[at] ?? Number.NaN) - value) / (error(Math.floor(at / p)) * error(at % p))),
  );
};
