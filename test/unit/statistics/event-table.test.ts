import { expect, test } from "vitest";
import { eventTableFromPersons, eventTableFromRows } from "../../../pipelines/statistics/index.ts";

const followed = { delayedEntry: false, excluded: 0 };
const delayed = { delayedEntry: true, excluded: 0 };

const columns = (table: ReturnType<typeof eventTableFromPersons>) => ({
  time: Array.from(table.time),
  entered: Array.from(table.entered),
  events: Array.from(table.events),
  censored: Array.from(table.censored),
});

test("persons are counted by day", () => {
  const table = eventTableFromPersons({ time: [4, 2, 2, 9, 2], event: [1, 1, 0, 0, 1] });
  expect(columns(table)).toEqual({ time: [2, 4, 9], entered: [0, 0, 0], events: [2, 1, 0], censored: [1, 0, 1] });
  expect(table).toMatchObject({ n: 5, excluded: 0, delayedEntry: false });
});

test("entries have days of their own", () => {
  const table = eventTableFromPersons({ entry: [0, 3, 3], time: [3, 8, 5], event: [1, 0, 1] });
  expect(columns(table)).toEqual({
    time: [0, 3, 5, 8],
    entered: [1, 2, 0, 0],
    events: [0, 1, 1, 0],
    censored: [0, 0, 0, 1],
  });
});

test("times that are not whole days, or far apart, are counted by their exact value", () => {
  expect(columns(eventTableFromPersons({ time: [1.5, 0.25, 1.5], event: [1, 0, 0] }))).toEqual({
    time: [0.25, 1.5],
    entered: [0, 0],
    events: [0, 1],
    censored: [1, 1],
  });
  expect(Array.from(eventTableFromPersons({ time: [1e12, 3, 1e12], event: [1, 0, 0] }).time)).toEqual([3, 1e12]);
});

test("typed arrays and plain arrays give the same table", () => {
  const plain = { entry: [0, 1], time: [4, 5], event: [1, 0] };
  const typed = { entry: Int32Array.of(0, 1), time: Float64Array.of(4, 5), event: Uint8Array.of(1, 0) };
  expect(eventTableFromPersons(typed)).toEqual(eventTableFromPersons(plain));
});

test("empty and reversed times at risk are left out and counted", () => {
  const table = eventTableFromPersons({ entry: [0, 4, 6, 1], time: [5, 4, 2, 7], event: [1, 1, 1, 0] });
  expect(table).toMatchObject({ n: 2, excluded: 2 });
  expect(Array.from(table.time)).toEqual([0, 1, 5, 7]);
});

test("an exit before day 0 is left out and counted, an event on day 0 is not", () => {
  const table = eventTableFromPersons({ time: [-1, 0, 3], event: [1, 1, 0] });
  expect(table).toMatchObject({ n: 2, excluded: 1 });
  expect(Array.from(table.events)).toEqual([1, 0]);
  expect(eventTableFromPersons({ time: [-0.5, 3], event: [1, 1] })).toMatchObject({ n: 1, excluded: 1 });
  expect(eventTableFromPersons({ entry: [-5, -5], time: [-2, 0], event: [1, 1] })).toMatchObject({ n: 1, excluded: 1 });
});

test("nobody gives an empty table", () => {
  expect(eventTableFromPersons({ time: [], event: [] })).toMatchObject({ n: 0, excluded: 0 });
  expect(eventTableFromRows([], followed).time).toHaveLength(0);
});

test.each([
  ["an event column of different length", { time: [1, 2], event: [1] }],
  ["an entry column of different length", { entry: [0], time: [1, 2], event: [1, 0] }],
  ["a missing time", { time: [Number.NaN], event: [1] }],
  ["an infinite time", { time: [Number.POSITIVE_INFINITY], event: [0] }],
  ["an infinite entry", { entry: [Number.NEGATIVE_INFINITY], time: [3], event: [0] }],
  ["an event that is neither 0 nor 1", { time: [1], event: [2] }],
])("%s is a programmer's error", (_, persons) => {
  expect(() => eventTableFromPersons(persons)).toThrow(RangeError);
});

test("rows give the table their persons would give, whatever their order", () => {
  const rows = [
    { day: 8, entered: 0, events: 0, censored: 1 },
    { day: 3, entered: 2, events: 1, censored: 0 },
    { day: 0, entered: 1, events: 0, censored: 0 },
    { day: 5, entered: 0, events: 1, censored: 0 },
  ];
  const persons = { entry: [0, 3, 3], time: [3, 8, 5], event: [1, 0, 1] };
  expect(eventTableFromRows(rows, delayed)).toEqual(eventTableFromPersons(persons));
});

test("rows of several shards add up by day", () => {
  const shard = [
    { day: 2, entered: 0, events: 1, censored: 0 },
    { day: 7, entered: 0, events: 0, censored: 2 },
  ];
  const table = eventTableFromRows([...shard, ...shard], { delayedEntry: false, excluded: 4 });
  expect(columns(table)).toEqual({ time: [2, 7], entered: [0, 0], events: [2, 0], censored: [0, 4] });
  expect(table).toMatchObject({ n: 6, excluded: 4 });
});

const row = { day: 3, entered: 0, events: 1, censored: 0 };
test.each([
  ["a negative count", [{ ...row, events: -1 }], followed],
  ["a fractional count", [{ ...row, censored: 0.5 }], followed],
  ["a day that is no number", [{ ...row, day: Number.NaN }], followed],
  ["an exit before day 0", [{ ...row, day: -1 }], followed],
  ["an entry without delayed entry", [{ ...row, entered: 1 }], followed],
  ["an exit of somebody who never entered", [row], delayed],
  ["an exit on the day of entry", [{ ...row, entered: 1 }], delayed],
  ["an entry without an exit", [{ ...row, day: 0, entered: 2, events: 0 }, row], delayed],
  ["a fractional number of excluded persons", [row], { delayedEntry: false, excluded: 0.5 }],
])("%s in the rows is a programmer's error", (_, rows, source) => {
  expect(() => eventTableFromRows(rows, source)).toThrow(RangeError);
});
