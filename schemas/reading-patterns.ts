import { z } from "zod";
import { Texts } from "./texts.ts";

const count = z.int().min(0);

/** How the values that an agreed limit is held against lie around it. */
export const NearLimit = z.strictObject({
  /** Id of the domain or measure that has the limit. */
  term: z.string(),
  title: Texts,
  /** What was read: an assessment kind, or `ventilation` for periods of the ventilation register. */
  reading: z.string(),
  unit: z.enum(["hours", "points"]),
  /** The limit in that unit; for scores the change from baseline that is still stable. */
  limit: z.number(),
  /** Width of one bin. */
  width: z.number(),
  /** Values per bin, lower end included, in order; the limit is an end of two of them. */
  bins: z.array(z.strictObject({ from: z.number(), to: z.number(), values: count })),
  /** Values in the bin on the side of the limit that spares the patient a review or an event, and on the other. */
  sparing: count,
  other: count,
  /** One-sided exact binomial test of sparing against other at 1/2; null below the number where it could say anything. */
  pValue: z.number().nullable(),
});
export type NearLimit = z.infer<typeof NearLimit>;

/** How often values end in 0 or 5. */
export const LastDigits = z.strictObject({
  reading: z.string(),
  /** The digit looked at: tenths where any value is between whole and half steps, else ones; values of 0 are left out. */
  digit: z.enum(["ones", "tenths"]),
  values: count,
  /** How many end in 0, 1, … 9. */
  digits: z.array(count).length(10),
  /** One-sided exact binomial test of those ending in 0 or 5 at 1/5; null below the number where it could say anything. */
  pValue: z.number().nullable(),
});
export type LastDigits = z.infer<typeof LastDigits>;

/** Patterns of reported values that a reader of the agreement's limits should know. They say nothing of anybody's intent. */
export const ReadingPatterns = z.strictObject({ limits: z.array(NearLimit), digits: z.array(LastDigits) });
export type ReadingPatterns = z.infer<typeof ReadingPatterns>;
