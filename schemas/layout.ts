import type { Column, StoredColumn } from "./column.ts";
import type { DialectPart } from "./dialect.ts";
import type { RowRule } from "./rule.ts";

/** One extract layout: what a row is, which columns it has, and what must hold for a row to be believed. */
export interface Layout {
  /** Snake case, unique in the house; also the name of the view that harmonization reads. */
  readonly id: string;
  readonly version: number;
  /** Title for people. */
  readonly title: string;
  /** What one row is, for the data dictionary. */
  readonly rowIs: string;
  /** Where names and codes come from. */
  readonly evidence: string;
  /** Set while the register's own names are not publicly known: what will replace this layout. */
  readonly provisional?: string;
  /** File names this layout is recognised by when the source does not say otherwise; `*` stands for anything. */
  readonly files: readonly string[];
  /** How the register writes this file when the source does not say otherwise. */
  readonly dialect?: DialectPart;
  /** The column that holds the pseudonymous person key; none for layouts that are not about persons. */
  readonly person?: string;
  /** The column that names the institution a row comes from, for telling it what to correct. */
  readonly institution?: string;
  readonly columns: readonly Column[];
  readonly rowRules: readonly RowRule[];
  /**
   * Columns that together identify a row; a row whose key stands earlier in the file breaks `outcome`. Rows in which one
   * of the columns is empty are not compared.
   */
  readonly unique?: { readonly columns: readonly string[]; readonly outcome: "error" | "finding" };
  /**
   * Columns by which a row of a delta finds the rows that it replaces: the same thing has the same key in every delivery
   * of a series. Rows in which one of them is empty replace nothing. Without a key a delta only adds rows. A delta
   * takes rows away by a file of their keys, which delivery.yaml declares (deletion-layout.ts).
   */
  readonly key?: readonly string[];
  /** Date columns whose latest value says until when the file has data. */
  readonly reaches: readonly string[];
}

/** The columns of a layout that are stored. */
export const storedColumns = (layout: Layout): readonly StoredColumn[] =>
  layout.columns.filter((c): c is StoredColumn => c.kind !== "dropped");
