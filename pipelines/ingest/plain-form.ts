import { type CellForm, isKnownForm } from "../../connectors/csv/plain/cell-automaton.ts";
import type { StoredColumn } from "../../schemas/column.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { type Layout, storedColumns } from "../../schemas/layout.ts";
import { cleanIcd10, type ValueAliases } from "./cell-text.ts";
import { formOfKind } from "./cell-value.ts";

/** A text without blanks at its ends, which therefore needs no trimming. */
const trimmed = "(?:[^ \t](?:.*[^ \t])?)?";

/** Greatest length that the automaton counts; longer ones are measured in the database. */
const mostCounted = 64;

/**
 * The form in which a cell of this column needs no trimming, cleaning, padding and no regular expression: what is left to
 * ask of it in the database are casts, code lists and ranges. Null where that cannot be said.
 *
 * This only chooses between a short and a long way to the same answer; that both agree is held by a generative test for
 * every layout, and by the second reading of a sample of every delivery.
 */
export const plainForm = (column: StoredColumn, dialect: Dialect, aliases: ValueAliases = {}): CellForm | null => {
  if (Object.keys(aliases).length > 0) return null;
  const patterns = [trimmed, ...ownPatterns(column, dialect)];
  const form = { patterns, texts: ["", ...dialect.null_tokens.filter((token) => /^[\x21-\x7e]+$/.test(token))] };
  return isKnownForm(form) ? form : null;
};

/** The forms that the structural pass tells plain lines by; a column without one needs no more than to be trimmed. */
export const plainForms = (
  layout: Layout,
  dialect: Dialect,
  values: Readonly<Record<string, ValueAliases>>,
): Readonly<Record<string, CellForm>> =>
  Object.fromEntries(
    storedColumns(layout).map((column) => [
      column.name,
      plainForm(column, dialect, values[column.name]) ?? { patterns: [trimmed], texts: [] },
    ]),
  );

const ownPatterns = (column: StoredColumn, dialect: Dialect): readonly string[] => {
  switch (column.kind) {
    case "text":
      return [
        ...(column.pattern === undefined ? [] : [column.pattern, `.{0,${Math.min(column.maxLength, mostCounted)}}`]),
        ...(column.clean === "icd10" ? [cleanIcd10] : []),
        ...(column.clean === "upper" ? ["[^a-z]*"] : []),
        ...atLeast(column.pad),
      ];
    case "code":
      return atLeast(column.pad);
    case "flag":
      return [];
    case "int":
    case "dec":
    case "date":
    case "ts":
    case "time":
      return [formOfKind(column, dialect)];
  }
};

/** What is as long as the padding wants needs none. */
const atLeast = (pad: number | undefined): readonly string[] => (pad === undefined ? [] : [`.{${pad},}`]);
