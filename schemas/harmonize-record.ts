import { z } from "zod";
import { ContradictionCount } from "./contradiction.ts";
import { isModelTable, type ModelTableName } from "./model/tables.ts";

const table = z.custom<ModelTableName>(isModelTable);

/** How many rows share one reason. */
const ReasonCount = z.object({ reason: z.string(), rows: z.int() });
export type ReasonCount = z.infer<typeof ReasonCount>;

/** The account of one mapping: rows of the layout = rows that became facts + rows left out. */
const MappingRecord = z.object({
  layout: z.string(),
  table,
  /** Accepted rows of the layout over all files in use. */
  rows: z.int(),
  /** Rows that became at least one fact. */
  used: z.int(),
  /** Facts made; one row may carry several. */
  facts: z.int(),
  /** Rows that became no fact, each with one reason. */
  leftOut: z.array(ReasonCount).readonly(),
  /** Facts that are kept although something about them is doubtful, counted by what it is. */
  findings: z.array(ReasonCount).readonly(),
});
export type MappingRecord = z.infer<typeof MappingRecord>;

/** How the person keys of one source were linked; counts are of distinct person keys in the files in use. */
const LinkRecord = z.object({
  source: z.string(),
  /** Keys that point to exactly one project person. */
  linked: z.int(),
  /** Keys without any link; each stays a person of its own. */
  unlinked: z.int(),
  /** Keys that point to more than one project person on the same day: not used, each stays a person of its own. */
  nonmatch: z.int(),
  /** Keys whose link was withdrawn; each stays a person of its own. */
  withdrawn: z.int(),
  /** Project persons of this source that more than one key points to. */
  merged: z.int(),
});
export type LinkRecord = z.infer<typeof LinkRecord>;

/**
 * What became of accepted rows that are not in use: another row of a later delta has taken their place, a later delta has
 * deleted them, or they are such deletions themselves, of a row that was there or of none.
 */
export const OutOfUse = z.enum(["replaced", "deleted", "deletion", "deletion of nothing"]);
export type OutOfUse = z.infer<typeof OutOfUse>;

/** Rows of one file that are not in use, by what became of them; accepted rows = rows in use + these. */
const ReplacedRecord = z.object({
  source: z.string(),
  delivery: z.string(),
  layout: z.string(),
  /** File id of the intake catalogue. */
  file: z.string(),
  /** Left out in records of earlier versions, which knew of replaced rows alone. */
  how: OutOfUse.exactOptional(),
  rows: z.int(),
});
export type ReplacedRecord = z.infer<typeof ReplacedRecord>;

/** What harmonization made of the files in use; written beside the model as `harmonize.json`. */
export const HarmonizeRecord = z.object({
  /** Latest data cut among the files in use; null when there are none. Links are read as valid on this day. */
  dataCut: z.string().nullable(),
  layouts: z.array(z.object({ layout: z.string(), files: z.int(), rows: z.int() })).readonly(),
  tables: z.array(z.object({ table, rows: z.int() })).readonly(),
  /** One account per mapping of a layout that has files in use. */
  mappings: z.array(MappingRecord).readonly(),
  links: z.array(LinkRecord).readonly(),
  /** Rows that a delta has put out of use; empty where no deltas are in use. */
  replaced: z.array(ReplacedRecord).readonly(),
  /** What registers say of one person that cannot all be true; not in records of earlier versions. */
  contradictions: z.array(ContradictionCount).readonly().exactOptional(),
});
export type HarmonizeRecord = z.infer<typeof HarmonizeRecord>;
