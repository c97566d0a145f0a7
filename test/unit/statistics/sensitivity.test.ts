import { describe, expect, test } from "vitest";
import {
  deltaTippingPoint,
  eValue,
  exactProportion,
  meanWithInterval,
  tippingPoint,
} from "../../../pipelines/statistics/index.ts";

describe("the E-value", () => {
  test("of the published risk ratio 3.9 (1.8 to 8.7) is 7.26, and 3 for the limit", () => {
    const got = eValue("risk-ratio", { estimate: 3.9, lower: 1.8, upper: 8.7 });
    expect(got.forEstimate).toBeCloseTo(7.26, 2);
    expect(got.forLimit).toBeCloseTo(3.0, 2);
  });

  test("is the same for a ratio and its inverse", () => {
    for (const measure of ["risk-ratio", "hazard-ratio-common", "odds-ratio-common"] as const) {
      const up = eValue(measure, { estimate: 2.5, lower: 1.25, upper: 5 });
      const down = eValue(measure, { estimate: 0.4, lower: 0.2, upper: 0.8 });
      expect(down.forEstimate).toBeCloseTo(up.forEstimate, 12);
      expect(down.forLimit).toBeCloseTo(up.forLimit, 12);
    }
  });

  test("of a common outcome takes the square root of odds, and the published conversion of hazards", () => {
    const interval = { estimate: 0.56, lower: 0.46, upper: 0.69 };
    expect(eValue("odds-ratio-common", { estimate: 4, lower: 2, upper: 8 }).riskRatio).toBe(2);
    const root = Math.sqrt(0.56);
    expect(eValue("hazard-ratio-common", interval).riskRatio).toBeCloseTo(
      (1 - 0.5 ** root) / (1 - 0.5 ** (1 / root)),
      12,
    );
    expect(eValue("hazard-ratio-rare", interval).riskRatio).toBe(0.56);
    expect(eValue("odds-ratio-rare", interval).riskRatio).toBe(0.56);
  });

  test("is 1 where the interval holds no effect, and for no effect", () => {
    expect(eValue("risk-ratio", { estimate: 1.3, lower: 0.9, upper: 1.9 }).forLimit).toBe(1);
    expect(eValue("risk-ratio", { estimate: 0.8, lower: 0.6, upper: 1.1 }).forLimit).toBe(1);
    expect(eValue("risk-ratio", { estimate: 1, lower: 1, upper: 1 })).toEqual({
      riskRatio: 1,
      forEstimate: 1,
      forLimit: 1,
    });
  });

  test("needs an interval around the estimate", () => {
    expect(() => eValue("risk-ratio", { estimate: 2, lower: 0, upper: 3 })).toThrow(RangeError);
    expect(() => eValue("risk-ratio", { estimate: 2, lower: 2.5, upper: 3 })).toThrow(RangeError);
  });
});

describe("the tipping point", () => {
  const atLeast70 = (successes: number, trials: number) => successes / trials >= 0.7;

  test("of 16 of 20 with 5 unknown: the limit of 70 % of 25 falls with the fourth failure", () => {
    // 18 of 25 is 72 %, 17 of 25 is 68 %.
    expect(tippingPoint({ successes: 16, failures: 4, unknown: 5 }, atLeast70)).toEqual({
      state: "tips",
      metByKnown: true,
      failures: 4,
      share: 0.8,
      knownShare: 0.2,
    });
  });

  test("is none where nothing unknown could decide", () => {
    expect(tippingPoint({ successes: 16, failures: 4, unknown: 0 }, atLeast70).state).toBe("no-unknown");
    expect(tippingPoint({ successes: 20, failures: 0, unknown: 5 }, atLeast70).state).toBe("always-met");
    expect(tippingPoint({ successes: 2, failures: 18, unknown: 5 }, atLeast70).state).toBe("never-met");
    expect(tippingPoint({ successes: 0, failures: 0, unknown: 5 }, atLeast70)).toMatchObject({
      state: "tips",
      metByKnown: null,
      knownShare: null,
      failures: 2,
    });
  });

  test("can be read from the limit of an interval", () => {
    const lowerAbove = (successes: number, trials: number) => {
      const got = exactProportion(successes, trials, 0.95);
      return got.state === "estimated" && got.lower > 0.6;
    };
    const got = tippingPoint({ successes: 30, failures: 5, unknown: 10 }, lowerAbove);
    expect(got).toMatchObject({ state: "tips", failures: 7 });
  });

  test("refuses counts that are none, and a rule that turns round", () => {
    expect(() => tippingPoint({ successes: -1, failures: 0, unknown: 1 }, atLeast70)).toThrow(RangeError);
    expect(() => tippingPoint({ successes: 0, failures: 0, unknown: 4 }, (s) => s === 2 || s === 4)).toThrow(
      RangeError,
    );
  });
});

describe("the shift at which the verdict falls", () => {
  const observed = [4, 6, 5, 7, 3, 5];
  const figureAt = (delta: number) => {
    const got = meanWithInterval([...observed, 5 + delta, 5 + delta], 0.95);
    return got.state === "estimated" ? got.mean : Number.NaN;
  };

  test("is found: two of eight have to be eight worse for the mean to fall from 5 to 3", () => {
    const got = deltaTippingPoint(figureAt, 3, { from: 0, to: -50 });
    expect(got).toMatchObject({ state: "tips", delta: expect.closeTo(-8, 10), atFrom: 5 });
  });

  test("is none where the figure stays on one side, and the figure has to be a number", () => {
    expect(deltaTippingPoint(figureAt, 3, { from: 0, to: -4 })).toMatchObject({ state: "stays", delta: null, atTo: 4 });
    expect(() => deltaTippingPoint(() => Number.NaN, 3, { from: 0, to: -4 })).toThrow(RangeError);
    expect(() => deltaTippingPoint(figureAt, 3, { from: 0, to: 0 })).toThrow(RangeError);
  });
});
