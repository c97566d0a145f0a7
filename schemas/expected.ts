import { flagCodes, type StoredColumn } from "./column.ts";
import type { Dialect } from "./dialect.ts";
import { type RowFaultCode, rowFaults } from "./errors.ts";
import type { Layout } from "./layout.ts";

/** Longest list of codes that is spelt out. */
const mostCodes = 30;

const listOf = (codes: readonly string[]): string =>
  codes.length > mostCodes ? `${codes.slice(0, mostCodes).join(", ")} … (${codes.length} codes)` : codes.join(", ");

/** The settings of a dialect that say how a value is written. */
export type WrittenForm = Pick<Dialect, "date" | "decimal" | "time">;

/** What a cell of the column holds, in words for the one who corrects the extract. */
export const expectedOf = (column: StoredColumn, form: WrittenForm): string => {
  switch (column.kind) {
    case "text":
      return column.pattern === undefined
        ? `a text of at most ${column.maxLength} characters`
        : `a text of the form ${column.pattern}, at most ${column.maxLength} characters`;
    case "code":
      return `one of the codes ${listOf(Object.keys(column.codes))}`;
    case "flag":
      return `one of the codes ${listOf(Object.keys(flagCodes))}`;
    case "int":
      return `a whole number from ${column.min} to ${column.max}`;
    case "dec":
      return `a decimal number from ${column.min} to ${column.max} with at most ${column.scale} decimals after “${form.decimal}”`;
    case "date":
      return `a date of the calendar, ${form.date}`;
    case "ts":
      return `a date of the calendar, ${form.date}, alone or followed by HH:MM:SS`;
    case "time":
      return form.time === "clock" ? "a time of day, HH:MM or HH:MM:SS" : "seconds since midnight";
  }
};

/** Where a line broke what. */
export interface BrokenRule {
  readonly rule: string;
  readonly column: string | null;
  readonly code: RowFaultCode;
}

/** What a broken rule expects, whether it is about a cell, the row, or the line itself. */
export const expectedByRule = (layout: Layout, { rule, column, code }: BrokenRule, form: WrittenForm): string => {
  const cell = layout.columns.find((c) => c.name === column);
  if (cell !== undefined && cell.kind !== "dropped") {
    return rule === "filled" ? `filled: ${expectedOf(cell, form)}` : expectedOf(cell, form);
  }
  const own = layout.rowRules.find(({ id }) => id === rule);
  if (own !== undefined) return own.text;
  if (rule === "unique") return `no other row with the same ${layout.unique?.columns.join(", ") ?? "key"}`;
  return `not: ${rowFaults[code]}`;
};
