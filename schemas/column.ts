/**
 * The vocabulary in which an extract layout is declared.
 *
 * A column is said once. The zod row schema, the SQL that reads and checks a file, the data dictionary and the made-up
 * data are derived from this declaration; nothing about a column may be stated anywhere else.
 */

import type { ListedBy } from "./codes/code-list.ts";

/** Whether a cell must be filled: always, sometimes (the row rules say when), or never. */
export type Presence = "required" | "conditional" | "optional";

interface ColumnBase {
  /** Name exactly as the register spells it. Headers match without regard to case and underscores. */
  readonly name: string;
  readonly presence: Presence;
  /** One sentence for the data dictionary. */
  readonly meaning: string;
  /** What misleads a reader of this column. */
  readonly caveat?: string;
  /** Other spellings in use for the same column, for example the older generation of a register's names. */
  readonly aliases?: readonly string[];
  /** True where the whole column may be missing from a file even though its cells may not be empty. */
  readonly mayBeAbsent?: boolean;
  /** True where a new edition or list moves every value with the years, so that a shift is no news. */
  readonly drifts?: boolean;
  /** True where the column must be in the file even though its cells may be empty. Required columns must be anyway. */
  readonly mustBePresent?: boolean;
}

/** Text as delivered, trimmed; never read as a number even if every character is a digit. */
export interface TextColumn extends ColumnBase {
  readonly kind: "text";
  /** Longest value, in characters. */
  readonly maxLength: number;
  /** A pattern that JavaScript and RE2 read alike; anchored by the reader. A value outside it breaks the rule. */
  readonly pattern?: string;
  /** `error` quarantines the row, `finding` keeps and counts it. */
  readonly patternOutcome?: "error" | "finding";
  /** `icd10` removes everything but letters and digits and makes upper case; `upper` makes upper case. */
  readonly clean?: "icd10" | "upper";
  /** Left-pads digits with zeros to this width, for codes that lost their leading zeros on the way. */
  readonly pad?: number;
  /** The list of codes with periods that the column is held against; what it does not know is counted and kept. */
  readonly listed?: ListedBy;
  /** Made-up values to draw from where nothing better is known. */
  readonly examples?: readonly string[];
}

/** One of a closed list of codes, kept as text. */
export interface CodeColumn extends ColumnBase {
  readonly kind: "code";
  /** Code to meaning, in the register's own order. */
  readonly codes: Readonly<Record<string, string>>;
  readonly pad?: number;
  /**
   * What a value outside the list does: `error` (the default) quarantines the row; `finding` counts it, empties the cell
   * and keeps the row, for lists that grow between deliveries and for fields into which free text may slip.
   */
  readonly unlistedOutcome?: "error" | "finding";
}

export interface IntColumn extends ColumnBase {
  readonly kind: "int";
  readonly min: number;
  readonly max: number;
  /** Values above this are kept and counted as a finding. */
  readonly findingAbove?: number;
}

/** An exact decimal number: DECIMAL(18, scale) in SQL. */
export interface DecColumn extends ColumnBase {
  readonly kind: "dec";
  readonly min: number;
  readonly max: number;
  readonly scale: number;
}

/** A calendar date, in the form that the dialect declares. */
export interface DateColumn extends ColumnBase {
  readonly kind: "date";
}

/** Local date and time, Europe/Oslo, without offset; a bare date means time unknown, kept as the date at 00:00. */
export interface TsColumn extends ColumnBase {
  readonly kind: "ts";
}

/** Time of day. */
export interface TimeColumn extends ColumnBase {
  readonly kind: "time";
}

/** Yes, no, unknown: 1, 0, 9. */
export interface FlagColumn extends ColumnBase {
  readonly kind: "flag";
}

/** A column that may arrive and must never be stored: staff names, free text. */
export interface DroppedColumn extends ColumnBase {
  readonly kind: "dropped";
}

export type Column =
  | TextColumn
  | CodeColumn
  | IntColumn
  | DecColumn
  | DateColumn
  | TsColumn
  | TimeColumn
  | FlagColumn
  | DroppedColumn;

/** A column that is stored, that is every kind but `dropped`. */
export type StoredColumn = Exclude<Column, DroppedColumn>;

type Declaration<C extends Column> = Omit<C, "kind">;

export const text = (c: Omit<Declaration<TextColumn>, "maxLength"> & { readonly maxLength?: number }): TextColumn => ({
  kind: "text",
  maxLength: 64,
  ...c,
});
export const code = (c: Declaration<CodeColumn>): CodeColumn => ({ kind: "code", ...c });
export const int = (c: Declaration<IntColumn>): IntColumn => ({ kind: "int", ...c });
export const dec = (c: Declaration<DecColumn>): DecColumn => ({ kind: "dec", ...c });
export const date = (c: Declaration<DateColumn>): DateColumn => ({ kind: "date", ...c });
export const ts = (c: Declaration<TsColumn>): TsColumn => ({ kind: "ts", ...c });
export const time = (c: Declaration<TimeColumn>): TimeColumn => ({ kind: "time", ...c });
export const flag = (c: Declaration<FlagColumn>): FlagColumn => ({ kind: "flag", ...c });
export const dropped = (c: Omit<Declaration<DroppedColumn>, "presence">): DroppedColumn => ({
  kind: "dropped",
  presence: "optional",
  ...c,
});

/** The codes of a flag. */
export const flagCodes: Readonly<Record<string, string>> = { "0": "no", "1": "yes", "9": "unknown" };

/** Repeats a declaration as `stem_1 … stem_n`; `{n}` in the meaning becomes the number. */
export const repeated = <C extends Column>(count: number, make: (n: number) => C): readonly C[] =>
  Array.from({ length: count }, (_, i) => make(i + 1));

/** The form in which names are compared: lower case without underscores. */
export const nameKey = (name: string): string => name.trim().toLowerCase().replaceAll("_", "");
