import type { HeaderBinding } from "../../connectors/csv/bind-header.ts";
import type { LinesFile } from "../../connectors/csv/part-files.ts";
import { columnType } from "../../connectors/duckdb/column-type.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { StoredColumn } from "../../schemas/column.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { type Layout, storedColumns } from "../../schemas/layout.ts";
import { type BreakKinds, breakKinds } from "./break-kinds.ts";
import { cellBreak, plainBreak } from "./cell-break.ts";
import { judgedText, trimmedCell, type ValueAliases } from "./cell-text.ts";
import { cellValue } from "./cell-value.ts";
import { plainValue, readerType } from "./plain-value.ts";
import { readPart, readPlainPart } from "./read-part.ts";
import { columnsOfRule, rowRuleBreak } from "./row-rule-sql.ts";

/**
 * A layout made into SQL for one file.
 *
 * Judged rows are `line`, every present column under its declared name in its type, `worst` (the greatest number of a
 * broken rule, 0 for none) and `breaks` (all of them in the order of the contract, null for none).
 */
export interface CompiledLayout {
  readonly kinds: BreakKinds;
  /** The stored columns of the layout. */
  readonly columns: readonly StoredColumn[];
  /** Those of them that the file has. */
  readonly present: readonly StoredColumn[];
  /** Reads clean lines of any kind from a file of a part, and judges them. */
  readonly fullRows: (lines: LinesFile) => Sql;
  /** Reads plain lines from a file of a part: `line` and every present column in its type. */
  readonly plainRows: (lines: LinesFile) => Sql;
  /** Judges rows of plain lines, wherever they were put meanwhile: what their form says already is not asked again. */
  readonly judgePlain: (rows: Sql) => Sql;
}

export interface CompileOptions {
  readonly layout: Layout;
  readonly dialect: Dialect;
  /** Column, by its declared name, to delivered value to the value it stands for. */
  readonly values: Readonly<Record<string, ValueAliases>>;
  readonly binding: HeaderBinding;
}

/**
 * Compiles a layout to the statements that type and judge every cell and row of a file.
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
  const named = new Set(layout.rowRules.flatMap(columnsOfRule));
  const cells = columns
    .map((column, i) => ({
      column,
      at: binding.cells.indexOf(column.name),
      aliases: values[column.name] ?? {},
      text: ident(`t${i}`),
      value: ident(`v${i}`),
      broken: ident(`b${i}`),
    }))
    // A column that the file lacks matters to the rules over the row only.
    .filter(({ column, at }) => at >= 0 || named.has(column.name));
  type Cell = (typeof cells)[number];
  const each = (make: (cell: Cell) => Sql): Sql => join(cells.map(make), ",\n        ");
  const rules = layout.rowRules.map((rule, i) => ({ rule, broken: ident(`r${i}`) }));
  const byName = (name: string): Cell => {
    const cell = cells.find((c) => c.column.name === name);
    if (cell === undefined) throw new RangeError(`layout ${layout.id}: a row rule names an unknown column`);
    return cell;
  };
  const presentCells = cells.filter(({ at }) => at >= 0);
  const trimmed = each(({ at, text }) =>
    at < 0
      ? sql`CAST(NULL AS VARCHAR) AS ${text}`
      : sql`${trimmedCell(ident(`c${at}`), dialect.null_tokens)} AS ${text}`,
  );
  const texts = each(({ column, text, aliases }) => sql`${judgedText(text, column, aliases)} AS ${text}`);
  const read = each(({ column, text, value }) => sql`${text}, ${cellValue(text, column, dialect)} AS ${value}`);
  // A column that the file lacks is not "empty, but must be filled": whether it may be lacking was judged at the header.
  const breaks = each(({ at, column, text, value, broken }) => {
    const broke = at < 0 ? sql`0` : cellBreak(text, value, column, kinds);
    return sql`${value}, CAST(${broke} AS SMALLINT) AS ${broken}`;
  });
  const asked = new Map(
    presentCells.map((cell) => [cell, plainBreak(ident(cell.column.name), cell.column, kinds)] as const),
  );
  const plainBreaks = each((cell) => {
    const { at, column, value, broken } = cell;
    const typed = at < 0 ? sql`CAST(NULL AS ${columnType(column)})` : ident(column.name);
    return sql`${typed} AS ${value}, CAST(${asked.get(cell) ?? sql`0`} AS SMALLINT) AS ${broken}`;
  });
  // What broke with outcome error has no value; the rules over the row must not see one either.
  const kept = each(
    ({ value, broken }) =>
      sql`CASE WHEN ${broken} <= ${literal(kinds.lastFinding)} THEN ${value} END AS ${value}, ${broken}`,
  );
  const judged = rules.map(({ rule, broken }) => {
    const id = kinds.id(null, rule.id, rule.outcome);
    return sql`,\n        CAST(${rowRuleBreak(rule, id, kinds.lastFinding, byName)} AS SMALLINT) AS ${broken}`;
  });
  // Columns that the file lacks are left out: in memory and in Parquet they would cost as much as full ones.
  const typed = presentCells.map(
    ({ column, value }) => sql`CAST(${value} AS ${columnType(column)}) AS ${ident(column.name)},\n        `,
  );
  /** The last stages, from the table expression `cells_judged` on; `able` are the cells that can break a rule of their own. */
  const weighed = (able: readonly Cell[]): Sql => {
    const broken = join([...able, ...rules].map((c) => c.broken));
    return sql`
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
        SELECT *, ${able.length + rules.length === 0 ? sql`0` : sql`greatest(CAST(0 AS SMALLINT), ${broken})`} AS worst
        FROM rows_judged
      )
      SELECT line,
        ${join(typed, "")}worst,
        -- The list is built for broken rows only; building it for all costs more than all rules together.
        CASE WHEN worst > 0 THEN list_filter(CAST([${broken}] AS SMALLINT[]), LAMBDA b : b > 0) END AS breaks
      FROM rows_weighed`;
  };
  return {
    kinds,
    columns,
    present: presentCells.map(({ column }) => column),
    fullRows: (lines) => sql`
      WITH
      cells_trimmed AS NOT MATERIALIZED (
        SELECT line,
        ${trimmed}
        FROM ${readPart(lines, binding.cells.length, dialect)}
      ),
      texts AS NOT MATERIALIZED (
        SELECT line,
        ${texts}
        FROM cells_trimmed
      ),
      values_ AS NOT MATERIALIZED (
        SELECT line,
        ${read}
        FROM texts
      ),
      cells_judged AS NOT MATERIALIZED (
        SELECT line,
        ${breaks}
        FROM values_
      ),
      ${weighed(presentCells)}`,
    plainRows: (lines) => {
      const types = binding.cells.map((name) => {
        const column = columns.find((c) => c.name === name);
        return column === undefined ? null : readerType(column, dialect);
      });
      const plain = presentCells.map(
        ({ column, at, aliases }) =>
          sql`,\n        ${plainValue(ident(`c${at}`), column, dialect, aliases)} AS ${ident(column.name)}`,
      );
      return sql`
      SELECT line${join(plain, "")}
      FROM ${readPlainPart(lines, types, dialect)}`;
    },
    judgePlain: (rows) => sql`
      WITH
      cells_judged AS NOT MATERIALIZED (
        SELECT line,
        ${plainBreaks}
        FROM ${rows}
      ),
      ${weighed(presentCells.filter((cell) => asked.get(cell) !== null))}`,
  };
};

/** The columns under their declared names, as a select list. */
export const columnList = (columns: readonly StoredColumn[]): Sql => join(columns.map((c) => ident(c.name)));

/** No row, with `line` and all stored columns in their types. */
export const noRow = (columns: readonly StoredColumn[]): Sql => {
  const typed = columns.map((c) => sql`CAST(NULL AS ${columnType(c)}) AS ${ident(c.name)}`);
  return sql`SELECT ${join([sql`CAST(NULL AS BIGINT) AS line`, ...typed])} WHERE FALSE`;
};
