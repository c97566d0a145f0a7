import { expect, test } from "vitest";
import { atRiskDays } from "../../../pipelines/evaluate/time-table.ts";

test("numbers at risk are given at every half-year to the end of the curve", () => {
  expect(atRiskDays([], 1022)).toEqual([0, 183, 365, 548, 731, 913]);
});

test("an agreed landmark takes the place of the half-year it stands for", () => {
  expect(atRiskDays([365, 730, 1095], 1200)).toEqual([0, 183, 365, 548, 730, 913, 1095]);
});

test("an agreed landmark between half-years or after the end of the curve is kept", () => {
  expect(atRiskDays([100, 730], 400)).toEqual([0, 100, 183, 365, 730]);
});

test("a curve without days has day 0 and its landmarks", () => {
  expect(atRiskDays([365], 0)).toEqual([0, 365]);
});
