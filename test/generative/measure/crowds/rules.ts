import fc from "fast-check";
import { between, is, oneOf } from "./drawn.ts";
import { coveredKinds } from "./worlds.ts";

type Strategy = "treatment-policy" | "hypothetical" | "composite" | "while-on-treatment";

export const gaps = oneOf(1, 3, 10, 11, 20);
export const demanded = fc.subarray([...coveredKinds], { minLength: 1 });

export const intercurrent = (...strategies: Strategy[]) =>
  fc.array(
    fc.oneof(
      fc.record({ kind: is("switch"), substances: oneOf(["b"], ["b", "c"]), strategy: oneOf(...strategies) }),
      fc.record({ kind: is("stop"), gap_days: gaps, strategy: oneOf(...strategies) }),
    ),
    { maxLength: 2 },
  );

/** Nothing but the measure itself half of the time, so that its own rules are not hidden behind these. */
export const timeRules = fc.oneof(
  is({}),
  fc.record(
    {
      censoring: fc.record({ at_days: oneOf(10, 20, 30) }),
      coverage: fc.subarray([...coveredKinds]),
      intercurrent: intercurrent("treatment-policy", "hypothetical", "composite", "while-on-treatment"),
      landmark: between(0, 9).chain((by_days) =>
        fc.record({
          days: oneOf(10, 15),
          among: fc.oneof(
            fc.record({ kind: is("treated-with"), substances: oneOf(["b"], ["a"]), by_days: is(by_days) }),
            fc.record({
              kind: is("assessed"),
              assessment: is("who_sit"),
              one_of: oneOf(["yes"], ["no"]),
              by_days: is(by_days),
            }),
          ),
        }),
      ),
    },
    { requiredKeys: [] },
  ),
);
