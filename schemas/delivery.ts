import { z } from "zod";
import type { FaultRecord, RowFaultCode } from "./errors.ts";
import { Trailer } from "./trailer.ts";
import type { UnlistedLabels } from "./value-labels.ts";

/** A date as ISO text. */
export const IsoDate = z.iso.date();

/** Whether a delivery holds everything, or what is new and changed since the delivery before it in sequence. */
export const DeliveryKind = z.enum(["full", "delta"]);
export type DeliveryKind = z.infer<typeof DeliveryKind>;

/** First and last day that the rows of a delivery are about, both included. */
const Period = z.strictObject({ from: IsoDate, to: IsoDate });

/** A correction: the delivery whose place this one takes, and why. */
const Supersedes = z.strictObject({ delivery: z.string().min(1), reason: z.string().trim().min(3) });

/** What the register sends along with its files: `inbox/<source>/<delivery>/delivery.yaml`. */
export const DeliveryNote = z
  .strictObject({
    data_cut: IsoDate.optional().describe("date until which the register says its data reach"),
    period: Period.optional().describe("first and last day that the rows are about; the last stands in for data_cut"),
    kind: DeliveryKind.default("full").describe(
      "full: replaces every delivery before it; delta: new and changed rows since the delivery before it in sequence",
    ),
    sequence: z
      .int()
      .min(0)
      .optional()
      .describe("orders the deliveries of a source, without holes where there are deltas; without it folder names do"),
    supersedes: Supersedes.optional().describe("a correction takes the place of the delivery that it names"),
    synthetic: z.boolean().default(false),
    complete: z
      .boolean()
      .optional()
      .describe("whether files names every file; true unless stated where files names any, false where it names none"),
    files: z
      .record(
        z.string(),
        z.strictObject({
          sha256: z.string().optional(),
          lines: z.int().min(0).optional().describe("data lines, without the header"),
          trailer: Trailer.optional().describe("the last line, with {lines} where the number of data lines stands"),
          deletes: z
            .string()
            .optional()
            .describe("in a delta: the layout of which the file names rows, by their key, that are deleted"),
          bytes: z.int().min(0).optional().describe("bytes as delivered; a file with fewer is still arriving"),
        }),
      )
      .default({}),
  })
  .refine(({ kind, sequence }) => kind === "full" || sequence !== undefined, {
    path: ["kind"],
    message: "a delta needs a sequence, or nobody could tell that one is missing",
  })
  .refine(({ kind, files }) => kind === "delta" || Object.values(files).every((f) => f.deletes === undefined), {
    path: ["files"],
    message: "only a delta deletes rows; a full delivery replaces everything before it",
  })
  .refine(({ period }) => period === undefined || period.from <= period.to, {
    path: ["period"],
    message: "period.from is not after period.to",
  });
export type DeliveryNote = z.infer<typeof DeliveryNote>;

/** How a delivery stands to the others of its source, as its note says; without a note it is full and has no sequence. */
export interface DeliveryTerms {
  readonly kind: DeliveryKind;
  readonly sequence: number | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly supersedes: { readonly delivery: string; readonly reason: string } | null;
}

export const termsOf = (note: DeliveryNote | null): DeliveryTerms => ({
  kind: note?.kind ?? "full",
  sequence: note?.sequence ?? null,
  period: note?.period ?? null,
  supersedes: note?.supersedes ?? null,
});

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
  /** True for a file of a delta that names the keys of rows to be deleted; left out for all others. */
  readonly deletes?: true;
  readonly dataCut: string;
  readonly synthetic: boolean;
  /** SHA-256 of the file as delivered. */
  readonly sha256: string;
  readonly bytes: number;
  /** Data lines in the file: all physical lines but the header and blank lines at the end. */
  readonly lines: number;
  readonly accepted: number;
  /** Persons in the accepted rows, to some two per cent in large files; null for a layout without persons, absent in earlier records. */
  readonly persons?: number | null;
  readonly rejected: number;
  /** Exact repetitions of an earlier line, counted once where the layout's source declares so. */
  readonly duplicates: number;
  readonly rules: readonly RuleCount[];
  /** Codes against their lists; not in records of earlier versions. */
  readonly codes?: readonly CodeAccount[];
  /** Columns whose value labels name codes that their lists do not know; not in records of earlier versions. */
  readonly unlistedLabels?: readonly UnlistedLabels[];
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
