import { z } from "zod";
import { ByteSize } from "./byte-size.ts";
import { DialectPart } from "./dialect.ts";
import { InboxLimits } from "./intake-limits.ts";
import { Language } from "./texts.ts";

/** From when until when a source covers a region or kind of data; what lies outside is "not covered", never "no". */
const CoveragePeriod = z.strictObject({
  kind: z.string().describe("what is covered, for example hospital-drugs, hresept, episodes, deaths"),
  region: z.string().default("national"),
  from: z.iso.date(),
  to: z.iso.date().optional().describe("left out while coverage goes on"),
});

export const SourceLayout = z.strictObject({
  files: z.array(z.string()).min(1).optional().describe("file name patterns; * stands for anything"),
  dialect: DialectPart.optional(),
  aliases: z
    .strictObject({
      version: z.string().optional(),
      evidence: z.string().optional(),
      columns: z.record(z.string(), z.string()).default({}).describe("delivered header: layout column"),
      values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
    })
    .optional(),
  /** Exact repetitions of a line count once; false keeps them all and counts them as findings. */
  drop_exact_duplicates: z.boolean().default(true),
  given_up: z.array(z.string()).optional().describe("columns that the source no longer delivers"),
});
export type SourceLayout = z.infer<typeof SourceLayout>;

export const Source = z.strictObject({
  title: z.string(),
  owner: z.string().default(""),
  legal_basis: z.string().default(""),
  layouts: z.record(z.string(), SourceLayout.nullable()),
  dialect: DialectPart.optional(),
  person_keys: z
    .enum(["stable", "per-delivery"])
    .default("per-delivery")
    .describe(
      "stable: the register promises that a person keeps its key from delivery to delivery; per-delivery: it does not, so deltas are refused and nothing is joined across deliveries without link_keys",
    ),
  counts: z
    .enum(["required", "optional"])
    .default("optional")
    .describe("required: a delivery is held unless delivery.yaml gives sha256 or lines for every file"),
  /** Days from an event until the register's data can be expected to hold it. */
  lag_days: z.int().min(0).default(0),
  limits: z
    .strictObject({
      rejected_share: z.number().min(0).max(1).default(0),
      shrink_share: z.number().min(0).max(1).default(0.2),
      shrink_window: z
        .int()
        .min(1)
        .max(100)
        .default(6)
        .describe("how many accepted full deliveries back shrink_share looks, so that a slow fall is seen too"),
      shift: z
        .number()
        .min(0)
        .max(1)
        .default(0.2)
        .describe("Jensen–Shannon distance of a column from the delivery in use"),
      shift_columns: z
        .record(z.string(), z.number().min(0).max(1))
        .default({})
        .describe("the same for one column, as layout.column"),
      unmapped_share: z.number().min(0).max(1).default(0.05).describe("share of a column's codes that no list knows"),
    })
    .prefault({}),
  coverage: z.array(CoveragePeriod).default([]),
});
export type Source = z.infer<typeof Source>;

/** utfall.yaml. Unknown keys are refused. */
export const Workspace = z.strictObject({
  utfall: z.literal("workspace/1"),
  name: z.string(),
  synthetic: z.boolean().default(false).describe("true marks every output as made up"),
  languages: z.array(Language).min(1).default(["nb", "en"]),
  as_of: z
    .union([z.literal("data"), z.iso.date()])
    .default("data")
    .describe("the date of judgement; data means the latest data cut among the deliveries in use"),
  memory: z
    .string()
    .regex(/^\d+(MiB|GiB)$/)
    .default("2GiB"),
  threads: z.int().min(1).max(64).default(2),
  spill: ByteSize.optional().describe(
    "what the database engine may write to disk for want of memory; left out, each step may take a third of what is free when it begins",
  ),
  inbox: InboxLimits.prefault({}),
  sources: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), Source),
});
export type Workspace = z.infer<typeof Workspace>;
