import fc, { type Arbitrary } from "fast-check";
import type { Covered, World } from "../row-by-row/person.ts";

const late = fc.integer({ min: 25, max: 80 });

/** Kinds of data that measures may demand to be covered. */
export const coveredKinds = ["episodes", "progression"] as const;

const covered: Arbitrary<readonly Covered[]> = fc
  .tuple(
    ...coveredKinds.map((kind) =>
      fc
        .array(
          fc.record({
            kind: fc.constant(kind),
            region: fc.constantFrom("national" as const, "national" as const, "vest" as const, "nord" as const),
            from: fc.constantFrom(-400, -400, -400, -400, 3, 8),
            length: fc.integer({ min: 15, max: 50 }),
          }),
          { minLength: 1, maxLength: 2 },
        )
        .chain((periods) =>
          fc.constantFrom(1, 1, 2).map((hole) => {
            let next = 0;
            return periods.map(({ length, ...rest }, i) => {
              const from = i === 0 ? rest.from : next + hole;
              next = Math.max(from, 0) + length;
              return { ...rest, from, to: next };
            });
          }),
        ),
    ),
  )
  .map((lists) => lists.flat());

/** Days of judgement, data cuts before and after them, and coverage with holes, by region. */
export const worlds: Arbitrary<World> = fc.record({
  asOf: late,
  cuts: fc.record({ first: late, second: late, third: late, fourth: late, fifth: late }),
  covered,
});
