import { columnType } from "../../connectors/duckdb/column-type.ts";
import type { Sql } from "../../connectors/duckdb/sql.ts";
import type { StoredColumn } from "../../schemas/column.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { recoded, type ValueAliases, withoutNulls } from "./cell-text.ts";
import { castOf } from "./cell-value.ts";
import { otherTokens } from "./null-tokens.ts";

/** The type by which DuckDB's reader reads the plain cells of a column; null where they are read as text. */
export const readerType = (column: StoredColumn, { time }: Dialect): Sql | null => {
  const readable = column.kind === "int" || column.kind === "date" || (column.kind === "time" && time === "clock");
  return readable ? columnType(column) : null;
};

/** The value of a plain cell as the reader hands it over (plain-form.ts says what that spares). */
export const plainValue = (cell: Sql, column: StoredColumn, dialect: Dialect, aliases: ValueAliases): Sql => {
  if (readerType(column, dialect) !== null) return cell;
  switch (column.kind) {
    case "text":
      return withoutNulls(cell, otherTokens(dialect));
    case "code":
    case "flag":
      return recoded(cell, aliases);
    default:
      return castOf(cell, column, dialect);
  }
};
