import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { StoredColumn } from "../../schemas/column.ts";
import type { Predicate, RowRule } from "../../schemas/rule.ts";
import { isListed } from "./cell-text.ts";
import { exactNumber } from "./exact-number.ts";

/** A column as rules see it. */
export interface RuleColumn {
  readonly column: StoredColumn;
  /** SQL of the value. */
  readonly value: Sql;
  /** SQL of the number of the rule that the cell breaks. */
  readonly broken: Sql;
}

export type RuleColumns = (name: string) => RuleColumn;

/**
 * The number of a row rule where the row breaks it, else 0.
 *
 * A rule over a cell that broke a rule of its own with outcome error is not judged: there is no value to judge.
 */
export const rowRuleBreak = (rule: RowRule, id: number, lastFinding: number, columns: RuleColumns): Sql => {
  const conditions = [
    ...columnsOfRule(rule).map((name) => sql`${columns(name).broken} <= ${literal(lastFinding)}`),
    ...(rule.when ? [predicate(rule.when, columns)] : []),
    sql`NOT ${predicate(rule.must, columns)}`,
  ];
  return sql`CASE WHEN ${join(conditions, " AND ")} THEN ${literal(id)} ELSE 0 END`;
};

/** The columns that a rule names, each once. */
export const columnsOfRule = ({ when, must }: RowRule): readonly string[] => [
  ...new Set([...(when ? columnsOf(when) : []), ...columnsOf(must)]),
];

const columnsOf = (p: Predicate): readonly string[] => {
  switch (p.is) {
    case "all":
    case "any":
      return p.of.flatMap(columnsOf);
    case "not":
      return columnsOf(p.of);
    case "at-most":
      return [p.column, p.other];
    default:
      return [p.column];
  }
};

/** A predicate as SQL that is true or false and never null. */
const predicate = (p: Predicate, columns: RuleColumns): Sql => {
  switch (p.is) {
    case "filled":
      return sql`(${columns(p.column).value} IS NOT NULL)`;
    case "empty":
      return sql`(${columns(p.column).value} IS NULL)`;
    case "one-of":
      return sql`COALESCE(${isListed(sql`CAST(${columns(p.column).value} AS VARCHAR)`, p.values)}, FALSE)`;
    case "matches":
      return sql`COALESCE(regexp_full_match(${columns(p.column).value}, ${literal(p.pattern)}), FALSE)`;
    case "above":
      return sql`COALESCE(${columns(p.column).value} > ${exactNumber(p.value)}, FALSE)`;
    case "at-most":
      return atMost(columns(p.column), columns(p.other));
    case "org-nr":
      return orgNr(columns(p.column).value);
    case "all":
      return p.of.length === 0
        ? sql`TRUE`
        : sql`(${join(
            p.of.map((q) => predicate(q, columns)),
            " AND ",
          )})`;
    case "any":
      return p.of.length === 0
        ? sql`FALSE`
        : sql`(${join(
            p.of.map((q) => predicate(q, columns)),
            " OR ",
          )})`;
    case "not":
      return sql`(NOT ${predicate(p.of, columns)})`;
  }
};

/** A timestamp of 00:00:00 on the right means that the time is unknown: then only the days are compared. */
const atMost = (left: RuleColumn, right: RuleColumn): Sql => {
  const [a, b] = [left.value, right.value];
  if (right.column.kind !== "ts") return sql`COALESCE(${a} <= ${b}, TRUE)`;
  const days = sql`CAST(${a} AS DATE) <= CAST(${b} AS DATE)`;
  return sql`COALESCE(CASE WHEN ${b} = date_trunc('day', ${b}) THEN ${days} ELSE ${a} <= ${b} END, TRUE)`;
};

const orgNrWeights = [3, 2, 7, 6, 5, 4, 3, 2, 1];

const orgNr = (value: Sql): Sql => {
  const terms = orgNrWeights.map(
    (weight, i) => sql`${literal(weight)} * (ascii(substr(${value}, ${literal(i + 1)}, 1)) - 48)`,
  );
  return sql`COALESCE(regexp_full_match(${value}, '[0-9]{9}') AND (${join(terms, " + ")}) % 11 = 0, FALSE)`;
};
