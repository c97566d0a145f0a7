import { type Sql, trusted } from "../../connectors/duckdb/sql.ts";
import type { StoredColumn } from "../../schemas/column.ts";

/** The SQL type in which intake stores a column; views without files are typed by it. */
export const columnType = (column: StoredColumn): Sql => {
  switch (column.kind) {
    case "text":
    case "code":
    case "flag":
      return trusted("VARCHAR");
    case "int":
      return trusted("INTEGER");
    case "dec":
      return trusted(`DECIMAL(18,${column.scale})`);
    case "date":
      return trusted("DATE");
    case "ts":
      return trusted("TIMESTAMP");
    case "time":
      return trusted("TIME");
  }
};
