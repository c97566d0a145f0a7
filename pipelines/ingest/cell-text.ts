import { join, literal, literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { StoredColumn } from "../../schemas/column.ts";

/** Delivered value to the value it stands for, for one column. */
export type ValueAliases = Readonly<Record<string, string>>;

/**
 * A delivered cell without spaces and tabs at its ends, null where nothing was delivered: steps 1 and 2 of the semantics in
 * schemas/row-schema.ts.
 *
 * Trimming every cell would cost more than all other checks together, so that two cheap questions are asked first: clean
 * lines hold no character below space but tab, and `!` comes right after space.
 */
export const trimmedCell = (cell: Sql, nullTokens: readonly string[]): Sql =>
  withoutNulls(
    sql`CASE WHEN ${cell} < '!' OR suffix(${cell}, ' ') OR suffix(${cell}, ${literal("\t")}) THEN trim(${cell}, ${literal(" \t")}) ELSE ${cell} END`,
    ["", ...nullTokens.filter((token) => token !== "")],
  );

/** The text of a trimmed cell as it is judged: recoded, cleaned and padded; steps 3 to 5. */
export const judgedText = (cell: Sql, column: StoredColumn, aliases: ValueAliases): Sql =>
  padded(cleaned(recoded(cell, aliases), column), column);

/** A diagnosis that needs no cleaning. */
export const cleanIcd10 = "[A-Z0-9]+";

/** Step 2 for some of the marks for nothing. */
export const withoutNulls = (text: Sql, tokens: readonly string[]): Sql =>
  tokens.reduce((inner, token) => sql`nullif(${inner}, ${literal(token)})`, text);

/** Step 3. */
export const recoded = (text: Sql, aliases: ValueAliases): Sql => {
  const entries = Object.entries(aliases);
  if (entries.length === 0) return text;
  const whens = entries.map(([from, to]) => sql`WHEN ${literal(from)} THEN ${to === "" ? sql`NULL` : literal(to)}`);
  return sql`CASE ${text} ${join(whens, " ")} ELSE ${text} END`;
};

const lower = "abcdefghijklmnopqrstuvwxyz";

const cleaned = (text: Sql, column: StoredColumn): Sql => {
  if (column.kind !== "text" || column.clean === undefined) return text;
  switch (column.clean) {
    case "icd10":
      // Most codes are clean already, and asking is cheaper than cleaning.
      return sql`CASE WHEN regexp_full_match(${text}, ${literal(cleanIcd10)}) THEN ${text} ELSE nullif(upper(regexp_replace(${text}, '[^A-Za-z0-9]', '', 'g')), '') END`;
    case "upper":
      // upper() would also change å to Å; the contract changes a to z only.
      return sql`translate(${text}, ${literal(lower)}, ${literal(lower.toUpperCase())})`;
  }
};

const padded = (text: Sql, column: StoredColumn): Sql => {
  if ((column.kind !== "text" && column.kind !== "code") || column.pad === undefined) return text;
  const width = literal(column.pad);
  // lpad also cuts what is longer, so the length is asked first.
  return sql`CASE WHEN length(${text}) < ${width} AND regexp_full_match(${text}, '[0-9]+') THEN lpad(${text}, ${width}, '0') ELSE ${text} END`;
};

/** A list of texts for `list_contains`: `IN` with five or more constants is planned as a join and loses the row order. */
export const isListed = (text: Sql, values: readonly string[]): Sql =>
  sql`list_contains(${literalList(values)}, ${text})`;
