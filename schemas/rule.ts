/**
 * Rules over the cells of one row, as data, so that SQL and TypeScript judge alike.
 *
 * Every predicate is two-valued. On an empty cell `filled`, `one-of`, `matches`, `above` and `org-nr` are false; `at-most`
 * is true when either side is empty, because there is nothing to compare. `at-most` compares columns of one kind; a
 * timestamp of 00:00:00 on the right means that the time is unknown, so then only the days are compared. `org-nr` holds
 * for nine digits whose weighted sum (3 2 7 6 5 4 3 2 1) is divisible by 11. The full semantics stand in row-schema.ts.
 */
export type Predicate =
  | { readonly is: "filled"; readonly column: string }
  | { readonly is: "empty"; readonly column: string }
  | { readonly is: "one-of"; readonly column: string; readonly values: readonly string[] }
  | { readonly is: "matches"; readonly column: string; readonly pattern: string }
  | { readonly is: "above"; readonly column: string; readonly value: number }
  | { readonly is: "at-most"; readonly column: string; readonly other: string }
  | { readonly is: "org-nr"; readonly column: string }
  | { readonly is: "all"; readonly of: readonly Predicate[] }
  | { readonly is: "any"; readonly of: readonly Predicate[] }
  | { readonly is: "not"; readonly of: Predicate };

/**
 * What a broken rule does: `error` sends the row to quarantine, `finding` keeps and counts it, `file-error` refuses the
 * whole file because a broken rule of this kind means that the file is something else than declared.
 */
export type RuleOutcome = "error" | "finding" | "file-error";

export interface RowRule {
  /** Stable kebab-case name, unique in the layout. */
  readonly id: string;
  readonly outcome: RuleOutcome;
  /** The rule applies to rows for which this holds; to all rows when left out. */
  readonly when?: Predicate;
  readonly must: Predicate;
  /** What is expected, in words for the analyst. */
  readonly text: string;
}

export const filled = (column: string): Predicate => ({ is: "filled", column });
export const empty = (column: string): Predicate => ({ is: "empty", column });
export const oneOf = (column: string, ...values: string[]): Predicate => ({ is: "one-of", column, values });
export const matches = (column: string, pattern: string): Predicate => ({ is: "matches", column, pattern });
export const above = (column: string, value: number): Predicate => ({ is: "above", column, value });
export const atMost = (column: string, other: string): Predicate => ({ is: "at-most", column, other });
export const orgNr = (column: string): Predicate => ({ is: "org-nr", column });
export const all = (...of: Predicate[]): Predicate => ({ is: "all", of });
export const any = (...of: Predicate[]): Predicate => ({ is: "any", of });
export const not = (of: Predicate): Predicate => ({ is: "not", of });
