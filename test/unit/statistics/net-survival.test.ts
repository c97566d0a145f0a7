import { expect, test } from "vitest";
import type { LifeTable, NetSurvivalPersons } from "../../../pipelines/statistics/index.ts";
import { eventTableFromPersons, kaplanMeier, netSurvival } from "../../../pipelines/statistics/index.ts";

/** One group, two ages, two dates: 0.001 a day for the young, 0.004 for the old, twice that from date 1000 on. */
const table: LifeTable = { ages: [0, 500], dates: [0, 1000], until: 2000, hazards: [[0.001, 0.002, 0.004, 0.008]] };
const nobodyDies: LifeTable = { ages: [0], dates: [0], until: 2000, hazards: [[0]] };
const persons = (given: Partial<NetSurvivalPersons> = {}): NetSurvivalPersons => ({
  time: [2, 4, 4, 6],
  event: [1, 0, 1, 1],
  age: [100, 100, 600, 600],
  date: [10, 10, 10, 10],
  group: [0, 0, 0, 0],
  ...given,
});

test("where nobody in the population dies net survival is Kaplan-Meier, and its error Aalen's", () => {
  for (const method of ["pohar-perme", "ederer-2"] as const) {
    const got = netSurvival(persons(), nobodyDies, method, 0.95);
    const { time, event } = persons();
    const curve = kaplanMeier(eventTableFromPersons({ time, event }), { type: "log", level: 0.95 });
    expect(Array.from(got.survival)).toEqual(Array.from(curve.survival));
    expect(got.standardError[0]).toBeCloseTo(Math.sqrt(1 / 16), 12);
    expect(got.lower.at(-1)).toBeNaN();
  }
});

test("somebody who lives on gains what the population loses: survival above 1", () => {
  const got = netSurvival(persons({ event: [0, 0, 0, 0] }), table, "ederer-2", 0.95);
  // Two days of four persons at 0.0025 on average.
  expect(got.survival[0]).toBeCloseTo(Math.exp(2 * 0.0025), 12);
  expect(Array.from(got.standardError)).toEqual([0, 0, 0]);
});

test("a birthday, a new calendar year and the end of the table are passed on their day", () => {
  const alone = (age: number, date: number) =>
    netSurvival({ time: [4], event: [0], age: [age], date: [date], group: [0] }, table, "pohar-perme", 0.95);
  expect(alone(100, 10).survival[0]).toBeCloseTo(Math.exp(4 * 0.001), 12);
  expect(alone(498, 10).survival[0]).toBeCloseTo(Math.exp(2 * 0.001 + 2 * 0.004), 12);
  expect(alone(100, 999).survival[0]).toBeCloseTo(Math.exp(0.001 + 3 * 0.002), 12);
  expect(alone(100, 10).personDaysOutside).toBe(0);
  expect(alone(100, 1998).personDaysOutside).toBe(2);
  expect(alone(100, -3).personDaysOutside).toBe(3);
});

test("the observed survival alone calls the old ill who die as the old do", () => {
  const old = { age: Array.from({ length: 50 }, () => 600), date: Array.from({ length: 50 }, () => 10) };
  const time = Array.from({ length: 50 }, (_, i) => 5 * (i + 1));
  const given = { ...old, time, event: time.map(() => 1), group: time.map(() => 0) };
  const net = netSurvival(given, table, "pohar-perme", 0.95);
  const row = net.time.indexOf(100);
  expect(net.survival[row]).toBeGreaterThan(0.85);
  const crude = kaplanMeier(eventTableFromPersons(given), { type: "log", level: 0.95 });
  expect(crude.survival[row]).toBeCloseTo(0.6, 12);
});

test("nobody gives an empty curve, an emptied risk set is named, persons without time at risk are counted", () => {
  const none = { time: [], event: [], age: [], date: [], group: [] };
  expect(netSurvival(none, table, "pohar-perme", 0.95).time).toHaveLength(0);
  const gap = netSurvival(persons({ entry: [0, 0, 0, 5], time: [2, 4, 4, 6] }), table, "pohar-perme", 0.95);
  expect(gap.emptied?.day).toBe(4);
  const empty = netSurvival(persons({ entry: [2, 0, 0, 0] }), table, "pohar-perme", 0.95);
  expect(empty.excluded).toBe(1);
});

test("half days, groups the table has not, and tables out of order are a programmer's error", () => {
  const run = (given: Partial<NetSurvivalPersons>, life = table) =>
    netSurvival(persons(given), life, "pohar-perme", 0.95);
  expect(() => run({ time: [2.5, 4, 4, 6] })).toThrow(RangeError);
  expect(() => run({ group: [0, 0, 0, 1] })).toThrow(RangeError);
  expect(() => run({ age: [-1, 1, 1, 1] })).toThrow(RangeError);
  expect(() => run({}, { ...table, ages: [0, 0] })).toThrow(RangeError);
  expect(() => run({}, { ...table, hazards: [[0.1]] })).toThrow(RangeError);
  expect(() => run({}, { ...table, until: 900 })).toThrow(RangeError);
});
