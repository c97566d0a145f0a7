import fc from "fast-check";
import { between, is, oneOf } from "./drawn.ts";
import { coveredKinds } from "./worlds.ts";

type Strategy = "treatment-policy" | "hypothetical" | "composite" | "while-on-treatment";

export const gaps = oneOf(1, 5, 10, 11, 20);
export const demanded = fc.subarray([...coveredKinds], { minLength: 1 });

/** A switch and a stop, each with a strategy of its own, in either order. */
export const intercurrent = (...strategies: Strategy[]) =>
  fc
    .tuple(
      fc.record({ kind: is("switch"), substances: oneOf(["b"], ["b", "c"]), strategy: oneOf(...strategies) }),
      fc.record({ kind: is("stop"), gap_days: gaps, strategy: oneOf(...strategies) }),
    )
    .chain((both) => fc.shuffledSubarray(both, { minLength: 1 }));

const cutOff = fc.record({ at_days: oneOf(10, 20, 30) });
const landmark = between(0, 9).chain((by_days) =>
  fc.record({
    days: oneOf(10, 15),
    among: fc.oneof(
      fc.record({ kind: is("treated-with"), substances: oneOf(["b"], ["b", "c"]), by_days: is(by_days) }),
      fc.record({
        kind: is("assessed"),
        assessment: is("who_sit"),
        one_of: oneOf(["yes"], ["no"]),
        by_days: is(by_days),
      }),
    ),
  }),
);
const acting = intercurrent("hypothetical", "composite", "while-on-treatment");

/** Mostly one rule at a time, so that none is hidden behind another. */
export const timeRules = fc.oneof(
  { weight: 3, arbitrary: is({}) },
  { weight: 1, arbitrary: fc.record({ censoring: cutOff }) },
  { weight: 1, arbitrary: fc.record({ coverage: demanded }) },
  { weight: 4, arbitrary: fc.record({ intercurrent: acting }) },
  { weight: 1, arbitrary: fc.record({ landmark }) },
  {
    weight: 2,
    arbitrary: fc.record({
      censoring: fc.option(cutOff, { nil: undefined }),
      coverage: fc.subarray([...coveredKinds]),
      intercurrent: intercurrent("treatment-policy", "hypothetical", "composite", "while-on-treatment"),
      landmark: fc.option(landmark, { nil: undefined }),
    }),
  },
);
