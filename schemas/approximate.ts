const nearest: (value: unknown) => number = Number;

/**
 * The number nearest to a whole one, the same up to 2^53: for clocks, counts of rows and bytes, and places in a drawing.
 * Never for an amount of money that anybody reads or pays.
 */
export const approximate = (whole: bigint): number => nearest(whole);
