import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { flagCodes, type StoredColumn } from "../../schemas/column.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { isListed } from "./cell-text.ts";

/** Columns whose cells have a form to be cast from. */
export type FormedColumn = Extract<StoredColumn, { kind: "int" | "dec" | "date" | "ts" | "time" }>;

/** The regular expression that the whole text of a cell of this kind has; range, length and calendar are judged elsewhere. */
export const formOfKind = (column: FormedColumn, dialect: Dialect): string => {
  switch (column.kind) {
    case "int":
      return "-?[0-9]{1,15}";
    case "dec": {
      const fraction = column.scale > 0 ? `(?:[${dialect.decimal}][0-9]{1,${column.scale}})?` : "";
      return `-?[0-9]{1,${18 - column.scale}}${fraction}`;
    }
    case "date":
      return dateForm[dialect.date];
    case "ts":
      return `${dateForm[dialect.date]}(?:[T ]${clockForm}:[0-5][0-9](?:[.][0-9]{1,9})?)?`;
    case "time":
      return dialect.time === "clock" ? `${clockForm}(?::[0-5][0-9])?` : "[0-9]{1,5}";
  }
};

const clockForm = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

const dateForm: Readonly<Record<Dialect["date"], string>> = {
  "YYYY-MM-DD": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
  "DD.MM.YYYY": "[0-9]{2}[.][0-9]{2}[.][0-9]{4}",
  YYYYMMDD: "[0-9]{8}",
};

/**
 * The value of a cell whose text has the form of its kind, null for any other text; range and length are judged elsewhere.
 *
 * Every cast stands behind a regular expression for the whole text: TRY_CAST alone takes `1e3`, `1_000`, ` 12` and `1.3.2015`
 * for numbers and dates (performance 1).
 */
export const cellValue = (text: Sql, column: StoredColumn, dialect: Dialect): Sql => {
  switch (column.kind) {
    case "text":
      return text;
    case "code":
      return sql`CASE WHEN ${isListed(text, Object.keys(column.codes))} THEN ${text} END`;
    case "flag":
      return sql`CASE WHEN ${isListed(text, Object.keys(flagCodes))} THEN ${text} END`;
    default: {
      const form = literal(formOfKind(column, dialect));
      return sql`CASE WHEN regexp_full_match(${text}, ${form}) THEN ${castOf(text, column, dialect)} END`;
    }
  }
};

/** The value of a text of the right form; null for a day or second that does not exist, and for a number too large. */
export const castOf = (text: Sql, column: FormedColumn, dialect: Dialect): Sql => {
  switch (column.kind) {
    case "int":
      return sql`TRY_CAST(${text} AS BIGINT)`;
    case "dec": {
      const point = dialect.decimal === "." ? text : sql`replace(${text}, ${literal(dialect.decimal)}, '.')`;
      return sql`TRY_CAST(${point} AS DECIMAL(18, ${literal(column.scale)}))`;
    }
    case "date":
      return day(text, dialect);
    case "ts":
      return timestamp(text, dialect);
    case "time":
      return dialect.time === "clock" ? clock(text) : seconds(text);
  }
};

/** A dialect's dates as DuckDB's strptime and reader spell them. */
export const strptimeForm: Readonly<Record<Dialect["date"], string>> = {
  "YYYY-MM-DD": "%Y-%m-%d",
  "DD.MM.YYYY": "%d.%m.%Y",
  YYYYMMDD: "%Y%m%d",
};

/** A day of the calendar, null for the 31st of a month that has 30. */
const day = (text: Sql, { date }: Dialect): Sql =>
  date === "YYYY-MM-DD"
    ? sql`TRY_CAST(${text} AS DATE)`
    : sql`CAST(try_strptime(${text}, ${literal(strptimeForm[date])}) AS DATE)`;

/** A bare date is kept at 00:00:00, which the house reads as "time unknown"; fractions of a second are cut off. */
const timestamp = (text: Sql, dialect: Dialect): Sql => {
  const width = dialect.date === "YYYYMMDD" ? 8 : 10;
  const date = day(sql`substr(${text}, 1, ${literal(width)})`, dialect);
  const time = sql`COALESCE(TRY_CAST(nullif(substr(${text}, ${literal(width + 2)}, 8), '') AS TIME), TIME '00:00:00')`;
  return sql`${date} + ${time}`;
};

const clock = (text: Sql): Sql => {
  const full = sql`CASE WHEN length(${text}) = 5 THEN ${text} || ':00' ELSE ${text} END`;
  return sql`TRY_CAST(${full} AS TIME)`;
};

/** Whole seconds since midnight. */
const seconds = (text: Sql): Sql => {
  const n = sql`TRY_CAST(${text} AS INTEGER)`;
  return sql`CASE WHEN ${n} <= 86399 THEN make_time(${n} // 3600, (${n} // 60) % 60, ${n} % 60) END`;
};
