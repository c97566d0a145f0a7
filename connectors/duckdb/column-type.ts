import type { StoredColumn } from "../../schemas/column.ts";
import { type Sql, trusted } from "./sql.ts";

const fitsInteger = (n: number): boolean => Math.abs(n) <= 2_147_483_647;

/** The SQL type in which a column of a layout is stored; views over no files at all are typed by it too. */
export const columnType = (column: StoredColumn): Sql => {
  switch (column.kind) {
    case "text":
    case "code":
    case "flag":
      return trusted("VARCHAR");
    case "int":
      return trusted(fitsInteger(column.min) && fitsInteger(column.max) ? "INTEGER" : "BIGINT");
    case "dec":
      return trusted(`DECIMAL(18, ${column.scale})`);
    case "date":
      return trusted("DATE");
    case "ts":
      return trusted("TIMESTAMP");
    case "time":
      return trusted("TIME");
  }
};
