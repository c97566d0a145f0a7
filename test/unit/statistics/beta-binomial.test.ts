import { expect, test } from "vitest";
import {
  betaPosterior,
  posteriorPredictive,
  predictiveAtLeast,
  probabilityAbove,
} from "../../../pipelines/statistics/index.ts";

const flat = { a: 1, b: 1 };

test("18 of 20 on a flat prior: mean 19/22, and 70 % is very likely exceeded", () => {
  const got = betaPosterior(flat, 18, 20, 0.95);
  expect(got).toMatchObject({ a: 19, b: 3, mean: 19 / 22 });
  expect(probabilityAbove(got, 0.7)).toBeGreaterThan(0.95);
  expect(probabilityAbove(got, 0)).toBe(1);
  expect(probabilityAbove(got, 1)).toBe(0);
  const shortest = got.highestDensity;
  const width = (shortest?.upper ?? 1) - (shortest?.lower ?? 0);
  expect(width).toBeLessThan(got.equalTailed.upper - got.equalTailed.lower);
});

test("before any data the posterior is the prior; a flat one has no shortest interval", () => {
  expect(betaPosterior(flat, 0, 0, 0.9)).toMatchObject({
    mean: 0.5,
    equalTailed: { lower: expect.closeTo(0.05, 12) },
    highestDensity: null,
  });
});

test("no responder at all: the shortest interval starts at 0", () => {
  expect(betaPosterior(flat, 0, 20, 0.95).highestDensity).toMatchObject({ lower: 0, upper: expect.closeTo(0.1329, 4) });
  expect(betaPosterior(flat, 20, 20, 0.95).highestDensity).toMatchObject({ upper: 1 });
});

test("on a flat prior before data every number of responders among the next is equally likely", () => {
  for (const probability of posteriorPredictive(flat, 4)) expect(probability).toBeCloseTo(0.2, 14);
  expect(Array.from(posteriorPredictive(flat, 0))).toEqual([1]);
});

test("among 10 000 more the probabilities still add up to 1, with their mean", () => {
  const got = posteriorPredictive({ a: 19, b: 3 }, 10_000);
  expect(got.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  expect(got.reduce((sum, one, k) => sum + one * k, 0) / 10_000).toBeCloseTo(19 / 22, 10);
});

test("needing none is certain, needing more than come impossible", () => {
  const got = posteriorPredictive(flat, 4);
  expect([predictiveAtLeast(got, 0), predictiveAtLeast(got, 5)]).toEqual([1, 0]);
  expect(predictiveAtLeast(got, 3)).toBeCloseTo(0.4, 14);
  expect(() => predictiveAtLeast(got, 0.5)).toThrow(RangeError);
});

test("counts and priors that are none are refused", () => {
  expect(() => betaPosterior(flat, 3, 2, 0.95)).toThrow(RangeError);
  expect(() => betaPosterior({ a: 0, b: 1 }, 1, 2, 0.95)).toThrow(RangeError);
  expect(() => betaPosterior(flat, 1, 2, 1)).toThrow(RangeError);
  expect(() => posteriorPredictive(flat, -1)).toThrow(RangeError);
});
