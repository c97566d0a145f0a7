/** One cell of a column; a row outside the column is NaN, so that a slip spreads into the result instead of hiding as 0. */
export const cell = (column: ArrayLike<number>, row: number): number => column[row] ?? Number.NaN;
