import { z } from "zod";
import { type FaultRecord, faults, rowFaults } from "./errors.ts";
import { keyOf } from "./key-of.ts";
import { Trailer } from "./trailer.ts";
import { UnlistedLabels } from "./value-labels.ts";

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
export const RuleCount = z.object({
  code: keyOf(rowFaults),
  /** Rule id: `date`, `code`, `range`, … or the id of a row rule. */
  rule: z.string(),
  column: z.string().nullable(),
  outcome: z.enum(["error", "finding"]),
  rows: z.int(),
});
export type RuleCount = z.infer<typeof RuleCount>;

/** How the codes of one column stood against a list that grows or changes with the years. */
export const CodeAccount = z.object({
  column: z.string(),
  /** The list by which they were judged: one of schemas/codes, or the column's own. */
  list: z.string(),
  /** Accepted rows in which the cell was filled. */
  filled: z.int(),
  /** Rows with a code that the list does not know; it stands for nothing, and never for a default. */
  unmapped: z.int(),
  /** Rows with a code that the list knows, on a day on which it was not in force. */
  outOfPeriod: z.int(),
});
export type CodeAccount = z.infer<typeof CodeAccount>;

/** The account of one delivered file after intake; written beside its rows as `record.json`. */
export const FileRecord = z.object({
  /** File id of the intake catalogue: the source, and a fingerprint of place and bytes; facts point to it. */
  id: z.string(),
  source: z.string(),
  delivery: z.string(),
  file: z.string(),
  layout: z.string(),
  layoutVersion: z.int(),
  /** True for a file of a delta that names the keys of rows to be deleted; left out for all others. */
  deletes: z.literal(true).exactOptional(),
  dataCut: z.string(),
  synthetic: z.boolean(),
  /** SHA-256 of the file as delivered. */
  sha256: z.string(),
  bytes: z.int(),
  /** Data lines in the file: all physical lines but the header and blank lines at the end. */
  lines: z.int(),
  accepted: z.int(),
  /** Persons in the accepted rows, to some two per cent in large files; null for a layout without persons, absent in earlier records. */
  persons: z.int().nullable().exactOptional(),
  rejected: z.int(),
  /** Exact repetitions of an earlier line, counted once where the layout's source declares so. */
  duplicates: z.int(),
  rules: z.array(RuleCount).readonly(),
  /** Codes against their lists; not in records of earlier versions. */
  codes: z.array(CodeAccount).readonly().exactOptional(),
  /** Columns whose value labels name codes that their lists do not know; not in records of earlier versions. */
  unlistedLabels: z.array(UnlistedLabels).readonly().exactOptional(),
  /** Header names that the layout does not know; reported, not ingested. */
  unknownColumns: z.array(z.string()).readonly(),
  /** Columns dropped before storage because they must never arrive. */
  droppedColumns: z.array(z.string()).readonly(),
  /** Latest date in the columns that say until when the data reach; null when there is none. */
  reaches: z.string().nullable(),
});
export type FileRecord = Readonly<z.infer<typeof FileRecord>>;

/** What intake made of one file: the folder of its rows and its account, or the fault that holds it. */
export type FileOutcome =
  | { readonly state: "accepted"; readonly record: FileRecord; readonly folder: string }
  | {
      readonly state: "held";
      readonly fault: FaultRecord;
      readonly record: FileRecord | null;
      readonly folder: string | null;
    };

/** What is remembered of an outcome in the store; the folder has moved, and is that of the step. */
export const StoredOutcome = z.discriminatedUnion("state", [
  z.object({ state: z.literal("accepted"), record: FileRecord }),
  z.object({
    state: z.literal("held"),
    fault: z.object({ code: keyOf(faults), message: z.string() }),
    record: FileRecord.nullable(),
  }),
]);
export type StoredOutcome = z.infer<typeof StoredOutcome>;
