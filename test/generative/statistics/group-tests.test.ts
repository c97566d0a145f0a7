import fc from "fast-check";
import { expect, test } from "vitest";
import {
  eventTableFromPersons,
  kaplanMeier,
  logRankTest,
  medianFollowUp,
  restrictedMeanContrast,
  stratifiedLogRankTest,
} from "../../../pipelines/statistics/index.ts";

interface Person {
  readonly entry: number;
  readonly time: number;
  readonly event: number;
  readonly group: number;
  readonly stratum: number;
}

/** Few days, so that ties are common. */
const person = fc
  .record({
    entry: fc.integer({ min: -1, max: 10 }),
    length: fc.integer({ min: 1, max: 15 }),
    event: fc.nat(1),
    group: fc.nat(1),
    stratum: fc.nat(2),
  })
  .map(({ length, ...rest }): Person => ({ ...rest, time: rest.entry + length }));
const cohort = fc.array(
  person.filter(({ time }) => time >= 0),
  { minLength: 2, maxLength: 50 },
);
const shuffled = cohort.chain((persons) =>
  fc.tuple(fc.constant(persons), fc.shuffledSubarray(persons, { minLength: persons.length })),
);
const check = <T extends unknown[]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 300 });
const near = (got: number, want: number): void => {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(want)));
};

const tableOf = (persons: readonly Person[]) =>
  eventTableFromPersons({
    entry: persons.map(({ entry }) => entry),
    time: persons.map(({ time }) => time),
    event: persons.map(({ event }) => event),
  });
const groupsOf = (persons: readonly Person[]) =>
  [0, 1].map((wanted) => tableOf(persons.filter(({ group }) => group === wanted)));
const cutInTwo = (persons: readonly Person[]): readonly Person[] =>
  persons.flatMap((one) => {
    const at = Math.floor((one.entry + one.time) / 2);
    if (at <= one.entry || at < 0) return [one];
    return [
      { ...one, time: at, event: 0 },
      { ...one, entry: at },
    ];
  });
const cubed = (persons: readonly Person[]): readonly Person[] =>
  persons.map((one) => ({ ...one, entry: (one.entry + 2) ** 3, time: (one.time + 2) ** 3 }));
const finer = (persons: readonly Person[], factor: number): readonly Person[] =>
  persons.map((one) => ({ ...one, entry: one.entry * factor, time: one.time * factor }));

const expectSame = (got: ReturnType<typeof logRankTest>, want: ReturnType<typeof logRankTest>): void => {
  expect(got.state).toBe(want.state);
  if (got.state !== "estimated" || want.state !== "estimated") return;
  near(got.chiSquare, want.chiSquare);
  expect(got.degreesOfFreedom).toBe(want.degreesOfFreedom);
};

test("order of persons, rows cut in two and the distance of days do not matter to the log-rank test", () => {
  check(
    fc.property(shuffled, ([persons, others]) => {
      const want = logRankTest(groupsOf(persons));
      for (const same of [others, cutInTwo(persons), cubed(persons)]) expectSame(logRankTest(groupsOf(same)), want);
    }),
  );
});

test("nor to the stratified one, nor the order of strata; of one stratum it is the plain one", () => {
  const strataOf = (persons: readonly Person[]) =>
    [0, 1, 2].map((wanted) => groupsOf(persons.filter(({ stratum }) => stratum === wanted)));
  check(
    fc.property(shuffled, ([persons, others]) => {
      const want = stratifiedLogRankTest(strataOf(persons));
      for (const same of [others, cutInTwo(persons), cubed(persons)]) {
        expectSame(stratifiedLogRankTest(strataOf(same)), want);
      }
      expectSame(stratifiedLogRankTest(strataOf(persons).toReversed()), want);
      expectSame(stratifiedLogRankTest([groupsOf(persons)]), logRankTest(groupsOf(persons)));
    }),
  );
});

test("a difference of restricted means turns with its groups, keeps for rows cut in two, and scales with time", () => {
  const contrastOf = (persons: readonly Person[], tau: number, order: readonly [number, number] = [0, 1]) => {
    const curves = groupsOf(persons).map((table) => kaplanMeier(table, { type: "log", level: 0.95 }));
    const [first, second] = order.map((group) => curves[group]);
    if (first === undefined || second === undefined) throw new Error("two groups");
    return restrictedMeanContrast(first, second, tau, 0.95);
  };
  check(
    fc.property(shuffled, fc.integer({ min: 1, max: 12 }), ([persons, others], tau) => {
      const want = contrastOf(persons, tau);
      const [turned, scaled] = [contrastOf(persons, tau, [1, 0]), contrastOf(finer(persons, 7), 7 * tau)];
      for (const same of [contrastOf(others, tau), contrastOf(cutInTwo(persons), tau), turned, scaled]) {
        expect(same.state).toBe(want.state);
      }
      const [cut] = [contrastOf(cutInTwo(persons), tau)];
      if (want.state !== "estimated" || turned.state !== "estimated") return;
      if (scaled.state !== "estimated" || cut.state !== "estimated") return;
      near(turned.difference.value, -want.difference.value);
      near(turned.difference.lower, -want.difference.upper);
      near(cut.difference.value, want.difference.value);
      near(cut.difference.lower, want.difference.lower);
      near(scaled.difference.value / 7, want.difference.value);
      near(scaled.difference.upper / 7, want.difference.upper);
      near(scaled.ratio.value, want.ratio.value);
    }),
  );
});

test("median follow-up does not mind the order of persons, nor everyone there twice, and scales with time", () => {
  const confidence = { type: "log", level: 0.95 } as const;
  const medianOf = (persons: readonly Person[]) => medianFollowUp(tableOf(persons), confidence);
  check(
    fc.property(shuffled, fc.integer({ min: 2, max: 30 }), ([persons, others], factor) => {
      const want = medianOf(persons);
      expect(medianOf(others)).toEqual(want);
      expect(medianOf([...persons, ...persons]).estimate).toBe(want.estimate);
      const days = (value: number | null) => (value === null ? null : value * factor);
      const scaled = medianOf(finer(persons, factor));
      expect([scaled.estimate, scaled.lower, scaled.upper]).toEqual([want.estimate, want.lower, want.upper].map(days));
    }),
  );
});
