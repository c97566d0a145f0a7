import type { ContradictionCount } from "./contradiction.ts";
import type { ModelTableName } from "./model/tables.ts";

/** How many rows share one reason. */
export interface ReasonCount {
  readonly reason: string;
  readonly rows: number;
}

/** The account of one mapping: rows of the layout = rows that became facts + rows left out. */
export interface MappingRecord {
  readonly layout: string;
  readonly table: ModelTableName;
  /** Accepted rows of the layout over all files in use. */
  readonly rows: number;
  /** Rows that became at least one fact. */
  readonly used: number;
  /** Facts made; one row may carry several. */
  readonly facts: number;
  /** Rows that became no fact, each with one reason. */
  readonly leftOut: readonly ReasonCount[];
  /** Facts that are kept although something about them is doubtful, counted by what it is. */
  readonly findings: readonly ReasonCount[];
}

/** How the person keys of one source were linked; counts are of distinct person keys in the files in use. */
export interface LinkRecord {
  readonly source: string;
  /** Keys that point to exactly one project person. */
  readonly linked: number;
  /** Keys without any link; each stays a person of its own. */
  readonly unlinked: number;
  /** Keys that point to more than one project person on the same day: not used, each stays a person of its own. */
  readonly nonmatch: number;
  /** Keys whose link was withdrawn; each stays a person of its own. */
  readonly withdrawn: number;
  /** Project persons of this source that more than one key points to. */
  readonly merged: number;
}

/**
 * What became of accepted rows that are not in use: another row of a later delta has taken their place, a later delta has
 * deleted them, or they are such deletions themselves, of a row that was there or of none.
 */
export type OutOfUse = "replaced" | "deleted" | "deletion" | "deletion of nothing";

/** Rows of one file that are not in use, by what became of them; accepted rows = rows in use + these. */
export interface ReplacedRecord {
  readonly source: string;
  readonly delivery: string;
  readonly layout: string;
  /** File id of the intake catalogue. */
  readonly file: string;
  /** Left out in records of earlier versions, which knew of replaced rows alone. */
  readonly how?: OutOfUse;
  readonly rows: number;
}

/** What harmonization made of the files in use; written beside the model as `harmonize.json`. */
export interface HarmonizeRecord {
  /** Latest data cut among the files in use; null when there are none. Links are read as valid on this day. */
  readonly dataCut: string | null;
  readonly layouts: readonly { readonly layout: string; readonly files: number; readonly rows: number }[];
  readonly tables: readonly { readonly table: ModelTableName; readonly rows: number }[];
  /** One account per mapping of a layout that has files in use. */
  readonly mappings: readonly MappingRecord[];
  readonly links: readonly LinkRecord[];
  /** Rows that a delta has put out of use; empty where no deltas are in use. */
  readonly replaced: readonly ReplacedRecord[];
  /** What registers say of one person that cannot all be true; not in records of earlier versions. */
  readonly contradictions?: readonly ContradictionCount[];
}
