import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventTableFromPersons, eventTableFromRows } from "../../../pipelines/statistics/index.ts";

const person = fc.record({ time: fc.integer({ min: 0, max: 60 }), event: fc.constantFrom(0, 1) });
const persons = fc.array(person, { maxLength: 80 });

describe("persons followed from time zero for whole days", () => {
  it("are counted as one row of counts per person is", () => {
    fc.assert(
      fc.property(persons, (people) => {
        const rows = people.map(({ time, event }) => ({ day: time, entered: 0, events: event, censored: 1 - event }));
        const columns = {
          time: Int32Array.from(people, (p) => p.time),
          event: Int32Array.from(people, (p) => p.event),
        };
        expect(eventTableFromPersons(columns)).toEqual(eventTableFromRows(rows, { delayedEntry: false, excluded: 0 }));
      }),
    );
  });

  it("are counted alike when half a day beside them needs the other way of counting", () => {
    fc.assert(
      fc.property(persons, (people) => {
        const add = (time: number, event: number) =>
          eventTableFromPersons({
            time: [...people.map((p) => p.time), time],
            event: [...people.map((p) => p.event), event],
          });
        const [half, whole] = [add(70.5, 1), add(70, 1)];
        expect({ ...half, time: Array.from(half.time, Math.trunc) }).toEqual({
          ...whole,
          time: Array.from(whole.time),
        });
      }),
    );
  });

  it.each([
    ["a time before day 0", [5, -1], [1, 0]],
    ["a negative zero", [5, -0], [1, 0]],
  ])("keep their meaning beside %s", (_, time, event) => {
    const table = eventTableFromPersons({ time, event });
    expect([table.n + table.excluded, table.events.reduce((sum, count) => sum + count, 0)]).toEqual([2, 1]);
  });
});
