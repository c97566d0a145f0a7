import { z } from "zod";
import type { StoredColumn } from "./column.ts";
import type { Dialect } from "./dialect.ts";
import type { RowFaultCode } from "./errors.ts";
import { type Layout, storedColumns } from "./layout.ts";
import { CellFault, type CellSchema, cellSchema } from "./row/cell-schema.ts";
import { holds, namedColumns, type RowValues } from "./row/holds.ts";
import { trimCell } from "./row/trim-cell.ts";
import type { RuleOutcome } from "./rule.ts";

/**
 * The second, independent reading of a row: a zod schema derived from its layout.
 *
 * Intake reads a file in SQL; this module reads the same cells again, slowly and one at a time, and every rejected row and
 * a sample of the accepted ones must come out alike (UTF-IN-015). Both sides implement the semantics below, which are the
 * contract between them.
 *
 * HEADER. A file must have every column that is `required` and not `mayBeAbsent`, and every column that `mustBePresent`
 * (UTF-IN-003 otherwise, by intake); any other missing column is all null.
 *
 * CELLS. Input is one decoded text per layout column, keyed by the layout's own column name; a column that the file lacks
 * has no key. `dropped` columns are never looked at. All character classes are ASCII; `\d` is `[0-9]`.
 *
 *  1. Trim: spaces (U+0020) and tabs (U+0009) at both ends; nothing else, not the no-break space.
 *  2. Null: an empty text, or a text equal to one of the dialect's null tokens (exact, after the trim), is null.
 *  3. Value alias: the trimmed text is replaced when the source maps it (exact match); the replacement is not trimmed or
 *     mapped again, and an empty replacement is null.
 *  4. Clean (text): `icd10` removes everything but `[A-Za-z0-9]` and makes a–z upper case; `upper` makes a–z upper case and
 *     leaves other letters alone. What is empty after that is null.
 *  5. Pad (text, code): a value that matches `\d+` and is shorter than `pad` gets leading zeros.
 *  6. A null in a `required` column is UTF-RW-001, rule `filled`; not when the file lacks a column that `mayBeAbsent`.
 *
 * A value that is not null is then read by kind. At most one rule is reported per cell, the first in the order given.
 *
 *  text  characters (code points) > maxLength: UTF-RW-008 `length`; not a full match of `pattern`: UTF-RW-007 `pattern`, with
 *        the outcome `patternOutcome` (error unless said otherwise).
 *  code  not exactly, by case, one of the codes: UTF-RW-003 `code`, with the outcome `unlistedOutcome` (error unless said
 *        otherwise).
 *  flag  not `0`, `1` or `9`: UTF-RW-003 `code`.
 *  int   not `-?\d{1,15}`: UTF-RW-004 `int`; outside min…max (both included): UTF-RW-006 `range`; above `findingAbove`:
 *        UTF-RW-006 `range` with outcome finding. `-0` is 0.
 *  dec   not `-?\d{1,18-scale}` followed by nothing or by the decimal mark and `\d{1,scale}`: UTF-RW-005 `dec`; outside
 *        min…max: UTF-RW-006 `range`. Only the declared decimal mark counts; there is no grouping mark.
 *  date  not exactly in the declared form with all digits, or not a day of the (proleptic Gregorian) calendar: UTF-RW-002
 *        `date`; year before 1850 or after 2100: UTF-RW-006 `range`.
 *  ts    a date as above, alone (00:00:00) or followed by `T` or one space and `HH:MM:SS` (00–23, 00–59, 00–59) with or
 *        without a fraction `\.\d{1,9}`, which is cut off: else UTF-RW-002 `date`; year as for date: UTF-RW-006 `range`.
 *  time  `clock`: `HH:MM` or `HH:MM:SS`; `seconds`: `\d{1,5}` up to 86399: else UTF-RW-009 `time`.
 *
 * VALUES. text, code and flag as text; int as number; dec as text with `.`, exactly `scale` decimals, no superfluous zeros
 * in front and no minus on zero (`-0,5` with scale 2 is `-0.50`); date `YYYY-MM-DD`; ts `YYYY-MM-DD HH:MM:SS`; time `HH:MM:SS`.
 * A cell whose rule broke with outcome error is null; one that is a finding keeps its value, except that an unlisted code is
 * null also as a finding (it may be free text, which is never stored).
 *
 * ROW RULES. Judged on these values, in the order of the layout. A rule that names (in `when` or `must`) a column whose cell
 * broke a rule with outcome error is not judged for that row: there is nothing to judge, and one damaged cell must not grow
 * into a fault of the file. Broken: UTF-RW-010 with the rule's id, no column, and the rule's outcome. Predicates:
 *
 *  filled, empty      not null, null.
 *  one-of             text, code, flag: equal to one of the values; int: its digits are. Null: false.
 *  matches            full match on text or code. Null: false.
 *  above              int, dec: greater than, exactly. Null: false.
 *  at-most            column ≤ other for two columns of one kind (int, dec, date, ts); true when either is null. For ts with
 *                     other at 00:00:00 the time is unknown: true when column's day ≤ other's day.
 *  org-nr             nine digits d1…d9 with 3·d1+2·d2+7·d3+6·d4+5·d5+4·d6+3·d7+2·d8+d9 divisible by 11. Null: false.
 *  all, any, not      of nothing: all is true, any is false.
 *
 * Breaks are listed in column order, then rule order. Uniqueness is not judged here: it needs the whole file.
 */

/** One broken rule of a row. */
export interface RuleBreak {
  readonly code: RowFaultCode;
  /** `filled`, `date`, `code`, `int`, `dec`, `range`, `pattern`, `length`, `time`, or the id of a row rule. */
  readonly rule: string;
  /** Column of a cell's rule; null for a row rule. */
  readonly column: string | null;
  readonly outcome: RuleOutcome;
}

/** A row as read: a typed value or null for every stored column of the layout, and the rules it broke. */
export interface JudgedRow {
  readonly values: RowValues;
  readonly breaks: readonly RuleBreak[];
}

/** Cell texts by the layout's column names; a column that the file lacks has no key. */
export type RawCells = Readonly<Record<string, string>>;

/** Recoding of the source: column, then delivered text, then the layout's own. */
export type ValueAliases = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Trims, nulls, recodes, cleans and pads: steps 1 to 5. */
export const preparedText = (
  raw: string,
  column: StoredColumn,
  dialect: Dialect,
  aliases: ValueAliases,
): string | null => {
  const trimmed = trimCell(raw);
  if (trimmed === "" || dialect.null_tokens.includes(trimmed)) return null;
  const recoding = aliases[column.name] ?? {};
  const recoded = (Object.hasOwn(recoding, trimmed) ? recoding[trimmed] : trimmed) ?? trimmed;
  const clean = column.kind === "text" ? column.clean : undefined;
  const kept = clean === "icd10" ? recoded.replace(/[^A-Za-z0-9]/gu, "") : recoded;
  const cased = clean === undefined ? kept : kept.replace(/[a-z]/gu, (letter) => letter.toUpperCase());
  const pad = column.kind === "text" || column.kind === "code" ? column.pad : undefined;
  const padded = pad !== undefined && /^\d+$/u.test(cased) ? cased.padStart(pad, "0") : cased;
  return padded === "" ? null : padded;
};

const firstFault = (error: z.ZodError): CellFault => {
  const issue = error.issues[0];
  return CellFault.parse(issue?.code === "custom" ? issue.params : undefined);
};

interface JudgedCell {
  readonly value: RowValues[string];
  readonly fault: CellFault | null;
}

const judgeCell = (text: string | null, column: StoredColumn, absent: boolean, schema: CellSchema): JudgedCell => {
  if (text === null) {
    const mayBeEmpty = column.presence !== "required" || (absent && column.mayBeAbsent === true);
    return { value: null, fault: mayBeEmpty ? null : { code: "UTF-RW-001", rule: "filled", outcome: "error" } };
  }
  const read = schema.format.safeParse(text);
  if (!read.success) return { value: null, fault: firstFault(read.error) };
  const judged = schema.limits.safeParse(read.data);
  if (judged.success) return { value: judged.data, fault: null };
  const fault = firstFault(judged.error);
  return { value: fault.outcome === "finding" ? read.data : null, fault };
};

/**
 * The zod schema of a layout's rows under one dialect: raw cell texts in, typed values and broken rules out.
 *
 * Data never makes it fail; a record that holds something else than text for one of the columns is a defect of the caller.
 */
export const rowSchema = (
  layout: Layout,
  dialect: Dialect,
  aliases: ValueAliases = {},
): z.ZodType<JudgedRow, RawCells> => {
  const columns = storedColumns(layout).map((column) => ({ column, schema: cellSchema(column, dialect) }));
  const kinds = new Map(layout.columns.map((column) => [column.name, column.kind]));
  const rules = layout.rowRules.map((rule) => ({
    rule,
    names: [rule.must, ...(rule.when === undefined ? [] : [rule.when])].flatMap(namedColumns),
  }));
  return z.record(z.string(), z.string()).transform((cells): JudgedRow => {
    const judged = columns.map(({ column, schema }) => {
      const raw = Object.hasOwn(cells, column.name) ? cells[column.name] : undefined;
      const text = raw === undefined ? null : preparedText(raw, column, dialect, aliases);
      return { name: column.name, ...judgeCell(text, column, raw === undefined, schema) };
    });
    const values = Object.fromEntries(judged.map(({ name, value }) => [name, value]));
    const damaged = new Set(judged.filter(({ fault }) => fault?.outcome === "error").map(({ name }) => name));
    const cellBreaks = judged.flatMap(({ name, fault }) => (fault === null ? [] : [{ ...fault, column: name }]));
    const rowBreaks = rules
      .filter(({ names }) => !names.some((name) => damaged.has(name)))
      .filter(({ rule }) => rule.when === undefined || holds(rule.when, values, kinds))
      .filter(({ rule }) => !holds(rule.must, values, kinds))
      .map(({ rule }): RuleBreak => ({ code: "UTF-RW-010", rule: rule.id, column: null, outcome: rule.outcome }));
    return { values, breaks: [...cellBreaks, ...rowBreaks] };
  });
};

/** Reads rows of a layout under one dialect, one at a time, by its zod schema. */
export const judgeRow = (
  layout: Layout,
  dialect: Dialect,
  aliases: ValueAliases = {},
): ((cells: RawCells) => JudgedRow) => {
  const schema = rowSchema(layout, dialect, aliases);
  return (cells) => schema.parse(cells);
};
