import { flagCodes, type StoredColumn } from "./column.ts";
import { type RowFaultCode, rowFaults } from "./errors.ts";
import type { Layout } from "./layout.ts";

/** Longest list of codes that is spelt out. */
const mostCodes = 30;

const listOf = (codes: readonly string[]): string =>
  codes.length > mostCodes ? `${codes.slice(0, mostCodes).join(", ")} … (${codes.length} codes)` : codes.join(", ");

/** What a cell of the column holds, in words for the one who corrects the extract. */
export const expectedOf = (column: StoredColumn): string => {
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
      return `a decimal number from ${column.min} to ${column.max} with at most ${column.scale} decimals`;
    case "date":
      return "a date of the calendar in the declared form";
    case "ts":
      return "a date, or a date with time, in the declared form";
    case "time":
      return "a time of day in the declared form";
  }
};

/** What a broken rule expects, whether it is about a cell, the row, or the line itself. */
export const expectedByRule = (layout: Layout, rule: string, column: string | null, code: RowFaultCode): string => {
  const cell = layout.columns.find((c) => c.name === column);
  if (cell !== undefined && cell.kind !== "dropped") return rule === "filled" ? `filled: ${expectedOf(cell)}` : expectedOf(cell);
  const own = layout.rowRules.find(({ id }) => id === rule);
  if (own !== undefined) return own.text;
  if (rule === "unique") return `no other row with the same ${layout.unique?.columns.join(", ") ?? "key"}`;
  return `not: ${rowFaults[code]}`;
};
