import fc from "fast-check";
import type { Person } from "./row-by-row/person.ts";

const day = fc.integer({ min: 0, max: 60 });

/** A crowd of made-up persons; small calendars, so that days coincide and every boundary is hit. */
export const people = fc.array(
  fc
    .record({
      doses: fc.array(
        fc.record({
          day,
          substance: fc.constantFrom("a" as const, "a" as const, "a" as const, "aa" as const, "b" as const),
          counts: fc.constantFrom(true, true, true, true, false),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      statements: fc.array(
        fc.record({
          rank: fc.constantFrom(1 as const, 2 as const, 3 as const),
          status: fc.constantFrom(
            "alive" as const,
            "alive" as const,
            "dead" as const,
            "emigrated" as const,
            "unknown" as const,
          ),
          day: fc.option(fc.integer({ min: 0, max: 70 }), { freq: 8 }),
          left: fc.option(day, { freq: 1 }),
        }),
        { maxLength: 3 },
      ),
      contacts: fc.array(day, { maxLength: 2 }),
      diagnosis: fc.option(fc.integer({ min: -10, max: 30 }), { freq: 2 }),
      periods: fc.array(
        fc.record({
          from: day,
          length: fc.integer({ min: 0, max: 6 }),
          open: fc.constantFrom(false, false, false, true),
          hours: fc.constantFrom(0, 15.9, 16, 24),
          acute: fc.constantFrom(false, false, true),
        }),
        { maxLength: 5 },
      ),
      ventilationAssessed: fc.array(day, { maxLength: 1 }),
      scores: fc.array(
        fc.record({ day: fc.integer({ min: -2, max: 23 }).map((d) => d * 3), value: fc.integer({ min: 0, max: 4 }) }),
        {
          maxLength: 8,
        },
      ),
    })
    .map(({ periods, ...rest }): Person => ({ ...rest, periods: laidOut(periods) })),
  { minLength: 40, maxLength: 40 },
);

interface Drawn {
  readonly from: number;
  readonly length: number;
  readonly open: boolean;
  readonly hours: number;
  readonly acute: boolean;
}

/** Mostly adjacent or apart, now and then overlapping: each period starts where the last ended unless drawn far away. */
const laidOut = (drawn: readonly Drawn[]): Person["periods"] => {
  const periods: Person["periods"][number][] = [];
  let next = 0;
  for (const { from, length, open, hours, acute } of drawn) {
    const start = from % 4 === 0 ? from : next + (from % 4 === 1 ? 1 : 0);
    periods.push({ from: start, to: open ? null : start + length, hours, acute });
    next = start + length + 1;
  }
  return periods;
};

/** The day of judgement, and the data cut, which may lie before or after it. */
export const clocks = fc.record({ asOf: fc.integer({ min: 5, max: 75 }), dataCut: fc.integer({ min: 5, max: 75 }) });
