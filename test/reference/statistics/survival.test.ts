import { describe, expect, test } from "vitest";
import type { EventTable, IntervalType } from "../../../pipelines/statistics/index.ts";
import {
  eventTableFromPersons,
  kaplanMeier,
  medianFollowUp,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from "../../../pipelines/statistics/index.ts";
import type { ReferenceCase } from "./reference.ts";
import { reference } from "./reference.ts";
import { relativeError } from "./relative-error.ts";

// R 4.2.2, survival 3.5-3: the calls are in make-reference.R.
const tolerance = 1e-11;

const tableOf = ({ entry, time, event }: ReferenceCase): EventTable =>
  eventTableFromPersons(entry.length === 0 ? { time, event } : { entry, time, event });

const curveOf = (given: ReferenceCase, type: IntervalType = "log") =>
  kaplanMeier(tableOf(given), { type, level: given.level });

test("the reference was made with the versions the method text names", () => {
  expect(reference.made).toMatchObject({ R: "4.2.2", survival: "3.5.3" });
});

describe.each(reference.cases)("$name", (given) => {
  test("the curve is that of survfit", () => {
    const curve = curveOf(given);
    expect(relativeError(curve.time, given.curve.time)).toBe(0);
    expect(relativeError(curve.atRisk, given.curve.atRisk)).toBe(0);
    expect(relativeError(curve.events, given.curve.events)).toBe(0);
    expect(relativeError(curve.censored, given.curve.censored)).toBe(0);
    expect(relativeError(curve.survival, given.curve.survival)).toBeLessThan(tolerance);
    expect(relativeError(curve.standardError, given.curve.standardError)).toBeLessThan(tolerance);
  });

  test.each(given.bands)("the $type band is that of survfit", ({ type, lower, upper }) => {
    const curve = curveOf(given, type);
    expect(relativeError(curve.lower, lower)).toBeLessThan(tolerance);
    expect(relativeError(curve.upper, upper)).toBeLessThan(tolerance);
  });

  test("restricted means are those of summary(survfit, rmean)", () => {
    const curve = curveOf(given);
    const last = given.curve.time.at(-1) ?? 0;
    const ends = given.curve.survival.at(-1);
    for (const want of given.restrictedMeans) {
      const got = restrictedMean(curve, want.tau);
      if (want.tau > last && ends !== 0) {
        // R carries the last value on; here it is refused.
        expect(got).toEqual({ state: "beyond-follow-up", tau: want.tau, longestTau: last });
        continue;
      }
      if (got.state !== "estimated") throw new Error(`${want.tau}: ${got.state}`);
      expect(relativeError([got.value, got.standardError], [want.value, want.standardError])).toBeLessThan(tolerance);
    }
  });

  test("landmarks are those of summary(survfit, times)", () => {
    const curve = curveOf(given);
    for (const want of given.landmarks) {
      const got = survivalAt(curve, want.day);
      if (got.state !== "estimated") throw new Error(`${want.day}: ${got.state}`);
      expect([got.atRisk, got.cumulativeEvents]).toEqual([want.atRisk, want.cumulativeEvents]);
      const isExit = given.time.includes(want.day);
      if (given.entry.length === 0 || isExit) expect(got.atRisk).toBe(want.printedAtRisk);
      expect(
        relativeError(
          [got.survival, got.standardError, got.lower, got.upper],
          [want.survival, want.standardError, want.lower, want.upper],
        ),
      ).toBeLessThan(tolerance);
    }
  });
});

const wholeRiskSet = reference.cases.filter((given) => curveOf(given).emptied === null);

describe.each(wholeRiskSet)("$name", (given) => {
  test.each(given.bands)("quantiles from the $type band are those of print(survfit)", ({ type, quantiles }) => {
    const curve = curveOf(given, type);
    for (const { probability, found } of quantiles) {
      const got = survivalQuantile(curve, probability);
      expect([got.estimate, got.lower, got.upper]).toEqual(found);
      expect(got.state).toBe(found[0] === null ? "not-reached" : "estimated");
    }
  });

  test("median follow-up is that of print(survfit) with event and censoring exchanged", () => {
    const got = medianFollowUp(tableOf(given), { type: "log", level: given.level });
    expect([got.estimate, got.lower, got.upper]).toEqual(given.medianFollowUp);
  });
});

test("only the cases made for it have a risk set that runs empty", () => {
  expect(reference.cases.filter((given) => !wholeRiskSet.includes(given)).map((given) => given.name)).toEqual([
    "risk set empties by events",
    "risk set empties by censoring",
    "risk set empties by events on an entry day",
  ]);
});
