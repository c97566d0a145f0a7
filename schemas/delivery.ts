import { z } from "zod";
import type { FaultRecord, RowFaultCode } from "./errors.ts";

/** A date as ISO text. */
export const IsoDate = z.iso.date();

/** What the register sends along with its files: `inbox/<source>/<delivery>/delivery.yaml`. */
export const DeliveryNote = z.strictObject({
  /** Date until which the register says its data reach. */
  data_cut: IsoDate.optional(),
  /** Orders the deliveries of a source; later ones replace earlier ones. Without it the folder names order them. */
  sequence: z.int().min(0).optional(),
  synthetic: z.boolean().default(false),
  files: z
    .record(z.string(), z.strictObject({ sha256: z.string().optional(), lines: z.int().min(0).optional() }))
    .default({}),
});
export type DeliveryNote = z.infer<typeof DeliveryNote>;

/** How many rows broke one rule in one column. */
export interface RuleCount {
  readonly code: RowFaultCode;
  /** Rule id: `date`, `code`, `range`, … or the id of a row rule. */
  readonly rule: string;
  readonly column: string | null;
  readonly outcome: "error" | "finding";
  readonly rows: number;
}

/** How the codes of one column stood against a list that grows or changes with the years. */
export interface CodeAccount {
  readonly column: string;
  /** The list by which they were judged: one of schemas/codes, or the column's own. */
  readonly list: string;
  /** Accepted rows in which the cell was filled. */
  readonly filled: number;
  /** Rows with a code that the list does not know; it stands for nothing, and never for a default. */
  readonly unmapped: number;
  /** Rows with a code that the list knows, on a day on which it was not in force. */
  readonly outOfPeriod: number;
}

/** The account of one delivered file after intake; written beside its rows as `record.json`. */
export interface FileRecord {
  /** File id of the intake catalogue: the first 16 hex digits of the fingerprint; facts point to it. */
  readonly id: string;
  readonly source: string;
  readonly delivery: string;
  readonly file: string;
  readonly layout: string;
  readonly layoutVersion: number;
  readonly dataCut: string;
  readonly synthetic: boolean;
  /** SHA-256 of the file as delivered. */
  readonly sha256: string;
  readonly bytes: number;
  /** Data lines in the file: all physical lines but the header and blank lines at the end. */
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Exact repetitions of an earlier line, counted once where the layout's source declares so. */
  readonly duplicates: number;
  readonly rules: readonly RuleCount[];
  /** Codes against their lists; not in records of earlier versions. */
  readonly codes?: readonly CodeAccount[];
  /** Header names that the layout does not know; reported, not ingested. */
  readonly unknownColumns: readonly string[];
  /** Columns dropped before storage because they must never arrive. */
  readonly droppedColumns: readonly string[];
  /** Latest date in the columns that say until when the data reach; null when there is none. */
  readonly reaches: string | null;
}

/** What intake made of one file: the folder of its rows and its account, or the fault that holds it. */
export type FileOutcome =
  | { readonly state: "accepted"; readonly record: FileRecord; readonly folder: string }
  | {
      readonly state: "held";
      readonly fault: FaultRecord;
      readonly record: FileRecord | null;
      readonly folder: string | null;
    };
