import type { Column } from "../../../schemas/column.ts";
import type { Dialect } from "../../../schemas/dialect.ts";
import type { Layout } from "../../../schemas/layout.ts";
import type { Predicate } from "../../../schemas/rule.ts";
import type { Random } from "../random/random.ts";
import type { Cell, RowValues } from "./cell.ts";
import { cellWriter } from "./cell-text.ts";
import { columnValue } from "./column-value.ts";
import type { FileForm } from "./file-form.ts";

/** The columns that a predicate looks at. */
export const columnsOf = (predicate: Predicate): readonly string[] => {
  switch (predicate.is) {
    case "all":
    case "any":
      return predicate.of.flatMap(columnsOf);
    case "not":
      return columnsOf(predicate.of);
    case "at-most":
      return [predicate.column, predicate.other];
    default:
      return [predicate.column];
  }
};

/** Share of the optional cells that are filled when no simulation knows the column. */
const FILLED = 0.5;

/**
 * Makes the cells of a row: what the simulation knows, and for every other column a value from its declaration. A column
 * that a rule over the row looks at is left empty instead, unless it must be filled: a value drawn blindly could break it.
 */
export const rowMaker = (
  layout: Layout,
  columns: readonly Column[],
  dialect: Dialect,
  form: FileForm,
): ((values: RowValues, random: Random) => string[]) => {
  const ruled = new Set(
    layout.rowRules.flatMap((rule) => [rule.must, ...(rule.when ? [rule.when] : [])]).flatMap(columnsOf),
  );
  const unknown = columns.map((column): ((random: Random) => Cell) => {
    if (column.presence === "required") return (random) => columnValue(column, random);
    if (column.presence === "conditional" || ruled.has(column.name)) return () => null;
    return (random) => (random.chance(FILLED) ? columnValue(column, random) : null);
  });
  const writers = columns.map((column) => cellWriter(column, dialect, form));
  const names = columns.map((column) => column.name);
  return (values, random) =>
    names.map((name, i) => {
      const known = values[name];
      const value = known === undefined ? (unknown[i]?.(random) ?? null) : known;
      return writers[i]?.(value) ?? "";
    });
};
