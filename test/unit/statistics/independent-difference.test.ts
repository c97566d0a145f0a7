import { expect, it } from "vitest";
import { independentDifference } from "../../../pipelines/statistics/index.ts";

it("the variances of independent figures add up, by hand: errors 3 and 4 make 5", () => {
  const found = independentDifference({ value: 10, standardError: 3 }, { value: 4, standardError: 4 }, 0.95);
  expect(found).toMatchObject({ value: 6, standardError: 5 });
  expect(found.lower).toBeCloseTo(6 - 9.79981992270027, 12);
  expect(found.upper).toBeCloseTo(6 + 9.79981992270027, 12);
});

it.each([
  [{ value: Number.NaN, standardError: 1 }, 0.95],
  [{ value: 1, standardError: -1 }, 0.95],
  [{ value: 1, standardError: 1 }, 1],
])("refuses %o at level %d", (second, level) => {
  expect(() => independentDifference({ value: 1, standardError: 1 }, second, level)).toThrow(RangeError);
});
