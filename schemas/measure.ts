import { z } from "zod";
import type { Evidence } from "./evidence.ts";
import { Texts } from "./texts.ts";

/**
 * Outcome measures as data. A measure is agreed once, in writing, before the data; it names everything on which its
 * number depends, so that two people who read it compute the same.
 */
const Id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens")
  .describe("Id of the measure; it stands in figure ids and never changes.");

const base = {
  id: Id,
  version: z.int().min(1).default(1).describe("Version of the measure; raise it when any parameter changes."),
  title: Texts,
  meaning: Texts.describe("What the number means, one paragraph."),
  misuse: Texts.describe("How it misleads when misread."),
  better: z.enum(["longer", "shorter", "higher", "lower"]).describe("Which direction is good for the patient."),
};

/** Time zero: the first exposure to one of the agreement's substances. */
const timeZero = z
  .literal("first-exposure")
  .default("first-exposure")
  .describe("The day from which time is counted: the first counted exposure.");

/** Overall survival: time from time zero to death of any cause; censored at emigration or the last date known alive. */
export const OverallSurvival = z.strictObject({
  ...base,
  kind: z
    .literal("overall-survival")
    .describe("Time from time zero to death of any cause; censored at emigration or the last day known alive."),
  time_zero: timeZero,
  delayed_entry: z
    .boolean()
    .default(true)
    .describe("Whether a patient first seen by the register after time zero enters the risk set late."),
});

/** Time to treatment discontinuation, the real-world proxy that ends at next line, death, or a gap without doses. */
export const TimeToDiscontinuation = z.strictObject({
  ...base,
  kind: z.literal("time-to-discontinuation").describe("Time to next line, death, or a gap without doses."),
  time_zero: timeZero,
  gap_days: z
    .int()
    .min(1)
    .describe("Days without a dose after the last dose, within follow-up, that count as having stopped."),
  stop_date: z
    .enum(["last-dose", "last-dose-plus-gap"])
    .default("last-dose")
    .describe("The date at which a stop by gap counts: the last dose itself, or the last dose plus the gap."),
  next_line: z
    .array(z.string())
    .default([])
    .describe("Substances that start a next line; empty when the agreement does not count switching."),
  delayed_entry: z
    .boolean()
    .default(true)
    .describe("Whether a patient first seen by the register after time zero enters the risk set late."),
});

/** Time to death or permanent ventilation, by one of the published definitions of a run of ventilated days. */
export const DeathOrPermanentVentilation = z.strictObject({
  ...base,
  kind: z
    .literal("death-or-permanent-ventilation")
    .describe("Time to death or to a run of ventilated days, whichever comes first."),
  time_zero: timeZero,
  hours_per_day: z.number().min(0).max(24).describe("Hours of ventilation in a day from which the day counts."),
  days: z
    .strictObject({
      rule: z.enum(["at-least", "more-than"]).describe("Whether exactly so many days are enough."),
      count: z.int().min(1).describe("Days in a row."),
    })
    .describe("more-than 21 days and at-least 14 days are different contracts: both bounds are fields."),
  exclude_acute_reversible: z
    .boolean()
    .describe("True where days that belong to an acute, reversible event do not count."),
  event_date: z
    .enum(["run-start", "criterion-met"])
    .default("criterion-met")
    .describe("The event is dated on the first day of the run, or on the day on which the criterion is met."),
});

/** Change of a motor score from baseline to a window around a target time. */
export const ScoreChange = z.strictObject({
  ...base,
  kind: z.literal("score-change").describe("Change of a motor score from baseline to a window around a target time."),
  time_zero: timeZero,
  scale: z.enum(["chop_intend", "hine2", "hfmse", "rulm", "six_mwt", "atend"]).describe("The motor scale."),
  baseline: z
    .strictObject({
      before_days: z.int().min(0).describe("Days before time zero that are accepted."),
      after_days: z.int().min(0).describe("Days after time zero that are accepted, where there is none before it."),
    })
    .describe("Latest baseline assessment at most this many days before, or at most this many days after, time zero."),
  target: z
    .strictObject({
      months: z.int().min(1).describe("Calendar months from time zero."),
      before_days: z.int().min(0).describe("Days before that day that are accepted."),
      after_days: z.int().min(0).describe("Days after that day that are accepted."),
    })
    .describe("The window in which the value is read."),
  pick: z.enum(["nearest", "first", "last", "worst", "best"]).describe("Which of several values in the window counts."),
  tolerance: z
    .number()
    .min(0)
    .describe("Smallest change that matters, in points; a fall of exactly this size still counts as stable."),
  measurement_error: z
    .number()
    .min(0)
    .optional()
    .describe("Standard error of measurement of the scale, printed beside the threshold."),
});

export const Measure = z.discriminatedUnion("kind", [
  OverallSurvival,
  TimeToDiscontinuation,
  DeathOrPermanentVentilation,
  ScoreChange,
]);
export type Measure = z.infer<typeof Measure>;

/**
 * One row per person and measure: what a measure makes of the facts. Persons of the cohort without enough data keep
 * their row, with status `unknown` or `pending`, so that no denominator shrinks unseen.
 */
export interface OutcomeRow {
  readonly person_id: string;
  /** ISO date. */
  readonly time_zero: string;
  /** Whole days from time zero at which the person enters the risk set; 0 without delayed entry. */
  readonly entry_days: number;
  /** Whole days from time zero to event or censoring; null for measures that are not times. */
  readonly time_days: number | null;
  /** 1 event, 0 censored, null for measures that are not times. */
  readonly event: 0 | 1 | null;
  /** Why the time ends: `death`, `permanent-ventilation`, `gap`, `next-line`, `end-of-data`, `emigration`, … */
  readonly reason: string | null;
  readonly baseline: number | null;
  readonly value: number | null;
  readonly change: number | null;
  /** `observed`, `pending` (data not yet due), `unknown` (due and not there), `not-estimable` (row excluded, reason says). */
  readonly status: "observed" | "pending" | "unknown" | "not-estimable";
  /** Source lines that carry the number. */
  readonly evidence: readonly Evidence[];
}
