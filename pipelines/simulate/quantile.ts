/** The smallest of sorted values that at least this share of them does not exceed; undefined where there is none. */
export const quantile = <T>(sorted: readonly T[], share: number): T | undefined =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
