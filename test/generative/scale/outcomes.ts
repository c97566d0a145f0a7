import fc from "fast-check";
import type { OutcomeRow } from "../../../schemas/measure.ts";

/** An outcome row but for its person. */
export type Found = fc.Arbitrary<Partial<OutcomeRow>>;

const unknown = (...reasons: readonly string[]): Found =>
  fc.constantFrom(...reasons).map((reason) => ({ status: "unknown" as const, reason, entry_days: 40 }));

const pending: Found = fc.constant({ status: "pending" as const, reason: "assessment-not-due" });

/** Tenths do not add up the same in every order: equal means show that the order is the same too. */
const tenths = (min: number, max: number) => fc.integer({ min, max }).map((n) => n / 10);

const observedTime = (reasons: readonly string[]): Found =>
  fc
    .record({
      days: fc.integer({ min: 0, max: 900 }),
      late: fc.constantFrom(0, 0, 0.3, 0.9),
      event: fc.constantFrom(0, 1),
      reason: fc.constantFrom(...reasons),
    })
    .map(({ days, late, event, reason }) => ({
      time_days: days,
      entry_days: days === 0 ? 0 : Math.min(days - 1, Math.floor(days * late)),
      event: event === 1 ? (1 as const) : (0 as const),
      reason: event === 1 ? "own" : reason,
    }));

/** A time as a measure makes it: an observed one has a day at risk, another has no time at all. */
export const time: Found = fc.oneof(
  { weight: 6, arbitrary: observedTime(["end-of-data", "death", "switch"]) },
  { weight: 1, arbitrary: unknown("no-follow-up") },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("enters-after-end", "not-in-landmark-group")
      .map((reason) => ({ status: "not-estimable" as const, reason, entry_days: 9 })),
  },
);

/** The same with the age and sex that a life table is read by. */
export const net: Found = fc
  .record({
    found: time,
    sex: fc.constantFrom("f" as const, "m" as const),
    ageDays: fc.integer({ min: 0, max: 36_000 }),
  })
  .map(({ found, ...population }) => ({ ...found, ...(found.time_days !== undefined && { population }) }));

export const score: Found = fc.oneof(
  { weight: 5, arbitrary: tenths(-80, 120).map((change) => ({ baseline: 20, value: 20 + change, change })) },
  { weight: 1, arbitrary: unknown("no-baseline", "no-assessment") },
  { weight: 1, arbitrary: pending },
);

export const share: Found = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ yes: fc.boolean(), baseline: fc.constantFrom(null, 20), late: fc.boolean() })
      .map(({ yes, baseline, late }) => ({
        event: yes ? (1 as const) : (0 as const),
        baseline,
        reason: late ? "late-assessment" : null,
      })),
  },
  { weight: 1, arbitrary: unknown("no-baseline", "no-assessment") },
  { weight: 1, arbitrary: pending },
);

export const rate: Found = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ value: fc.integer({ min: 0, max: 4 }), time_days: fc.integer({ min: 1, max: 900 }) }),
  },
  { weight: 1, arbitrary: unknown("not-covered") },
);

export const amount: Found = fc.oneof(
  { weight: 5, arbitrary: fc.record({ value: tenths(0, 9000), baseline: fc.constantFrom(null, 0, 700.1, 800.3) }) },
  { weight: 1, arbitrary: unknown("no-follow-up") },
  { weight: 1, arbitrary: pending },
);
