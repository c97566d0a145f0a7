import { ident, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { StoredColumn } from "../../schemas/column.ts";
import type { BinScale } from "../../schemas/distribution.ts";

/** How a column is cut into bins: by its declaration alone, so that two deliveries are always cut alike. */
export interface ColumnBin {
  readonly scale: BinScale;
  /** The bin of a cell; null for an empty one. */
  readonly bin: Sql;
}

/** Equal bins of a scale with a declared end, a score or a percentage. */
const steps = 12;
const longestScale = 200;

/** Whole months since January of year 0, as `binsByAge` reads them. */
const month = (day: Sql): Sql => sql`CAST(year(${day}) * 12 + month(${day}) - 1 AS INTEGER)`;

/** Sign and power of two: a change of unit (mg to g) moves every value by ten bins. */
const magnitude = (value: Sql): Sql =>
  sql`CASE WHEN ${value} = 0 THEN 0 ELSE CAST(sign(${value}) AS INTEGER) * (100 + CAST(floor(log2(abs(CAST(${value} AS DOUBLE)))) AS INTEGER)) END`;

const numberBin = (value: Sql, { min, max }: { readonly min: number; readonly max: number }): Sql =>
  max - min > longestScale
    ? magnitude(value)
    : sql`CAST(floor((${value} - ${literal(min)}) * ${literal(steps)} / ${literal(max - min + 1)}) AS INTEGER)`;

/** A whole number that the layout lets end where calendars do is a year. */
const isYear = (max: number): boolean => max === 2100 || max === 9999;

/**
 * The bin of a cell of the column.
 *
 * Codes are bins of their own. Texts are cut by what can be compared between deliveries: cleaned codes by their first character (the chapter),
 * padded codes by their first digits (the county), free words by length, and keys and numbers of things by being there only: pseudonyms
 * change from delivery to delivery.
 */
export const columnBin = (column: StoredColumn): ColumnBin => {
  const value = ident(column.name);
  switch (column.kind) {
    case "code":
    case "flag":
      return { scale: "label", bin: value };
    case "int":
      return isYear(column.max)
        ? { scale: "year", bin: sql`CAST(${value} AS INTEGER)` }
        : { scale: "number", bin: numberBin(value, column) };
    case "dec":
      return { scale: "number", bin: numberBin(value, column) };
    case "date":
    case "ts":
      return { scale: "month", bin: month(value) };
    case "time":
      return { scale: "number", bin: sql`CAST(hour(${value}) // 3 AS INTEGER)` };
    case "text": {
      if (column.clean !== undefined) return { scale: "label", bin: sql`left(${value}, 1)` };
      if (column.pad !== undefined)
        return { scale: "label", bin: sql`left(${value}, ${literal(column.pad > 3 ? 2 : 1)})` };
      if (column.pattern !== undefined) return { scale: "label", bin: sql`CASE WHEN ${value} IS NOT NULL THEN 1 END` };
      return { scale: "number", bin: sql`least(length(${value}), 24) // 2` };
    }
  }
};
