import fc, { type Arbitrary } from "fast-check";
import { all, between, is, oneOf, orderOf } from "./drawn.ts";
import { demanded, gaps, timeRules } from "./rules.ts";

const starts = oneOf(
  { delayed_entry: true },
  { delayed_entry: false },
  { time_zero: "diagnosis", delayed_entry: true },
);
const death = oneOf("event", "competing", "censored");

const discontinuation = fc.record({
  gap_days: gaps,
  stop_date: oneOf("last-dose", "last-dose-plus-gap"),
  next_line: oneOf([], ["b"], ["b", "c"]),
  tie_order: orderOf("gap", "death", "next-line"),
});

export const times: Readonly<Record<string, Arbitrary<object>>> = {
  "overall-survival": all(starts, timeRules),
  "cancer-specific-survival": all(
    starts,
    timeRules,
    fc.record({
      causes: oneOf(["C34"], ["C349", "C50"]),
      unknown_cause: oneOf("cancer", "other", "unknown"),
    }),
  ),
  "net-survival": fc.record({ delayed_entry: fc.boolean() }),
  "time-to-discontinuation": all(starts, timeRules, discontinuation, fc.record({ death })),
  persistence: all(starts, timeRules, discontinuation),
  "time-to-next-treatment": all(
    starts,
    timeRules,
    fc.record({
      next_treatment: fc.oneof(is("any-other"), oneOf(["b"], ["b", "c"], ["aa"])),
      death,
      tie_order: orderOf("next-treatment", "death"),
    }),
  ),
  "progression-free-survival": all(
    starts,
    timeRules,
    fc.record({
      evidence: fc.subarray(["imaging", "biopsy", "clinical_message"], { minLength: 1 }),
      from_day: oneOf(0, 0, 3, 10),
      death,
      tie_order: orderOf("progression", "death"),
      coverage: demanded,
    }),
  ),
  "death-or-permanent-ventilation": all(
    timeRules,
    fc.record({
      hours_per_day: oneOf(15.5, 16),
      days: fc.record({ rule: oneOf("at-least", "more-than"), count: between(1, 6) }),
      exclude_acute_reversible: fc.boolean(),
      event_date: oneOf("run-start", "criterion-met"),
      tie_order: orderOf("permanent-ventilation", "death"),
    }),
  ),
};
