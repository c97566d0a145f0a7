import { z } from "zod";
import { Texts } from "./texts.ts";

const date = z.iso.date();
const count = z.int().min(0);

/** One delivered file with its account: lines = accepted + rejected + duplicates. */
export const ReportFile = z.strictObject({
  id: z.string(),
  name: z.string(),
  delivery: z.string(),
  layout: z.string(),
  layoutVersion: z.int(),
  sha256: z.string(),
  lines: count,
  accepted: count,
  rejected: count,
  duplicates: count,
  /** Rows kept although a rule of the kind `finding` was broken, summed over rules: a row can count twice. */
  findings: count,
  /** Latest date in the file; null where no column says. */
  reaches: date.nullable(),
  rules: z.array(
    z.strictObject({
      code: z.string(),
      rule: z.string(),
      column: z.string().nullable(),
      outcome: z.enum(["error", "finding"]),
      rows: count,
    }),
  ),
});
export type ReportFile = z.infer<typeof ReportFile>;

/** One register as used. */
export const ReportSource = z.strictObject({
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  legalBasis: z.string(),
  deliveries: z.array(z.string()),
  /** Latest data cut of the files in use; null where the source delivered none. */
  dataCut: date.nullable(),
  lagDays: count,
  /** Last calendar month (YYYY-MM) that can be expected to be whole: data cut less lag; null without a data cut. */
  lastCompleteMonth: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
  coverage: z.array(z.strictObject({ kind: z.string(), region: z.string(), from: date, to: date.nullable() })),
  files: z.array(ReportFile),
});
export type ReportSource = z.infer<typeof ReportSource>;

/** How full a key field is among the rows that should have it. */
export const Completeness = z.strictObject({
  source: z.string(),
  field: z.string(),
  title: Texts,
  /** `national`, or a health region. */
  region: z.string(),
  expected: count,
  filled: count,
});
export type Completeness = z.infer<typeof Completeness>;

/** A delivery in use that a guard would have held, had nobody signed for it. */
export const SignedDelivery = z.strictObject({
  source: z.string(),
  delivery: z.string(),
  /** Code of the guard that was overruled. */
  rule: z.string(),
  who: z.string(),
  when: date,
  reason: z.string(),
});
export type SignedDelivery = z.infer<typeof SignedDelivery>;

/** How the persons of a source met the linkage key. */
export const LinkCount = z.strictObject({
  source: z.string(),
  persons: count,
  matched: count,
  unmatched: count,
  /** Keys that were merged because they are the same person. */
  merged: count,
});
export type LinkCount = z.infer<typeof LinkCount>;
