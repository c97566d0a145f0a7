import { expect, test } from "vitest";
import {
  eventTableFromPersons,
  kaplanMeier,
  logRankTest,
  survivalAt,
  survivalQuantile,
} from "../../../pipelines/statistics/index.ts";
import { reference } from "../../reference/statistics/reference.ts";

// NCCTG lung: Loprinzi and others 1994; the figures printed by survfit and survdiff, R survival 3.5-3.

const tableOf = (name: string) => {
  const found = reference.cases.find((given) => given.name === name);
  if (found === undefined) throw new Error(name);
  return eventTableFromPersons({ time: found.time, event: found.event });
};

const curveOf = (name: string) => kaplanMeier(tableOf(name), { type: "log", level: 0.95 });

test("lung holds 228 patients and 165 deaths", () => {
  const table = tableOf("lung");
  expect(table.n).toBe(228);
  expect(table.events.reduce((sum, count) => sum + count, 0)).toBe(165);
});

test.each([
  ["lung", 310, 285, 363],
  ["lung men", 270, 212, 310],
  ["lung women", 426, 348, 550],
])("the median survival of %s is %i days (%i-%i)", (name, estimate, lower, upper) => {
  expect(survivalQuantile(curveOf(name), 0.5)).toEqual({
    state: "estimated",
    probability: 0.5,
    estimate,
    lower,
    upper,
  });
});

test.each([
  ["lung men", 35, "0.3361", "0.2609", "0.4329"],
  ["lung women", 30, "0.5265", "0.4215", "0.6576"],
])("after a year %s have %i at risk and survival %s (%s-%s)", (name, atRisk, survival, lower, upper) => {
  const got = survivalAt(curveOf(name), 365);
  if (got.state !== "estimated") throw new Error(got.state);
  expect(got.atRisk).toBe(atRisk);
  expect([got.survival, got.lower, got.upper].map((value) => value?.toFixed(4))).toEqual([survival, lower, upper]);
});

test("men and women differ with a log-rank chi-square of 10.3267", () => {
  const got = logRankTest([tableOf("lung men"), tableOf("lung women")]);
  if (got.state !== "estimated") throw new Error(got.reason);
  expect(got.chiSquare.toFixed(4)).toBe("10.3267");
  expect(got.degreesOfFreedom).toBe(1);
});
