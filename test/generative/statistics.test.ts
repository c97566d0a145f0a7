import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventTable, IntervalType, SurvivalCurve } from "../../pipelines/statistics/index.ts";
import {
  eventTableFromPersons,
  eventTableFromRows,
  exactProportion,
  kaplanMeier,
  logRankTest,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from "../../pipelines/statistics/index.ts";

interface Person {
  readonly entry: number;
  readonly time: number;
  readonly event: number;
}

const event = fc.constantFrom(0, 1);
/** Followed from before day 0; few days, so that ties are common. */
const followed = fc.record({ entry: fc.constant(-1), time: fc.nat(30), event });
const delayed = fc
  .record({ entry: fc.integer({ min: -1, max: 20 }), length: fc.integer({ min: 1, max: 20 }), event })
  .map(({ entry, length, event: happened }) => ({ entry, time: entry + length, event: happened }));
const cohort = fc.oneof(
  fc.array(followed, { minLength: 1, maxLength: 60 }),
  fc.array(delayed, { minLength: 1, maxLength: 60 }),
);
const type = fc.constantFrom<IntervalType>("log", "log-log", "plain");

const tableOf = (persons: readonly Person[]): EventTable =>
  eventTableFromPersons({
    entry: persons.map((person) => person.entry),
    time: persons.map((person) => person.time),
    event: persons.map((person) => person.event),
  });
const curveOf = (persons: readonly Person[], interval: IntervalType = "log"): SurvivalCurve =>
  kaplanMeier(tableOf(persons), { type: interval, level: 0.95 });
const days = Array.from({ length: 42 }, (_, day) => day);
const check = <T extends unknown[]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 300 });

test("the order of persons does not matter", () => {
  const shuffled = cohort.chain((persons) =>
    fc.tuple(fc.constant(persons), fc.shuffledSubarray(persons, { minLength: persons.length })),
  );
  check(
    fc.property(shuffled, ([persons, others]) => {
      expect(curveOf(others)).toEqual(curveOf(persons));
    }),
  );
});

test("everyone entering before day 0 is the same as nobody having an entry", () => {
  check(
    fc.property(fc.array(followed, { minLength: 1 }), (persons) => {
      const plain = eventTableFromPersons({
        time: persons.map((person) => person.time),
        event: persons.map((person) => person.event),
      });
      const bare = kaplanMeier(plain, { type: "log", level: 0.95 });
      expect(days.map((day) => survivalAt(bare, day))).toEqual(days.map((day) => survivalAt(curveOf(persons), day)));
    }),
  );
});

test("counting in SQL rows, in any number of pieces, gives the table of the persons", () => {
  check(
    fc.property(cohort, (persons) => {
      const rows = persons.flatMap((person) => [
        { day: person.entry, entered: 1, events: 0, censored: 0 },
        { day: person.time, entered: 0, events: person.event, censored: 1 - person.event },
      ]);
      expect(eventTableFromRows(rows, { delayedEntry: true, excluded: 0 })).toEqual(tableOf(persons));
    }),
  );
});

test("cutting a person's time in two changes no estimate", () => {
  const cut = fc.array(fc.tuple(delayed, fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 40 });
  check(
    fc.property(cut, (pairs) => {
      const persons = pairs.map(([person]) => person);
      const pieces = pairs.flatMap(([person, share]) => {
        const at = person.entry + Math.floor(share * (person.time - person.entry));
        if (at <= person.entry || at >= person.time || at < 0) return [person];
        return [
          { ...person, time: at, event: 0 },
          { ...person, entry: at },
        ];
      });
      const [whole, inPieces] = [curveOf(persons), curveOf(pieces)];
      for (const day of days) expect(survivalAt(inPieces, day)).toEqual(survivalAt(whole, day));
      for (const tau of days) expectClose(restrictedMean(inPieces, tau), restrictedMean(whole, tau));
      expect(survivalQuantile(inPieces, 0.5)).toEqual(survivalQuantile(whole, 0.5));
    }),
  );
});

test("counting time in a finer unit scales the curve, the quantiles and the restricted mean", () => {
  check(
    fc.property(cohort, fc.integer({ min: 2, max: 30 }), fc.nat(40), (persons, factor, tau) => {
      const finer = persons.map((person) => ({
        ...person,
        entry: person.entry * factor,
        time: person.time * factor,
      }));
      const [coarse, fine] = [curveOf(persons), curveOf(finer)];
      expect(fine.survival).toEqual(coarse.survival);
      expect(Array.from(fine.time)).toEqual(Array.from(coarse.time, (day) => day * factor));
      const median = survivalQuantile(coarse, 0.5).estimate;
      expect(survivalQuantile(fine, 0.5).estimate).toBe(median === null ? null : median * factor);
      const [short, long] = [restrictedMean(coarse, tau), restrictedMean(fine, tau * factor)];
      expect(long.state).toBe(short.state);
      if (short.state !== "estimated" || long.state !== "estimated") return;
      expect(long.value).toBeCloseTo(short.value * factor, 9);
      expect(long.standardError).toBeCloseTo(short.standardError * factor, 9);
    }),
  );
});

test("taking everyone twice keeps survival and shrinks its standard error by the root of two", () => {
  check(
    fc.property(cohort, (persons) => {
      const [once, twice] = [curveOf(persons), curveOf([...persons, ...persons])];
      expect(twice.time).toEqual(once.time);
      once.survival.forEach((survival, i) => {
        expect(twice.survival[i]).toBeCloseTo(survival, 12);
      });
      once.standardError.forEach((error, i) => {
        if (!Number.isNaN(error)) expect((twice.standardError[i] ?? 0) * Math.SQRT2).toBeCloseTo(error, 12);
      });
    }),
  );
});

test("survival falls from 1 to no less than 0 and lies within its band", () => {
  check(
    fc.property(cohort, type, (persons, interval) => {
      const curve = curveOf(persons, interval);
      let before = 1;
      curve.survival.forEach((survival, i) => {
        expect(survival).toBeGreaterThanOrEqual(0);
        expect(survival).toBeLessThanOrEqual(before);
        before = survival;
        const [lower, upper] = [curve.lower[i] ?? 0, curve.upper[i] ?? 0];
        expect(Number.isNaN(lower)).toBe(Number.isNaN(upper));
        if (Number.isNaN(lower)) return;
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(survival);
        expect(upper).toBeGreaterThanOrEqual(survival);
        expect(upper).toBeLessThanOrEqual(1);
      });
    }),
  );
});

test("a quantile lies between its bounds", () => {
  check(
    fc.property(cohort, type, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (persons, interval, probability) => {
      const { estimate, lower, upper } = survivalQuantile(curveOf(persons, interval), probability);
      if (estimate === null) return;
      expect(lower ?? estimate).toBeLessThanOrEqual(estimate);
      expect(upper ?? estimate).toBeGreaterThanOrEqual(estimate);
    }),
  );
});

test("a restricted mean lies between 0 and the horizon", () => {
  check(
    fc.property(cohort, fc.nat(45), (persons, tau) => {
      const got = restrictedMean(curveOf(persons), tau);
      if (got.state !== "estimated") return;
      expect(got.value).toBeGreaterThanOrEqual(0);
      expect(got.value).toBeLessThanOrEqual(tau + 1e-12);
      expect(got.standardError).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("a landmark is estimated exactly where it is known: up to the last exit, or for ever at 0", () => {
  check(
    fc.property(fc.array(followed, { minLength: 1 }), fc.nat(40), (persons, day) => {
      const last = Math.max(...persons.map((person) => person.time));
      const allDead = persons.filter((person) => person.time === last).every((person) => person.event === 1);
      expect(survivalAt(curveOf(persons), day).state).toBe(day <= last || allDead ? "estimated" : "beyond-follow-up");
    }),
  );
});

test("the log-rank test does not mind the order of groups, and observed and expected events agree in total", () => {
  check(
    fc.property(fc.array(cohort, { minLength: 2, maxLength: 4 }), (groups) => {
      const tables = groups.map(tableOf);
      const [forwards, backwards] = [logRankTest(tables), logRankTest(tables.toReversed())];
      expect(backwards.state).toBe(forwards.state);
      const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
      expect(total(forwards.expected)).toBeCloseTo(total(forwards.observed), 9);
      if (forwards.state !== "estimated" || backwards.state !== "estimated") return;
      expect(backwards.degreesOfFreedom).toBe(forwards.degreesOfFreedom);
      expectRelative(backwards.chiSquare, forwards.chiSquare);
      expect(forwards.pValue).toBeGreaterThanOrEqual(0);
      expect(forwards.pValue).toBeLessThanOrEqual(1);
    }),
  );
});

test("an exact interval holds its proportion and mirrors with it", () => {
  const counts = fc
    .integer({ min: 1, max: 5000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  check(
    fc.property(counts, fc.double({ min: 0.5, max: 0.999, noNaN: true }), ([successes, trials], level) => {
      const got = exactProportion(successes, trials, level);
      const mirrored = exactProportion(trials - successes, trials, level);
      if (got.state !== "estimated" || mirrored.state !== "estimated") throw new Error("not estimated");
      expect(got.lower).toBeLessThanOrEqual(got.proportion);
      expect(got.upper).toBeGreaterThanOrEqual(got.proportion);
      expect(mirrored.lower).toBeCloseTo(1 - got.upper, 11);
      expect(mirrored.upper).toBeCloseTo(1 - got.lower, 11);
    }),
  );
});

const expectRelative = (got: number, want: number): void => {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(want)));
};

const expectClose = (got: ReturnType<typeof restrictedMean>, want: ReturnType<typeof restrictedMean>): void => {
  expect(got.state).toBe(want.state);
  if (got.state !== "estimated" || want.state !== "estimated") return;
  expectRelative(got.value, want.value);
  expectRelative(got.standardError, want.standardError);
};
