import type { z } from "zod";
import type { NeededFact } from "../needed-fact.ts";
import type { About } from "./about.ts";

/**
 * What one row per person holds, and so which estimator fits it. time: days and an event; score: a change; share: yes or
 * no; rate: a count over days; amount: one number; net: days, death, age and sex, held against a life table.
 */
export type Family = "time" | "score" | "share" | "rate" | "amount" | "net";

/** One kind of measure: its parameters, what it needs and what it means. A new kind is a file and a line in the list. */
export interface MeasureKind<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  readonly family: Family;
  readonly about: About;
  /** Facts without which no row could ever be more than unknown. */
  needs(measure: z.infer<S>): readonly NeededFact[];
  /** Reasons that end a time and compete with its event. */
  competing?(measure: z.infer<S>): readonly string[];
}
