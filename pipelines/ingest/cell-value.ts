import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import { flagCodes, type StoredColumn } from "../../schemas/column.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { isListed } from "./cell-text.ts";

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
    case "int":
      return sql`CASE WHEN regexp_full_match(${text}, '-?[0-9]{1,15}') THEN TRY_CAST(${text} AS BIGINT) END`;
    case "dec":
      return decimal(text, column.scale, dialect.decimal);
    case "date":
      return sql`CASE WHEN regexp_full_match(${text}, ${literal(dateForm[dialect.date])}) THEN ${day(text, dialect)} END`;
    case "ts":
      return timestamp(text, dialect);
    case "time":
      return dialect.time === "clock" ? clock(text) : seconds(text);
  }
};

const decimal = (text: Sql, scale: number, mark: Dialect["decimal"]): Sql => {
  const fraction = scale > 0 ? `(?:[${mark}][0-9]{1,${scale}})?` : "";
  const form = `-?[0-9]{1,${18 - scale}}${fraction}`;
  const point = mark === "." ? text : sql`replace(${text}, ${literal(mark)}, '.')`;
  return sql`CASE WHEN regexp_full_match(${text}, ${literal(form)}) THEN TRY_CAST(${point} AS DECIMAL(18, ${literal(scale)})) END`;
};

const dateForm: Readonly<Record<Dialect["date"], string>> = {
  "YYYY-MM-DD": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
  "DD.MM.YYYY": "[0-9]{2}[.][0-9]{2}[.][0-9]{4}",
  YYYYMMDD: "[0-9]{8}",
};

const strptimeForm: Readonly<Record<Exclude<Dialect["date"], "YYYY-MM-DD">, string>> = {
  "DD.MM.YYYY": "%d.%m.%Y",
  YYYYMMDD: "%Y%m%d",
};

/** A day of the calendar, null for the 31st of a month that has 30. */
const day = (text: Sql, { date }: Dialect): Sql =>
  date === "YYYY-MM-DD"
    ? sql`TRY_CAST(${text} AS DATE)`
    : sql`CAST(try_strptime(${text}, ${literal(strptimeForm[date])}) AS DATE)`;

const clockForm = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

/** A bare date is kept at 00:00:00, which the house reads as "time unknown"; fractions of a second are cut off. */
const timestamp = (text: Sql, dialect: Dialect): Sql => {
  const form = `${dateForm[dialect.date]}(?:[T ]${clockForm}:[0-5][0-9](?:[.][0-9]{1,9})?)?`;
  const width = dialect.date === "YYYYMMDD" ? 8 : 10;
  const date = day(sql`substr(${text}, 1, ${literal(width)})`, dialect);
  const time = sql`COALESCE(TRY_CAST(nullif(substr(${text}, ${literal(width + 2)}, 8), '') AS TIME), TIME '00:00:00')`;
  return sql`CASE WHEN regexp_full_match(${text}, ${literal(form)}) THEN ${date} + ${time} END`;
};

const clock = (text: Sql): Sql => {
  const form = `${clockForm}(?::[0-5][0-9])?`;
  const full = sql`CASE WHEN length(${text}) = 5 THEN ${text} || ':00' ELSE ${text} END`;
  return sql`CASE WHEN regexp_full_match(${text}, ${literal(form)}) THEN TRY_CAST(${full} AS TIME) END`;
};

/** Whole seconds since midnight. */
const seconds = (text: Sql): Sql => {
  const n = sql`TRY_CAST(${text} AS INTEGER)`;
  return sql`CASE WHEN regexp_full_match(${text}, '[0-9]{1,5}') AND ${n} <= 86399 THEN make_time(${n} // 3600, (${n} // 60) % 60, ${n} % 60) END`;
};
