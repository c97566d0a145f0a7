import { expect, test } from "vitest";
import { exactProportion } from "../../../pipelines/statistics/index.ts";

test.each([
  { successes: 18, trials: 20, lower: "68.3", upper: "98.8" },
  { successes: 0, trials: 20, lower: "0.0", upper: "16.8" },
  { successes: 15, trials: 15, lower: "78.2", upper: "100.0" },
  { successes: 0, trials: 54, lower: "0.0", upper: "6.6" },
])("$successes of $trials lies between $lower and $upper per cent, exactly", ({ successes, trials, lower, upper }) => {
  const got = exactProportion(successes, trials, 0.95);
  if (got.state !== "estimated") throw new Error(got.reason);
  expect(got.proportion).toBe(successes / trials);
  expect([got.lower, got.upper].map((bound) => (100 * bound).toFixed(1))).toEqual([lower, upper]);
});

test("nobody gives no proportion", () => {
  expect(exactProportion(0, 0, 0.95)).toEqual({ state: "not-estimable", reason: "no-trials" });
});

test.each([
  [3, 2, 0.95],
  [-1, 2, 0.95],
  [0.5, 2, 0.95],
  [1, 2.5, 0.95],
  [Number.NaN, 2, 0.95],
  [1, 2, 95],
  [1, 2, 0],
])("%d of %d at level %d is a programmer's error", (successes, trials, level) => {
  expect(() => exactProportion(successes, trials, level)).toThrow(RangeError);
});
