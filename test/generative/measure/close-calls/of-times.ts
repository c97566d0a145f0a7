import type { MeasureOf } from "../../../../schemas/measure.ts";
import type { Changed } from "./changed.ts";

const reversed = <T>(order: readonly T[]): T[] => order.toReversed();

/** A row tells an event from none, and not whether a death competes or censors: that is said by the measure. */
const otherwise = (death: "event" | "competing" | "censored"): "event" | "competing" =>
  death === "event" ? "competing" : "event";

const discontinuation = (measure: MeasureOf<"time-to-discontinuation"> | MeasureOf<"persistence">): Changed => ({
  "gap a day longer": { ...measure, gap_days: measure.gap_days + 1 },
  "stop dated otherwise": {
    ...measure,
    stop_date: measure.stop_date === "last-dose" ? "last-dose-plus-gap" : "last-dose",
  },
  "no next line": { ...measure, next_line: [] },
  "ties reversed": { ...measure, tie_order: reversed(measure.tie_order) },
});

export const changedCause = (measure: MeasureOf<"cancer-specific-survival">): Changed => ({
  [`unknown cause not ${measure.unknown_cause}`]: {
    ...measure,
    unknown_cause: measure.unknown_cause === "cancer" ? "other" : "cancer",
  },
});

export const changedDiscontinuation = (measure: MeasureOf<"time-to-discontinuation">): Changed => ({
  ...discontinuation(measure),
  [`death not ${measure.death}`]: { ...measure, death: otherwise(measure.death) },
});

export const changedPersistence = (measure: MeasureOf<"persistence">): Changed => discontinuation(measure);

export const changedNext = (measure: MeasureOf<"time-to-next-treatment">): Changed => ({
  [`death not ${measure.death}`]: { ...measure, death: otherwise(measure.death) },
  "ties reversed": { ...measure, tie_order: reversed(measure.tie_order) },
  "another next treatment": {
    ...measure,
    next_treatment: measure.next_treatment === "any-other" ? ["b"] : "any-other",
  },
});

export const changedProgression = (measure: MeasureOf<"progression-free-survival">): Changed => ({
  [`death not ${measure.death}`]: { ...measure, death: otherwise(measure.death) },
  "ties reversed": { ...measure, tie_order: reversed(measure.tie_order) },
  "old disease a day longer": { ...measure, from_day: measure.from_day + 1 },
  "every evidence": { ...measure, evidence: ["imaging", "biopsy", "clinical_message"] },
});

export const changedVentilation = (measure: MeasureOf<"death-or-permanent-ventilation">): Changed => ({
  "ties reversed": { ...measure, tie_order: reversed(measure.tie_order) },
  "the other bound": {
    ...measure,
    days: { ...measure.days, rule: measure.days.rule === "at-least" ? "more-than" : "at-least" },
  },
  "half an hour more": { ...measure, hours_per_day: measure.hours_per_day + 0.5 },
  "acute days the other way": { ...measure, exclude_acute_reversible: !measure.exclude_acute_reversible },
  "event dated otherwise": {
    ...measure,
    event_date: measure.event_date === "run-start" ? "criterion-met" : "run-start",
  },
});
