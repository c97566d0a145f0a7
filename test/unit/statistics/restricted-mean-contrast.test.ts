import { expect, test } from "vitest";
import { eventTableFromPersons, kaplanMeier, restrictedMeanContrast } from "../../../pipelines/statistics/index.ts";

const curveOf = (time: readonly number[], event: readonly number[]) =>
  kaplanMeier(eventTableFromPersons({ time, event }), { type: "log", level: 0.95 });
const reasonOf = (got: ReturnType<typeof restrictedMeanContrast>) =>
  got.state === "estimated" ? got.state : got.reason;

test("4 of 10 days against 8 of 10: four days fewer, half as many", () => {
  const got = restrictedMeanContrast(curveOf([3, 5], [1, 1]), curveOf([7, 9], [1, 1]), 10, 0.95);
  if (got.state !== "estimated") throw new Error(got.reason);
  expect(got.difference.value).toBe(-4);
  expect(got.ratio.value).toBe(0.5);
  // Each group: variance of two times, 1, over two persons.
  expect(got.groups[0].standardError).toBeCloseTo(Math.sqrt(1 / 2), 12);
  expect(got.difference.upper - got.difference.lower).toBeCloseTo(2 * 1.959964 * 1, 5);
});

test("groups that cannot be compared are refused with the reason", () => {
  const some = curveOf([3, 5, 9], [1, 0, 0]);
  const short = curveOf([2, 4], [1, 0]);
  expect(reasonOf(restrictedMeanContrast(some, short, 8, 0.95))).toBe("group-refused");
  expect(reasonOf(restrictedMeanContrast(some, curveOf([], []), 8, 0.95))).toBe("group-refused");
  expect(reasonOf(restrictedMeanContrast(some, short, 1, 0.95))).toBe("no-variance");
  expect(reasonOf(restrictedMeanContrast(some, short, 0, 0.95))).toBe("mean-zero");
  expect(reasonOf(restrictedMeanContrast(some, curveOf([0, 0], [1, 1]), 8, 0.95))).toBe("mean-zero");
  expect(reasonOf(restrictedMeanContrast(some, curveOf([9, 9], [0, 0]), 8, 0.95))).toBe("estimated");
  expect(() => restrictedMeanContrast(some, some, -1, 0.95)).toThrow(RangeError);
});
