import type { RowFaultCode } from "../../../schemas/errors.ts";
import type { Random } from "../random/random.ts";
import type { Cell, RowValues } from "../rows/cell.ts";

/** The kinds of dirt that are planted, after what real deliveries hold. */
export type DirtKind =
  | "diagnosis-spelling"
  | "lost-zero"
  | "former-municipality"
  | "sex-differs"
  | "birth-year-differs"
  | "unknown-unit"
  | "stay-length-differs"
  | "stay-number-reused"
  | "silent-district"
  | "two-project-persons"
  | "duplicate-line"
  | "out-before-in"
  | "bad-date"
  | "unknown-code"
  | "new-code"
  | "missing-required"
  | "wrong-cell-count"
  | "unbalanced-quote";

/** What is expected of the line: held back, kept and counted, counted once, or put right on reading. */
export type DirtOutcome = "rejected" | "finding" | "duplicate" | "cleaned";

/** What is known of the row that is to be dirtied. */
export interface CleanRow {
  readonly values: RowValues;
  readonly cells: readonly string[];
  /** The row is of a person outside every cohort, whose facts no expected number rests on. */
  readonly ofBystander: boolean;
}

/**
 * A changed row in place of the clean one, or a further line after it. Lines that are held back are always further lines:
 * the register sent the row twice, once broken. So the facts behind every expected number reach the database, dirt or not.
 */
export type Planted =
  | { readonly where: "in-place"; readonly cells: readonly string[] }
  | { readonly where: "after"; readonly cells: readonly string[] }
  | { readonly where: "repeat" };

export interface Dirt {
  readonly kind: DirtKind;
  readonly outcome: DirtOutcome;
  /** `intake` accounts for it line by line; `quality` sees it only across rows or against a code list. */
  readonly seenBy: "intake" | "quality";
  /** The row fault that intake gives it; null where the line is kept. */
  readonly fault: RowFaultCode | null;
  /** True for dirt of the whole file, which every row has that can carry it, instead of a share of the rows. */
  readonly everywhere?: boolean;
  /** Null where this row cannot carry this kind of dirt. */
  readonly plant: (row: CleanRow, random: Random) => Planted | null;
}

/** What a kind of dirt may use of the file it goes into. */
export interface DirtySheet {
  readonly indexOf: (column: string) => number;
  /** The text of a value in this file's dialect. */
  readonly write: (column: string, value: Cell) => string;
}

/** The cells with one of them changed. */
export const withCell = (cells: readonly string[], index: number, text: string): readonly string[] =>
  cells.map((cell, i) => (i === index ? text : cell));
