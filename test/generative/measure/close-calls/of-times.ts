import type { Measure, MeasureOf } from "../../../../schemas/measure.ts";
import { type Changed, changedTime } from "./changed.ts";

const reversed = <T>(order: readonly T[]): T[] => order.toReversed();

const otherDeaths = <M extends Measure & { readonly death: "event" | "competing" | "censored" }>(measure: M): Changed =>
  Object.fromEntries(
    (["event", "competing"] as const).flatMap((death) =>
      death === measure.death ? [] : [[`death not ${measure.death}`, { ...measure, death }]],
    ),
  );

const discontinuation = (measure: MeasureOf<"time-to-discontinuation"> | MeasureOf<"persistence">): Changed => ({
  ...changedTime(measure),
  "gap a day longer": { ...measure, gap_days: measure.gap_days + 1 },
  "stop dated otherwise": {
    ...measure,
    stop_date: measure.stop_date === "last-dose" ? "last-dose-plus-gap" : "last-dose",
  },
  "no next line": { ...measure, next_line: [] },
  "ties reversed": { ...measure, tie_order: reversed(measure.tie_order) },
});

export const changedOverall = (measure: MeasureOf<"overall-survival">): Changed => changedTime(measure);

export const changedCause = (measure: MeasureOf<"cancer-specific-survival">): Changed => ({
  ...changedTime(measure),
  [`unknown cause not ${measure.unknown_cause}`]: {
    ...measure,
    unknown_cause: measure.unknown_cause === "cancer" ? "other" : "cancer",
  },
});

export const changedNet = (measure: MeasureOf<"net-survival">): Changed => ({
  "delayed entry the other way": { ...measure, delayed_entry: !measure.delayed_entry },
});

export const changedDiscontinuation = (measure: MeasureOf<"time-to-discontinuation">): Changed => ({
  ...discontinuation(measure),
  ...otherDeaths(measure),
});

export const changedPersistence = (measure: MeasureOf<"persistence">): Changed => discontinuation(measure);

export const changedNext = (measure: MeasureOf<"time-to-next-treatment">): Changed => ({
  ...changedTime(measure),
  ...otherDeaths(measure),
  "ties reversed": { ...measure, tie_order: reversed(measure.tie_order) },
  "another next treatment": {
    ...measure,
    next_treatment: measure.next_treatment === "any-other" ? ["b"] : "any-other",
  },
});

export const changedProgression = (measure: MeasureOf<"progression-free-survival">): Changed => ({
  ...changedTime(measure),
  ...otherDeaths(measure),
  "ties reversed": { ...measure, tie_order: reversed(measure.tie_order) },
  "old disease a day longer": { ...measure, from_day: measure.from_day + 1 },
  "every evidence": { ...measure, evidence: ["imaging", "biopsy", "clinical_message"] },
});

export const changedVentilation = (measure: MeasureOf<"death-or-permanent-ventilation">): Changed => ({
  ...changedTime(measure),
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
