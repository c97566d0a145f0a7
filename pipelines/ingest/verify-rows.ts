import type { HeaderBinding } from "../../connectors/csv/bind-header.ts";
import type { LinePicker } from "../../connectors/csv/pick-lines.ts";
import { splitCells } from "../../connectors/csv/split-cells.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { type FilePlace, UtfallError } from "../../schemas/errors.ts";
import type { Layout } from "../../schemas/layout.ts";
import { judgeRow, type RawCells, type ValueAliases } from "../../schemas/row-schema.ts";
import type { BreakKind } from "./break-kinds.ts";
import { columnsOfRule } from "./row-rule-sql.ts";

/** A row as the SQL reader read it: values as text in the order of the present columns, broken rules in theirs. */
export interface SqlRow {
  readonly line: number;
  readonly values: readonly (string | null)[];
  readonly breaks: readonly BreakKind[];
}

/** The cells of a line as delivered. */
export type LineCells = readonly string[];

export interface VerifyOptions {
  readonly layout: Layout;
  readonly dialect: Dialect;
  readonly values: ValueAliases;
  readonly binding: HeaderBinding;
  /** Names of the stored columns that the file has, in order; the others are null by both readings. */
  readonly columns: readonly string[];
  readonly place: FilePlace;
}

/**
 * Makes the check of one row: its line is taken from the part again, split by our own splitter, judged by the row schema,
 * and must come out as SQL had it: the same rules broken, in order, and the same values.
 *
 * Answers the cells as delivered. Throws UTF-IN-015, which ends the run: if the two readers can disagree on one row,
 * nobody knows how many others are wrong.
 */
export const rowVerifier = ({ layout, dialect, values, binding, columns, place }: VerifyOptions) => {
  const judge = judgeRow(narrowed(layout, columns), dialect, values);
  return (row: SqlRow, pick: LinePicker): LineCells => {
    const disagree = (column: string): UtfallError =>
      new UtfallError("UTF-IN-015", { ...place, line: row.line, column });
    const cells = splitCells(pick(row.line) ?? "", dialect);
    if (cells === null || cells.length !== binding.cells.length) throw disagree("all");
    const judged = judge(rawCells(cells, binding));
    columns.forEach((name, i) => {
      const value = judged.values[name] ?? null;
      if ((value === null ? null : String(value)) !== row.values[i]) throw disagree(name);
    });
    for (let i = 0; i < Math.max(judged.breaks.length, row.breaks.length); i += 1) {
      const [ours, theirs] = [judged.breaks[i], row.breaks[i]];
      if (!isSame(ours, theirs)) throw disagree((ours ?? theirs)?.column ?? (ours ?? theirs)?.rule ?? "all");
    }
    return cells;
  };
};

/**
 * The layout with the columns that the file has, and those that its rules ask for: a column that may be lacking breaks no
 * rule of its own, and of a few hundred columns a file often has some twenty.
 */
const narrowed = (layout: Layout, present: readonly string[]): Layout => {
  const named = new Set([...present, ...layout.rowRules.flatMap(columnsOfRule)]);
  return { ...layout, columns: layout.columns.filter(({ name }) => named.has(name)) };
};

type Broken = Omit<BreakKind, "id">;

const isSame = (a: Broken | undefined, b: Broken | undefined): boolean =>
  a?.code === b?.code && a?.rule === b?.rule && a?.column === b?.column && a?.outcome === b?.outcome;

const rawCells = (cells: LineCells, binding: HeaderBinding): RawCells =>
  Object.fromEntries(binding.cells.flatMap((name, i) => (name === null ? [] : [[name, cells[i] ?? ""]])));
