import fc from "fast-check";
import { expect, test } from "vitest";
import type { EValueMeasure } from "../../../pipelines/statistics/index.ts";
import {
  betaPosterior,
  binomialUpperTail,
  deltaTippingPoint,
  eValue,
  exactRate,
  predictiveWaitingTime,
  tippingPoint,
  wilsonProportion,
} from "../../../pipelines/statistics/index.ts";

const check = <T extends unknown[]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 300 });
const counts = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });
const near = (got: number, want: number, digits = 1e-9): void => {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(digits * Math.max(1e-300, Math.abs(want)));
};

test("Wilson's interval holds its proportion and mirrors with it", () => {
  check(
    fc.property(counts, level, ([successes, trials], width) => {
      const got = wilsonProportion(successes, trials, width);
      const mirrored = wilsonProportion(trials - successes, trials, width);
      if (got.state !== "estimated" || mirrored.state !== "estimated") throw new Error("not estimated");
      expect(got.lower).toBeLessThanOrEqual(got.proportion);
      expect(got.upper).toBeGreaterThanOrEqual(got.proportion);
      expect(mirrored.lower).toBeCloseTo(1 - got.upper, 11);
      expect(mirrored.upper).toBeCloseTo(1 - got.lower, 11);
    }),
  );
});

test("so many successes or more, and so many failures or more, leave nothing out: the tails of a share add up", () => {
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  check(
    fc.property(counts, share, ([successes, trials], probability) => {
      const below = binomialUpperTail(trials - successes, trials, 1 - probability);
      const above = successes === trials ? 0 : binomialUpperTail(successes + 1, trials, probability);
      expect(below + above).toBeCloseTo(1, 11);
    }),
  );
});

test("an exact rate in another unit of time is the rate divided by it, and its interval holds it", () => {
  const time = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
  check(
    fc.property(fc.nat(5000), time, fc.constantFrom(7, 30.4375, 365.25), level, (events, personTime, unit, width) => {
      const [days, others] = [exactRate(events, personTime, width), exactRate(events, personTime * unit, width)];
      if (days.state !== "estimated" || others.state !== "estimated") throw new Error("not estimated");
      for (const name of ["rate", "lower", "upper"] as const) near(others[name] * unit, days[name]);
      expect(days.lower).toBeLessThanOrEqual(days.rate);
      expect(days.upper).toBeGreaterThan(days.rate);
    }),
  );
});

test("a posterior does not heed whether responders came at once or in two lots, in which order, or are called failures", () => {
  const prior = fc.double({ min: 0.1, max: 20, noNaN: true });
  check(
    fc.property(counts, counts, prior, prior, (one, two, a, b) => {
      const [first, second] = [betaPosterior({ a, b }, ...one, 0.95), betaPosterior({ a, b }, ...two, 0.95)];
      const whole = betaPosterior({ a, b }, one[0] + two[0], one[1] + two[1], 0.95);
      const failures = betaPosterior({ a: b, b: a }, one[1] + two[1] - one[0] - two[0], one[1] + two[1], 0.95);
      for (const inLots of [betaPosterior(first, ...two, 0.95), betaPosterior(second, ...one, 0.95)]) {
        near(inLots.mean, whole.mean);
        near(inLots.equalTailed.lower, whole.equalTailed.lower, 1e-8);
        near(inLots.equalTailed.upper, whole.equalTailed.upper, 1e-8);
      }
      expect(failures.mean).toBeCloseTo(1 - whole.mean, 11);
      expect(failures.equalTailed.lower).toBeCloseTo(1 - whole.equalTailed.upper, 9);
    }),
  );
});

test("a waiting time is in the unit of its exposure, and longer for more events and to be surer", () => {
  const exposure = fc.double({ min: 1e-2, max: 1e6, noNaN: true });
  const probability = fc.double({ min: 0.01, max: 0.98, noNaN: true });
  check(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), exposure, probability, (events, more, days, p) => {
      const wait = predictiveWaitingTime(events, days, more, p);
      near(predictiveWaitingTime(events, days / 365.25, more, p) * 365.25, wait);
      expect(predictiveWaitingTime(events, days, more + 1, p)).toBeGreaterThan(wait);
      expect(predictiveWaitingTime(events, days, more, p + 0.01)).toBeGreaterThan(wait);
    }),
  );
});

test("an E-value is the same for a ratio and its inverse, and grows with the distance from no effect", () => {
  const ratio = fc.double({ min: 1, max: 1e4, noNaN: true });
  const measure = fc.constantFrom<EValueMeasure>(
    "risk-ratio",
    "hazard-ratio-common",
    "hazard-ratio-rare",
    "odds-ratio-common",
    "odds-ratio-rare",
  );
  check(
    fc.property(ratio, ratio, measure, (estimate, more, how) => {
      const of = (value: number) => eValue(how, { estimate: value, lower: value / 2, upper: value * 2 });
      // Next to no effect the root takes half the digits that 1 / ratio has left.
      near(of(1 / estimate).forEstimate, of(estimate).forEstimate, 1e-6);
      near(of(1 / estimate).forLimit, of(estimate).forLimit, 1e-6);
      expect(of(estimate * more).forEstimate).toBeGreaterThanOrEqual(of(estimate).forEstimate);
      expect(of(estimate).forLimit).toBeLessThanOrEqual(of(estimate).forEstimate);
    }),
  );
});

test("one failure fewer than at the tipping point and the limit is met, from there on never", () => {
  const count = fc.nat(30);
  check(
    fc.property(
      count,
      count,
      count,
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (successes, failures, unknown, limit) => {
        const isMet = (good: number, all: number) => good / all >= limit;
        const got = tippingPoint({ successes, failures, unknown }, isMet);
        const verdicts = Array.from({ length: unknown + 1 }, (_, bad) =>
          isMet(successes + unknown - bad, successes + failures + unknown),
        );
        if (got.failures === null) {
          if (unknown > 0) expect(verdicts.every((met) => met === (got.state === "always-met"))).toBe(true);
          return;
        }
        const turns = got.failures;
        verdicts.forEach((met, bad) => {
          expect(met).toBe(bad < turns);
        });
      },
    ),
  );
});

test("the shift of a straight figure is where it crosses the limit, whatever the direction", () => {
  const slope = fc.double({ min: 0.1, max: 10, noNaN: true });
  check(
    fc.property(slope, fc.boolean(), fc.double({ min: -9, max: 9, noNaN: true }), (steep, rises, limit) => {
      const sign = rises ? 1 : -1;
      const got = deltaTippingPoint((delta) => sign * steep * delta, limit, { from: -1000, to: 1000 });
      expect(got.state).toBe("tips");
      expect(got.delta ?? Number.NaN).toBeCloseTo((sign * limit) / steep, 9);
    }),
  );
});
