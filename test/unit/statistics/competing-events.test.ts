import { expect, test } from "vitest";
import {
  anyCause,
  causeSpecific,
  competingTableFromPersons,
  competingTableFromRows,
  cumulativeIncidence,
  firstEvents,
  incidenceAt,
} from "../../../pipelines/statistics/index.ts";

const causes = ["progression", "death"];
const none = Number.NaN;
const confidence = { type: "log", level: 0.95 } as const;

test("persons are counted by day and cause", () => {
  const table = competingTableFromPersons({ time: [4, 2, 2, 9, 2], cause: [1, 2, 0, 0, 1], causes });
  expect(Array.from(table.time)).toEqual([2, 4, 9]);
  expect(table.events.map((column) => Array.from(column))).toEqual([
    [1, 1, 0],
    [1, 0, 0],
  ]);
  expect(Array.from(table.censored)).toEqual([1, 0, 1]);
  expect(Array.from(anyCause(table).events)).toEqual([2, 1, 0]);
  expect(Array.from(causeSpecific(table, "death").events)).toEqual([1, 0, 0]);
  expect(Array.from(causeSpecific(table, "death").censored)).toEqual([2, 1, 1]);
});

test("the first event counts, and the priority decides within a day", () => {
  const events = {
    lastSeen: [10, 10, 10, 10, 10, 10],
    days: { progression: [3, 5, none, none, 7, 12], death: [5, 5, 8, none, 4, none] },
  };
  const found = firstEvents(events, causes);
  expect(Array.from(found.time)).toEqual([3, 5, 8, 10, 4, 10]);
  expect(Array.from(found.cause)).toEqual([1, 1, 2, 0, 2, 0]);
  const reversed = firstEvents(events, ["death", "progression"]);
  expect(Array.from(reversed.time)).toEqual([3, 5, 8, 10, 4, 10]);
  expect(Array.from(reversed.cause)).toEqual([2, 1, 1, 0, 1, 0]);
});

test("an event on the last day under observation counts, one after it does not", () => {
  const found = firstEvents({ lastSeen: [10, 10], days: { progression: [10, 11] } }, ["progression"]);
  expect(Array.from(found.cause)).toEqual([1, 0]);
});

test("a priority that leaves an event out, or names one that is not there, is refused", () => {
  const events = { lastSeen: [1], days: { progression: [1], death: [1] } };
  expect(() => firstEvents(events, ["death"])).toThrow(RangeError);
  expect(() => firstEvents(events, ["death", "relapse"])).toThrow(RangeError);
  expect(() => firstEvents(events, ["death", "death"])).toThrow(RangeError);
  expect(() => firstEvents({ lastSeen: [none], days: { death: [1] } }, ["death"])).toThrow(RangeError);
});

test("rows that SQL counted give the table of the persons", () => {
  const fromPersons = competingTableFromPersons({ entry: [0, 0, 1], time: [2, 4, 4], cause: [1, 2, 0], causes });
  const rows = [
    { day: 4, entered: 0, events: [0, 1], censored: 1 },
    { day: 0, entered: 2, events: [0, 0], censored: 0 },
    { day: 1, entered: 1, events: [0, 0], censored: 0 },
    { day: 2, entered: 0, events: [1, 0], censored: 0 },
  ];
  expect(competingTableFromRows(rows, causes, { delayedEntry: true, excluded: 0 })).toEqual(fromPersons);
});

test("counts that cannot be those of a cohort are refused", () => {
  const source = { delayedEntry: false, excluded: 0 };
  const row = (events: readonly number[]) =>
    competingTableFromRows([{ day: 1, entered: 0, events, censored: 0 }], causes, source);
  expect(() => row([1])).toThrow(RangeError);
  expect(() => row([2, -1])).toThrow(RangeError);
  expect(() => row([0.5, 0.5])).toThrow(RangeError);
  expect(() => competingTableFromPersons({ time: [1], cause: [3], causes })).toThrow(RangeError);
  expect(() => competingTableFromPersons({ time: [1], cause: [1], causes: [] })).toThrow(RangeError);
  expect(() => causeSpecific(row([1, 0]), "relapse")).toThrow(RangeError);
});

test("four persons by hand: 1/4, then 2/4 of the remaining 3/4 shared by two causes", () => {
  const table = competingTableFromPersons({ time: [1, 2, 2, 3], cause: [1, 1, 2, 0], causes });
  const curve = cumulativeIncidence(table, confidence);
  expect(Array.from(curve.eventFree)).toEqual([0.75, 0.25, 0.25].map((x) => expect.closeTo(x, 15)));
  expect(Array.from(curve.causes[0]?.incidence ?? [])).toEqual([0.25, 0.5, 0.5].map((x) => expect.closeTo(x, 15)));
  // Without censoring before it the incidence is a share, and its standard error that of a share.
  expect(incidenceAt(curve, "progression", 2)).toMatchObject({
    state: "estimated",
    incidence: expect.closeTo(2 / 4, 14),
    standardError: expect.closeTo(Math.sqrt((0.5 * 0.5) / 4), 14),
    atRisk: 3,
    cumulativeEvents: 2,
  });
});

test("a day after follow-up is refused while somebody is event-free, and known when nobody is", () => {
  const open = cumulativeIncidence(competingTableFromPersons({ time: [1, 2], cause: [1, 0], causes }), confidence);
  expect(incidenceAt(open, "death", 3)).toEqual({
    state: "beyond-follow-up",
    cause: "death",
    day: 3,
    atRisk: 0,
    cumulativeEvents: 0,
  });
  const closed = cumulativeIncidence(competingTableFromPersons({ time: [1, 2], cause: [1, 2], causes }), confidence);
  expect(incidenceAt(closed, "death", 3)).toMatchObject({ state: "estimated", incidence: 0.5 });
  const empty = cumulativeIncidence(competingTableFromPersons({ time: [], cause: [], causes }), confidence);
  expect(incidenceAt(empty, "death", 0).state).toBe("beyond-follow-up");
});

test("after the risk set has run empty nothing is read from the curve", () => {
  const times = { entry: [0, 0, 10, 10, 11], time: [3, 5, 14, 13, 20], cause: [1, 2, 1, 0, 2], causes };
  const curve = cumulativeIncidence(competingTableFromPersons(times), confidence);
  expect(incidenceAt(curve, "death", 3).state).toBe("estimated");
  expect(incidenceAt(curve, "death", 14).state).toBe("risk-set-emptied");
});

test("before the first event of a cause there is no interval, since 0 to 0 would read as certainty", () => {
  const table = competingTableFromPersons({ time: [1, 2, 3], cause: [1, 1, 0], causes });
  for (const type of ["log", "log-log", "plain"] as const) {
    const curve = cumulativeIncidence(table, { type, level: 0.95 });
    expect(incidenceAt(curve, "death", 2)).toMatchObject({ incidence: 0, standardError: 0, lower: null, upper: null });
    expect(incidenceAt(curve, "progression", 0)).toMatchObject({ incidence: 0, lower: null, upper: null });
  }
  expect(() => incidenceAt(cumulativeIncidence(table, confidence), "relapse", 1)).toThrow(RangeError);
  expect(() => incidenceAt(cumulativeIncidence(table, confidence), "death", -1)).toThrow(RangeError);
});
