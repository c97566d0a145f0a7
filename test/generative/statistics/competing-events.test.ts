import fc from "fast-check";
import { expect, test } from "vitest";
import type { IntervalType } from "../../../pipelines/statistics/index.ts";
import {
  anyCause,
  causeSpecific,
  competingTableFromPersons,
  competingTableFromRows,
  cumulativeIncidence,
  incidenceAt,
  kaplanMeier,
} from "../../../pipelines/statistics/index.ts";

interface Person {
  readonly entry: number;
  readonly time: number;
  readonly cause: number;
}

const causes = ["a", "b", "c"];
/** Few days, so that ties are common. */
const person = fc
  .record({ entry: fc.integer({ min: -1, max: 15 }), length: fc.integer({ min: 1, max: 20 }), cause: fc.nat(3) })
  .map(({ entry, length, cause }) => ({ entry, time: entry + length, cause }));
const cohort = fc.array(person, { minLength: 1, maxLength: 60 });
const type = fc.constantFrom<IntervalType>("log", "log-log", "plain");

const tableOf = (persons: readonly Person[]) =>
  competingTableFromPersons({
    entry: persons.map((one) => one.entry),
    time: persons.map((one) => one.time),
    cause: persons.map((one) => one.cause),
    causes,
  });
const curveOf = (persons: readonly Person[], interval: IntervalType = "log") =>
  cumulativeIncidence(tableOf(persons), { type: interval, level: 0.95 });
const check = <T extends unknown[]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 300 });

test("event-free and all incidences add up to 1 on every day", () => {
  check(
    fc.property(cohort, (persons) => {
      const curve = curveOf(persons);
      curve.eventFree.forEach((free, i) => {
        const had = curve.causes.reduce((sum, { incidence }) => sum + (incidence[i] ?? Number.NaN), 0);
        expect(free + had).toBeCloseTo(1, 12);
      });
    }),
  );
});

test("event-free is the Kaplan-Meier curve of any event", () => {
  check(
    fc.property(cohort, (persons) => {
      expect(curveOf(persons).eventFree).toEqual(
        kaplanMeier(anyCause(tableOf(persons)), { type: "log", level: 0.95 }).survival,
      );
    }),
  );
});

test("with all causes taken for one, incidence and its standard error are 1 - Kaplan-Meier and Greenwood's", () => {
  check(
    fc.property(cohort, (persons) => {
      const one = competingTableFromPersons({
        entry: persons.map((each) => each.entry),
        time: persons.map((each) => each.time),
        cause: persons.map((each) => Math.min(each.cause, 1)),
        causes: ["any"],
      });
      const got = cumulativeIncidence(one, { type: "log", level: 0.95 }).causes[0];
      const curve = kaplanMeier(anyCause(one), { type: "log", level: 0.95 });
      curve.survival.forEach((survival, i) => {
        expect(got?.incidence[i]).toBeCloseTo(1 - survival, 12);
        if (survival > 0) expect(got?.standardError[i]).toBeCloseTo(curve.standardError[i] ?? Number.NaN, 12);
      });
    }),
  );
});

test("1 - Kaplan-Meier of one cause is never below its cumulative incidence", () => {
  check(
    fc.property(cohort, fc.constantFrom(...causes), (persons, cause) => {
      const found = curveOf(persons).causes.find((one) => one.cause === cause);
      const alone = kaplanMeier(causeSpecific(tableOf(persons), cause), { type: "log", level: 0.95 });
      alone.survival.forEach((survival, i) => {
        expect(1 - survival).toBeGreaterThanOrEqual((found?.incidence[i] ?? Number.NaN) - 1e-12);
      });
    }),
  );
});

test("incidence rises from 0 to no more than 1 and lies within its band", () => {
  check(
    fc.property(cohort, type, (persons, interval) => {
      for (const { incidence, lower, upper } of curveOf(persons, interval).causes) {
        let before = 0;
        incidence.forEach((share, i) => {
          expect(share).toBeGreaterThanOrEqual(before);
          expect(share).toBeLessThanOrEqual(1 + 1e-12);
          before = share;
          const [low, high] = [lower[i] ?? 0, upper[i] ?? 0];
          expect(Number.isNaN(low)).toBe(Number.isNaN(high));
          if (Number.isNaN(low)) return;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(share * (1 + 1e-12));
          expect(high).toBeGreaterThanOrEqual(share * (1 - 1e-12));
          expect(high).toBeLessThanOrEqual(1);
        });
      }
    }),
  );
});

test("counting in SQL rows, in any number of pieces, gives the table of the persons", () => {
  check(
    fc.property(cohort, (persons) => {
      const rows = persons
        .filter((one) => one.time >= 0)
        .flatMap((one) => [
          { day: one.entry, entered: 1, events: [0, 0, 0], censored: 0 },
          {
            day: one.time,
            entered: 0,
            events: [1, 2, 3].map((cause) => (one.cause === cause ? 1 : 0)),
            censored: one.cause === 0 ? 1 : 0,
          },
        ]);
      const excluded = persons.filter((one) => one.time < 0).length;
      expect(competingTableFromRows(rows, causes, { delayedEntry: true, excluded })).toEqual(tableOf(persons));
    }),
  );
});

test("the order of persons does not matter, and everyone taken twice has the errors divided by the root of two", () => {
  const shuffled = cohort.chain((persons) =>
    fc.tuple(fc.constant(persons), fc.shuffledSubarray(persons, { minLength: persons.length })),
  );
  check(
    fc.property(shuffled, ([persons, others]) => {
      const [once, twice] = [curveOf(persons), curveOf([...persons, ...persons])];
      expect(curveOf(others)).toEqual(once);
      once.causes.forEach(({ incidence, standardError }, k) => {
        incidence.forEach((share, i) => {
          expect(twice.causes[k]?.incidence[i]).toBeCloseTo(share, 12);
          expect((twice.causes[k]?.standardError[i] ?? Number.NaN) * Math.SQRT2).toBeCloseTo(standardError[i] ?? 0, 9);
        });
      });
    }),
  );
});

test("cutting everyone's time in two changes no incidence, and longer days stretch the curve", () => {
  check(
    fc.property(cohort, fc.integer({ min: 2, max: 30 }), (persons, factor) => {
      const pieces = persons.flatMap((one) => {
        const at = Math.floor((one.entry + one.time) / 2);
        if (at <= one.entry || at < 0) return [one];
        return [
          { ...one, time: at, cause: 0 },
          { ...one, entry: at },
        ];
      });
      const [whole, cut] = [curveOf(persons), curveOf(pieces)];
      const finer = curveOf(persons.map((one) => ({ ...one, entry: one.entry * factor, time: one.time * factor })));
      whole.causes.forEach(({ cause, incidence, standardError }, k) => {
        expect(finer.causes[k]?.incidence).toEqual(incidence);
        expect(finer.causes[k]?.standardError).toEqual(standardError);
        for (const day of whole.time) {
          const [got, want] = [incidenceAt(cut, cause, day), incidenceAt(whole, cause, day)];
          expect(got.state).toBe(want.state);
          if (got.state !== "estimated" || want.state !== "estimated") continue;
          expect(got.incidence).toBeCloseTo(want.incidence, 12);
          expect(got.standardError ?? 0).toBeCloseTo(want.standardError ?? 0, 9);
        }
      });
      expect(Array.from(finer.time)).toEqual(Array.from(whole.time, (day) => day * factor));
    }),
  );
});
