import type { HeaderBinding } from "../../connectors/csv/bind-header.ts";
import { ident, join, literal, type Sql, sql, trusted } from "../../connectors/duckdb/sql.ts";
import { nameKey, type StoredColumn } from "../../schemas/column.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { type Layout, storedColumns } from "../../schemas/layout.ts";
import { type BreakKinds, breakKinds } from "./break-kinds.ts";
import { cellBreak } from "./cell-break.ts";
import { judgedText, trimmedCell, type ValueAliases } from "./cell-text.ts";
import { cellValue, columnType } from "./cell-value.ts";
import { readPart } from "./read-part.ts";
import { rowRuleBreak } from "./row-rule-sql.ts";

/** A layout made into SQL for one file. */
export interface CompiledLayout {
  readonly kinds: BreakKinds;
  readonly columns: readonly StoredColumn[];
  /**
   * Reads one clean part: `line`, every stored column under its declared name in its type, `worst` (the greatest number of
   * a broken rule, 0 for none) and `breaks` (all of them in the order of the contract, null for none).
   */
  readonly select: (part: string) => Sql;
}

export interface CompileOptions {
  readonly layout: Layout;
  readonly dialect: Dialect;
  /** Column to delivered value to the value it stands for. */
  readonly values: Readonly<Record<string, ValueAliases>>;
  readonly binding: HeaderBinding;
}

/**
 * Compiles a layout to the one statement that types and judges every cell and row of a file.
 *
 * The stages are projections over one scan, without joins, so that the file keeps its order and DuckDB all its threads.
 * Columns that the layout drops, and columns it does not know, never leave the scan.
 */
export const compileLayout = ({ layout, dialect, values, binding }: CompileOptions): CompiledLayout => {
  const columns = storedColumns(layout);
  if (columns.some((c) => ["line", "worst", "breaks"].includes(c.name.toLowerCase()))) {
    throw new RangeError(`layout ${layout.id}: the names line, worst and breaks are taken`);
  }
  const kinds = breakKinds(layout);
  const cells = columns.map((column, i) => ({
    column,
    at: binding.cells.indexOf(column.name),
    text: ident(`t${i}`),
    value: ident(`v${i}`),
    broken: ident(`b${i}`),
  }));
  const aliases = new Map(Object.entries(values).map(([name, map]) => [nameKey(name), map]));
  const each = (make: (cell: (typeof cells)[number]) => Sql): Sql => join(cells.map(make), ",\n        ");
  const rules = layout.rowRules.map((rule, i) => ({ rule, broken: ident(`r${i}`) }));
  const byName = (name: string) => {
    const cell = cells.find((c) => c.column.name === name);
    if (cell === undefined) throw new RangeError(`layout ${layout.id}: a row rule names an unknown column`);
    return cell;
  };
  const allBroken = join([...cells, ...rules].map((c) => c.broken));
  const trimmed = each(({ at, text }) =>
    at < 0
      ? sql`CAST(NULL AS VARCHAR) AS ${text}`
      : sql`${trimmedCell(ident(`c${at}`), dialect.null_tokens)} AS ${text}`,
  );
  const texts = each(
    ({ column, text }) => sql`${judgedText(text, column, aliases.get(nameKey(column.name)) ?? {})} AS ${text}`,
  );
  const values_ = each(({ column, text, value }) => sql`${text}, ${cellValue(text, column, dialect)} AS ${value}`);
  // A column that the file lacks is not "empty, but must be filled": whether it may be lacking was judged at the header.
  const breaks = each(
    ({ at, column, text, value, broken }) =>
      sql`${value}, CAST(${at < 0 ? sql`0` : cellBreak(text, value, column, kinds)} AS SMALLINT) AS ${broken}`,
  );
  // What broke with outcome error has no value; the rules over the row must not see one either.
  const kept = each(
    ({ value, broken }) =>
      sql`CASE WHEN ${broken} <= ${literal(kinds.lastFinding)} THEN ${value} END AS ${value}, ${broken}`,
  );
  const judged = rules.map(({ rule, broken }) => {
    const id = kinds.id(null, rule.id, rule.outcome);
    return sql`,\n        CAST(${rowRuleBreak(rule, id, kinds.lastFinding, byName)} AS SMALLINT) AS ${broken}`;
  });
  const typed = each(({ column, value }) => sql`CAST(${value} AS ${columnType(column)}) AS ${ident(column.name)}`);
  const worst = sql`greatest(CAST(0 AS SMALLINT), ${allBroken})`;
  return {
    kinds,
    columns,
    select: (part) => sql`
      WITH
      cells_trimmed AS NOT MATERIALIZED (
        SELECT line,
        ${trimmed}
        FROM ${readPart(part, binding.cells.length, dialect)}
      ),
      texts AS NOT MATERIALIZED (
        SELECT line,
        ${texts}
        FROM cells_trimmed
      ),
      values_ AS NOT MATERIALIZED (
        SELECT line,
        ${values_}
        FROM texts
      ),
      cells_judged AS NOT MATERIALIZED (
        SELECT line,
        ${breaks}
        FROM values_
      ),
      cells_kept AS NOT MATERIALIZED (
        SELECT line,
        ${kept}
        FROM cells_judged
      ),
      rows_judged AS NOT MATERIALIZED (
        SELECT *${join(judged, "")}
        FROM cells_kept
      ),
      rows_weighed AS NOT MATERIALIZED (
        SELECT *, ${worst} AS worst
        FROM rows_judged
      )
      SELECT line,
        ${typed},
        worst,
        -- The list is built for broken rows only; building it for all costs more than all rules together.
        CASE WHEN worst > 0 THEN list_filter([${allBroken}], LAMBDA b : b > 0) END AS breaks
      FROM rows_weighed`,
  };
};

/** The columns of a layout as a select list over rows that carry their declared names. */
export const columnNames = (columns: readonly StoredColumn[]): Sql =>
  columns.length === 0 ? trusted("") : join(columns.map((c) => ident(c.name)));
