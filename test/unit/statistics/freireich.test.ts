import { expect, test } from "vitest";
import type { IntervalType } from "../../../pipelines/statistics/index.ts";
import {
  eventTableFromPersons,
  kaplanMeier,
  logRankTest,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from "../../../pipelines/statistics/index.ts";

// Freireich and others 1963, weeks in remission; a plus marks a patient still in remission when last seen.
const read = (weeks: string) => {
  const each = weeks.split(" ");
  return eventTableFromPersons({
    time: each.map((week) => Number.parseInt(week, 10)),
    event: each.map((week) => (week.endsWith("+") ? 0 : 1)),
  });
};
const treated = read("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
const placebo = read("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");
const curve = (table = treated, type: IntervalType = "log") => kaplanMeier(table, { type, level: 0.95 });

test.each([
  ["log", "0.5859", "0.9676"],
  ["log-log", "0.5032", "0.8894"],
  ["plain", "0.5641", "0.9418"],
] as const)("at ten weeks 0.7529 are in remission, with the %s interval %s-%s", (type, lower, upper) => {
  const got = survivalAt(curve(treated, type), 10);
  if (got.state !== "estimated") throw new Error(got.state);
  expect(got.survival.toFixed(4)).toBe("0.7529");
  expect(got.standardError?.toFixed(4)).toBe("0.0963");
  expect([got.lower?.toFixed(4), got.upper?.toFixed(4)]).toEqual([lower, upper]);
});

test("the median under treatment is 23 weeks, its interval open upwards", () => {
  expect(survivalQuantile(curve(), 0.5)).toMatchObject({ estimate: 23, lower: 16, upper: null });
});

test.each([
  { arm: "6-MP", table: treated, value: "16.1165", error: "1.2516" },
  { arm: "placebo", table: placebo, value: "8.4286", error: "1.2681" },
])("within twenty weeks $arm keeps remission for $value weeks", ({ table, value, error }) => {
  const got = restrictedMean(curve(table), 20);
  if (got.state !== "estimated") throw new Error(got.state);
  expect([got.value.toFixed(4), got.standardError.toFixed(4)]).toEqual([value, error]);
  expect(got.upper - got.lower).toBeCloseTo(2 * 1.959964 * got.standardError, 5);
});

test("the log-rank chi-square is 16.7929", () => {
  const got = logRankTest([treated, placebo]);
  expect(got.state === "estimated" && got.chiSquare.toFixed(4)).toBe("16.7929");
});
