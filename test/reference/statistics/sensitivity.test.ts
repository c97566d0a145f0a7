import { expect, test } from "vitest";
import {
  deltaTippingPoint,
  eValue,
  exactProportion,
  meanWithInterval,
  tippingPoint,
} from "../../../pipelines/statistics/index.ts";
import { relativeError } from "./relative-error.ts";
import { sensitivityReference as reference } from "./sensitivity-reference.ts";

// R 4.2.2, survival 3.5-3: the calls are in make-sensitivity-reference.R.
const tolerance = 1e-9;

test("the reference was made with the versions the method text names", () => {
  expect(reference.made).toMatchObject({ R: "4.2.2", survival: "3.5.3" });
});

test.each(reference.eValues)("the E-value of $name is the one written out in R", (given) => {
  const [estimate, lower, upper] = given.ratio;
  const got = eValue(given.measure, { estimate, lower, upper });
  expect(relativeError([got.riskRatio, got.forEstimate, got.forLimit], given.found)).toBeLessThan(tolerance);
});

test.each(reference.tippings)("the tipping point of $name at $limit is the one counted in R", (given) => {
  const { level, limit, state, failing } = given;
  const isMet = (successes: number, trials: number): boolean => {
    if (level === null) return successes / trials >= limit;
    const got = exactProportion(successes, trials, level);
    return got.state === "estimated" && got.lower >= limit;
  };
  const got = tippingPoint(given, isMet);
  expect([got.state, got.failures]).toEqual([state, failing]);
});

test.each(reference.shifts)("the shift at which $name falls is the root that R finds", (given) => {
  const lowerAt = (delta: number): number => {
    const got = meanWithInterval([...given.observed, ...given.imputed.map((value) => value + delta)], 0.95);
    return got.state === "estimated" ? got.lower : Number.NaN;
  };
  const got = deltaTippingPoint(lowerAt, given.limit, { from: 0, to: given.to });
  expect(got.state).toBe("tips");
  expect(relativeError([got.delta], [given.delta])).toBeLessThan(tolerance);
  expect(relativeError([got.atFrom, got.atTo], given.ends)).toBeLessThan(tolerance);
});
