import fc, { type Arbitrary } from "fast-check";
import { all, between, is, oneOf } from "./drawn.ts";
import { intercurrent } from "./rules.ts";

const better = oneOf("higher", "lower");
const change = fc.record({
  scale: is("hfmse"),
  baseline: fc.record({ before_days: between(0, 10), after_days: between(0, 10) }),
  target: fc.record({
    months: is(1),
    before_days: between(0, 10),
    after_days: between(0, 8),
    grace_days: oneOf(0, 5, 10),
  }),
  pick: oneOf<unknown>(
    "nearest",
    "first",
    "last",
    "worst",
    "best",
    { confirmed: 2 },
    { confirmed: 2 },
    { confirmed: 3 },
  ),
  better,
});

export const windows: Readonly<Record<string, Arbitrary<object>>> = {
  "score-change": all(
    change,
    fc.record({
      tolerance: is(0),
      intercurrent: fc.oneof(is([]), intercurrent("treatment-policy", "hypothetical", "while-on-treatment")),
    }),
  ),
  response: all(
    change,
    fc.record({
      threshold: oneOf(1, 2, 3),
      death: oneOf("no-response", "not-estimable"),
      intercurrent: fc.oneof(is([]), intercurrent("hypothetical", "composite", "while-on-treatment")),
    }),
  ),
  "milestone-attainment": fc.record({
    assessment: is("who_sit"),
    one_of: is(["yes"]),
    by: fc.record({ months: is(1), after_days: between(0, 10) }),
    already_there: oneOf("counted", "left-out"),
    not_shown: fc.record({ before_days: between(0, 20) }),
  }),
};
