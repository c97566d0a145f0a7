import { expect, test } from "vitest";
import { eventTableFromPersons, logRankTest } from "../../../pipelines/statistics/index.ts";

const table = (time: readonly number[], event: readonly number[]) => eventTableFromPersons({ time, event });
const reason = (result: ReturnType<typeof logRankTest>) =>
  result.state === "not-estimable" ? result.reason : result.state;

test("without events there is nothing to compare", () => {
  expect(reason(logRankTest([table([1, 2], [0, 0]), table([3], [0])]))).toBe("no-events");
  expect(reason(logRankTest([table([], []), table([], [])]))).toBe("no-events");
});

test("events that fall while one group is alone at risk compare nothing", () => {
  expect(reason(logRankTest([table([1, 2], [0, 0]), table([3, 4], [1, 1])]))).toBe("one-group-at-risk");
  expect(reason(logRankTest([table([], []), table([3, 4], [1, 1])]))).toBe("one-group-at-risk");
});

test("everyone with the event on one day cannot be told apart", () => {
  expect(reason(logRankTest([table([3, 3], [1, 1]), table([3], [1])]))).toBe("no-variance");
});

test("groups that are never at risk together cannot be compared across the gap", () => {
  const early = { entry: [0, 0, 0], time: [2, 3, 5], event: [1, 1, 0] };
  const late = { entry: [6, 6, 6], time: [8, 9, 10], event: [1, 1, 0] };
  const groups = [early, early, late, late].map(eventTableFromPersons);
  expect(reason(logRankTest(groups))).toBe("no-variance");
});

test("rounding does not pass for variance", () => {
  const piece = (n: number, from: number) => ({
    entry: Array.from({ length: n }, () => from),
    time: Array.from({ length: n }, (_, i) => from + 1 + i),
    event: Array.from({ length: n }, () => 1),
  });
  const groups = [piece(7, 0), piece(3, 0), piece(11, 0), piece(5, 20), piece(13, 20), piece(6, 20)];
  expect(reason(logRankTest(groups.map(eventTableFromPersons)))).toBe("no-variance");
});

test("a group of one among thousands is still told apart", () => {
  const many = Array.from({ length: 5000 }, (_, i) => 2 + i);
  const groups = [
    table([5001], [1]),
    table(
      many,
      Array.from(many, () => 1),
    ),
    table([9, 4000], [1, 1]),
  ];
  expect(logRankTest(groups)).toMatchObject({ state: "estimated", degreesOfFreedom: 2 });
  const reversed = logRankTest(groups.toReversed());
  const forwards = logRankTest(groups);
  if (forwards.state !== "estimated" || reversed.state !== "estimated") throw new Error("not estimated");
  expect(reversed.chiSquare).toBeCloseTo(forwards.chiSquare, 11);
});

test("an empty group takes no degree of freedom and changes nothing", () => {
  const groups = [table([1, 3, 5], [1, 1, 0]), table([2, 4, 6], [1, 0, 1])];
  const got = logRankTest(groups);
  const withEmpty = logRankTest([table([], []), ...groups]);
  if (got.state !== "estimated" || withEmpty.state !== "estimated") throw new Error("not estimated");
  expect(withEmpty.degreesOfFreedom).toBe(1);
  expect(withEmpty.chiSquare).toBeCloseTo(got.chiSquare, 12);
});

test("groups that fare alike have a chi-square of 0 and a p-value of 1", () => {
  const group = table([1, 2, 3], [1, 1, 0]);
  expect(logRankTest([group, group])).toMatchObject({ chiSquare: 0, pValue: 1 });
});

test("one group is a programmer's error", () => {
  expect(() => logRankTest([table([1], [1])])).toThrow(RangeError);
});
