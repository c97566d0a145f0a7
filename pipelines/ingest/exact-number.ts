import { type Sql, trusted } from "../../connectors/duckdb/sql.ts";

/** A number of a declaration as an exact SQL literal; written with an exponent it would be compared as a double. */
export const exactNumber = (n: number): Sql => {
  const digits = String(n);
  if (!/^-?\d+(\.\d+)?$/.test(digits)) throw new RangeError("a number in a layout must be writable without exponent");
  return trusted(digits);
};
