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
 * anything else, so that no comparison is ever null. `formed` says that the text is known to have its plain form, which
 * settles pattern and length.
 */
export const cellBreak = (text: Sql, value: Sql, column: StoredColumn, kinds: BreakKinds, formed: boolean): Sql => {
  const empty = column.presence === "required" ? kinds.id(column.name, "filled", "error") : 0;
  const whens = [sql`WHEN ${text} IS NULL THEN ${literal(empty)}`, ...formBreaks(text, value, column, kinds, formed)];
  return sql`CASE ${join(whens, " ")} ELSE 0 END`;
};

const formBreaks = (
  text: Sql,
  value: Sql,
  column: StoredColumn,
  kinds: BreakKinds,
  formed: boolean,
): readonly Sql[] => {
  const when = (test: Sql, rule: string, outcome: "error" | "finding" = "error"): Sql =>
    sql`WHEN ${test} THEN ${literal(kinds.id(column.name, rule, outcome))}`;
  const unread = sql`${value} IS NULL`;
  switch (column.kind) {
    case "text":
      if (formed && column.pattern !== undefined) return [];
      return [
        when(sql`length(${text}) > ${literal(column.maxLength)}`, "length"),
        ...(column.pattern === undefined
          ? []
          : [when(sql`NOT regexp_full_match(${text}, ${literal(column.pattern)})`, "pattern", column.patternOutcome)]),
      ];
    case "code":
      return [when(unread, "code", column.unlistedOutcome)];
    case "flag":
      return [when(unread, "code")];
    case "int":
      return [
        when(unread, "int"),
        when(outside(value, column.min, column.max), "range"),
        ...(column.findingAbove === undefined
          ? []
          : [when(sql`${value} > ${exactNumber(column.findingAbove)}`, "range", "finding")]),
      ];
    case "dec":
      return [when(unread, "dec"), when(outside(value, column.min, column.max), "range")];
    case "date":
      return [
        when(unread, "date"),
        when(sql`${value} NOT BETWEEN CAST(${firstDay} AS DATE) AND CAST(${lastDay} AS DATE)`, "range"),
      ];
    case "ts":
      return [
        when(unread, "date"),
        when(sql`CAST(${value} AS DATE) NOT BETWEEN CAST(${firstDay} AS DATE) AND CAST(${lastDay} AS DATE)`, "range"),
      ];
    case "time":
      return [when(unread, "time")];
  }
};

const outside = (value: Sql, min: number, max: number): Sql =>
  sql`${value} NOT BETWEEN ${exactNumber(min)} AND ${exactNumber(max)}`;
