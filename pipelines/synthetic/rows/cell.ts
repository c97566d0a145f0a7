/**
 * One made-up value before it is written: dates as ISO, decimals with a point, times as HH:MM. `null` is an empty cell;
 * what a simulation leaves out (`undefined`) is filled in from the column's declaration.
 */
export type Cell = string | number | null;

/** The values that a simulation knows of one row, by column name. */
export type RowValues = Readonly<Record<string, Cell | undefined>>;
