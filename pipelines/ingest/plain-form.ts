import { type CellForm, isKnownForm } from "../../connectors/csv/plain/cell-automaton.ts";
import { columnType } from "../../connectors/duckdb/column-type.ts";
import { flagCodes, type StoredColumn } from "../../schemas/column.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { type Layout, storedColumns } from "../../schemas/layout.ts";
import { calendarDay } from "./calendar-day.ts";
import { cleanIcd10, type ValueAliases } from "./cell-text.ts";
import { formOfKind } from "./cell-value.ts";
import { readerTokens } from "./null-tokens.ts";

/** A text without blanks at its ends, which therefore needs no trimming. */
const trimmed = "(?:[^ \t](?:.*[^ \t])?)?";

/** Greatest length that the automaton counts; longer ones are measured in the database. */
const mostCounted = 64;

/** Whole numbers that every INTEGER holds. */
const fitsInteger = "-?[0-9]{1,9}";

/** Seconds since midnight, up to 86399. */
const secondOfDay = "[0-9]{1,4}|[0-7][0-9]{4}|8[0-5][0-9]{3}|86[0-3][0-9]{2}";

/**
 * The form in which a cell of this column needs no trimming, cleaning or padding, is sure to be read as a value of its
 * type, and keeps its pattern or list of codes: what is left to ask of the value are ranges and lengths. Null where that
 * cannot be said.
 *
 * This only chooses between a short and a long way to the same answer; that both agree is held by a generative test for
 * every layout, and by the second reading of a sample of every delivery.
 */
const plainForm = (column: StoredColumn, dialect: Dialect, aliases: ValueAliases = {}): CellForm | null => {
  const nothing = ["", ...readerTokens(dialect)];
  switch (column.kind) {
    case "code":
      return { patterns: [], texts: [...nothing, ...listedTexts(Object.keys(column.codes), aliases, column.pad)] };
    case "flag":
      return { patterns: [], texts: [...nothing, ...listedTexts(Object.keys(flagCodes), aliases)] };
    default: {
      if (Object.keys(aliases).length > 0) return null;
      const form = { patterns: [trimmed, ...ownPatterns(column, dialect)], texts: nothing };
      return isKnownForm(form) ? form : null;
    }
  }
};

/** The forms that the structural pass tells plain lines by; a line that has a column without one is not plain. */
export const plainForms = (
  layout: Layout,
  dialect: Dialect,
  values: Readonly<Record<string, ValueAliases>>,
): Readonly<Record<string, CellForm>> =>
  Object.fromEntries(
    storedColumns(layout).flatMap((column) => {
      const form = plainForm(column, dialect, values[column.name]);
      return form === null ? [] : [[column.name, form]];
    }),
  );

/** The texts that stand for a listed code, or for nothing, by themselves or by their alias, without padding. */
const listedTexts = (codes: readonly string[], aliases: ValueAliases, pad = 0): readonly string[] =>
  [...new Set([...codes, ...Object.keys(aliases)])].filter((text) => {
    const meant = aliases[text] ?? text;
    const isWhole = meant.length >= pad || !/^[0-9]+$/.test(meant);
    return /^[\x21-\x7e]+$/.test(text) && (meant === "" || (codes.includes(meant) && isWhole));
  });

const ownPatterns = (column: Exclude<StoredColumn, { kind: "code" | "flag" }>, dialect: Dialect): readonly string[] => {
  switch (column.kind) {
    case "text":
      return [
        ...(column.pattern === undefined ? [] : [column.pattern, `.{0,${Math.min(column.maxLength, mostCounted)}}`]),
        ...(column.clean === "icd10" ? [cleanIcd10] : []),
        ...(column.clean === "upper" ? ["[^a-z]*"] : []),
        // What is as long as the padding wants needs none.
        ...(column.pad === undefined ? [] : [`.{${column.pad},}`]),
      ];
    case "int":
      return [formOfKind(column, dialect), ...(columnType(column).text === "INTEGER" ? [fitsInteger] : [])];
    case "dec":
      return [formOfKind(column, dialect)];
    case "date":
      return [calendarDay(dialect.date)];
    case "ts":
      return [formOfKind(column, dialect), `(?:${calendarDay(dialect.date)}).*`];
    case "time":
      return [dialect.time === "clock" ? formOfKind(column, dialect) : secondOfDay];
  }
};
