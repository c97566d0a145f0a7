import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { StoredColumn } from "../../schemas/column.ts";
import type { BreakKinds } from "./break-kinds.ts";
import { exactNumber } from "./exact-number.ts";

/** First and last day that any register of ours can speak of (schemas/row-schema.ts). */
const firstDay = literal("1850-01-01");
const lastDay = literal("2100-12-31");

/**
 * The number of the rule that a cell breaks, 0 for none; the first in the order of the contract.
 *
 * `text` is the cell's text, `value` what it was read as. Null logic is explicit: a null text is asked about before
 * anything else, so that no comparison is ever null.
 */
export const cellBreak = (text: Sql, value: Sql, column: StoredColumn, kinds: BreakKinds): Sql => {
  const empty = column.presence === "required" ? kinds.id(column.name, "filled", "error") : 0;
  return cased([
    sql`WHEN ${text} IS NULL THEN ${literal(empty)}`,
    ...unreadable(text, value, column, kinds),
    ...outOfBounds(value, column, kinds),
  ]);
};

/** The same for the value of a cell in its plain form, which is read and null only when empty; null when nothing is left to ask. */
export const plainBreak = (value: Sql, column: StoredColumn, kinds: BreakKinds): Sql | null => {
  const whens = [
    ...(column.presence === "required"
      ? [sql`WHEN ${value} IS NULL THEN ${literal(kinds.id(column.name, "filled", "error"))}`]
      : []),
    ...(column.kind === "text" && column.pattern === undefined ? [tooLong(value, column, kinds)] : []),
    ...outOfBounds(value, column, kinds),
  ];
  return whens.length === 0 ? null : cased(whens);
};

const cased = (whens: readonly Sql[]): Sql => sql`CASE ${join(whens, " ")} ELSE 0 END`;

type Outcome = "error" | "finding";

const when = (test: Sql, column: StoredColumn, kinds: BreakKinds, rule: string, outcome: Outcome = "error"): Sql =>
  sql`WHEN ${test} THEN ${literal(kinds.id(column.name, rule, outcome))}`;

const tooLong = (text: Sql, column: Extract<StoredColumn, { kind: "text" }>, kinds: BreakKinds): Sql =>
  when(sql`length(${text}) > ${literal(column.maxLength)}`, column, kinds, "length");

/** What a text breaks that is no value of its column. */
const unreadable = (text: Sql, value: Sql, column: StoredColumn, kinds: BreakKinds): readonly Sql[] => {
  const unread = (rule: string, outcome?: Outcome): Sql => when(sql`${value} IS NULL`, column, kinds, rule, outcome);
  switch (column.kind) {
    case "text": {
      const { pattern, patternOutcome } = column;
      if (pattern === undefined) return [tooLong(text, column, kinds)];
      const misses = sql`NOT regexp_full_match(${text}, ${literal(pattern)})`;
      return [tooLong(text, column, kinds), when(misses, column, kinds, "pattern", patternOutcome)];
    }
    case "code":
      return [unread("code", column.unlistedOutcome)];
    case "flag":
      return [unread("code")];
    case "ts":
      return [unread("date")];
    default:
      return [unread(column.kind)];
  }
};

/** What a value breaks that its column does not allow; never true of null. */
const outOfBounds = (value: Sql, column: StoredColumn, kinds: BreakKinds): readonly Sql[] => {
  const outside = (of: Sql, first: Sql, last: Sql): Sql =>
    when(sql`${of} NOT BETWEEN ${first} AND ${last}`, column, kinds, "range");
  const day = (of: Sql): Sql => outside(of, sql`CAST(${firstDay} AS DATE)`, sql`CAST(${lastDay} AS DATE)`);
  switch (column.kind) {
    case "int": {
      const { min, max, findingAbove } = column;
      const range = outside(value, exactNumber(min), exactNumber(max));
      if (findingAbove === undefined) return [range];
      return [range, when(sql`${value} > ${exactNumber(findingAbove)}`, column, kinds, "range", "finding")];
    }
    case "dec":
      return [outside(value, exactNumber(column.min), exactNumber(column.max))];
    case "date":
      return [day(value)];
    case "ts":
      return [day(sql`CAST(${value} AS DATE)`)];
    default:
      return [];
  }
};
