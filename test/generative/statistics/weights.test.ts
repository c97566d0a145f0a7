import fc from "fast-check";
import { expect, test } from "vitest";
import type { IntervalType, WeightedTimes } from "../../../pipelines/statistics/index.ts";
import {
  censoringWeightedSurvival,
  effectiveSampleSize,
  entropyBalancing,
  eventTableFromPersons,
  kaplanMeier,
  logisticRegression,
  matchingAdjustedWeights,
  survivalQuantile,
  treatmentWeights,
  weightedComparison,
  weightedKaplanMeier,
  weightedMean,
  weightedRestrictedMean,
} from "../../../pipelines/statistics/index.ts";

interface Row {
  readonly entry: number;
  readonly time: number;
  readonly event: number;
  readonly weight: number;
}

/** Few days and small whole weights, 0 among them, so that ties and empty risk sets are common. */
const row = fc
  .record({
    entry: fc.integer({ min: -1, max: 9 }),
    length: fc.integer({ min: 1, max: 12 }),
    event: fc.nat(1),
    weight: fc.nat(3),
  })
  .map(({ length, ...rest }): Row => ({ ...rest, time: rest.entry + length }));
const cohort = fc.array(row, { minLength: 1, maxLength: 40 });
const type = fc.constantFrom<IntervalType>("log", "log-log", "plain", "logit", "arcsin");
const check = <T extends unknown[]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 200 });

const dataOf = (rows: readonly Row[]): WeightedTimes => ({
  entry: rows.map((one) => one.entry),
  time: rows.map((one) => one.time),
  event: rows.map((one) => one.event),
  weight: rows.map((one) => one.weight),
});
const near = (got: ArrayLike<number>, want: ArrayLike<number>, digits = 1e-9): void => {
  expect(got.length).toBe(want.length);
  Array.from(want).forEach((value, i) => {
    const own = got[i] ?? Number.NaN;
    if (Number.isNaN(value)) expect(own).toBeNaN();
    else expect(Math.abs(own - value)).toBeLessThanOrEqual(digits * Math.max(1, Math.abs(value)));
  });
};

test("a whole weight is that many equal persons: curve, Greenwood band and quantiles", () => {
  check(
    fc.property(cohort, type, (rows, interval) => {
      const repeated = rows.flatMap((one) => Array.from({ length: one.weight }, () => one));
      const want = kaplanMeier(eventTableFromPersons(dataOf(repeated)), { type: interval, level: 0.9 });
      const got = weightedKaplanMeier(dataOf(rows), { type: interval, level: 0.9, variance: "greenwood" });
      for (const name of ["time", "atRisk", "events", "censored", "survival", "standardError"] as const) {
        near(got[name], want[name]);
      }
      near(got.lower, want.lower, 1e-7);
      near(got.upper, want.upper, 1e-7);
      expect(survivalQuantile(got, 0.5).estimate).toBe(survivalQuantile(want, 0.5).estimate);
    }),
  );
});

test("multiplying all weights by a number leaves the curve and its robust error alone", () => {
  check(
    fc.property(cohort, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (rows, factor) => {
      const confidence = { type: "log", level: 0.95, variance: "robust" } as const;
      const want = weightedKaplanMeier(dataOf(rows), confidence);
      const got = weightedKaplanMeier(dataOf(rows.map((one) => ({ ...one, weight: one.weight * factor }))), confidence);
      near(got.survival, want.survival);
      near(got.standardError, want.standardError, 1e-7);
    }),
  );
});

test("the order of rows does not matter, and a robust error takes equal rows in one cluster for one row", () => {
  check(
    fc.property(cohort, (rows) => {
      const confidence = { type: "log", level: 0.95, variance: "robust" } as const;
      const want = weightedKaplanMeier(dataOf(rows), confidence);
      near(weightedKaplanMeier(dataOf(rows.toReversed()), confidence).standardError, want.standardError, 1e-7);
      const repeated = rows.flatMap((one, i) =>
        Array.from({ length: one.weight }, () => ({ ...one, weight: 1, cluster: i })),
      );
      const data = { ...dataOf(repeated), cluster: repeated.map(({ cluster }) => cluster) };
      near(weightedKaplanMeier(data, confidence).standardError, want.standardError, 1e-7);
    }),
  );
});

test("a curve falls from 1, never below 0, and its bounds hold it between them", () => {
  check(
    fc.property(cohort, type, fc.constantFrom("robust", "greenwood"), (rows, interval, variance) => {
      const curve = weightedKaplanMeier(dataOf(rows), { type: interval, level: 0.95, variance });
      let before = 1;
      curve.survival.forEach((survival, i) => {
        expect(survival).toBeLessThanOrEqual(before);
        expect(survival).toBeGreaterThanOrEqual(0);
        before = survival;
        const [lower, upper] = [curve.lower[i] ?? 0, curve.upper[i] ?? 0];
        expect(Number.isNaN(lower)).toBe(Number.isNaN(upper));
        if (Number.isNaN(lower)) return;
        expect(lower).toBeLessThanOrEqual(survival + 1e-9);
        expect(upper).toBeGreaterThanOrEqual(survival - 1e-9);
      });
    }),
  );
});

test("a restricted mean lies between 0 and the horizon and is finite wherever it is given", () => {
  check(
    fc.property(cohort, fc.integer({ min: 0, max: 25 }), (rows, tau) => {
      const got = weightedRestrictedMean(dataOf(rows), tau, 0.95);
      if (got.state !== "estimated") return;
      expect(got.value).toBeGreaterThanOrEqual(-1e-12);
      expect(got.value).toBeLessThanOrEqual(tau + 1e-12);
      expect(Number.isFinite(got.standardError)).toBe(true);
    }),
  );
});

test("a comparison is finite or refused by name, and whole weights give the hazard ratio of repeated persons", () => {
  check(
    fc.property(fc.array(fc.tuple(row, fc.nat(1)), { minLength: 4, maxLength: 40 }), (pairs) => {
      const kept = pairs.filter(([one]) => one.weight > 0 && one.time >= 0);
      fc.pre(new Set(kept.map(([, group]) => group)).size === 2);
      const got = weightedComparison(
        dataOf(kept.map(([one]) => one)),
        kept.map(([, group]) => group),
        0.95,
      );
      const repeated = kept.flatMap(([one, group]) =>
        Array.from({ length: one.weight }, () => [{ ...one, weight: 1 }, group] as const),
      );
      const same = weightedComparison(
        dataOf(repeated.map(([one]) => one)),
        repeated.map(([, group]) => group),
        0.95,
      );
      if (got.state !== "estimated" || same.state !== "estimated") return;
      expect(Number.isFinite(got.wald.chiSquare)).toBe(true);
      near([got.groups[0]?.coefficient ?? Number.NaN], [same.groups[0]?.coefficient ?? Number.NaN], 1e-6);
    }),
  );
});

test("censoring weights in one stratum give the Kaplan-Meier curve", () => {
  check(
    fc.property(cohort, (rows) => {
      const persons = { time: rows.map((one) => one.time + 1), event: rows.map((one) => one.event) };
      const got = censoringWeightedSurvival(
        persons,
        rows.map(() => 0),
        1e9,
      );
      if (got.state !== "estimated") throw new Error(got.reason);
      const curve = kaplanMeier(eventTableFromPersons(persons), { type: "log", level: 0.95 });
      got.time.forEach((day, i) => {
        expect(got.survival[i]).toBeCloseTo(curve.survival[curve.time.indexOf(day)] ?? Number.NaN, 10);
      });
    }),
  );
});

const subject = fc.record({
  treated: fc.nat(1),
  x: fc.integer({ min: -4, max: 4 }),
  z: fc.nat(1),
  y: fc.integer({ min: -9, max: 9 }),
});
const subjects = fc.array(subject, { minLength: 1, maxLength: 40 });

test("scores and weights are finite or refused by name; overlap weights from a logistic score balance exactly", () => {
  check(
    fc.property(subjects, (persons) => {
      const covariates = [
        { name: "x", values: persons.map(({ x }) => x) },
        { name: "z", values: persons.map(({ z }) => z) },
      ];
      const treated = persons.map((one) => one.treated);
      const fit = logisticRegression({ outcome: treated, covariates }, 0.95);
      if (fit.state !== "estimated") return;
      expect(fit.terms.every(({ standardError, coefficient }) => Number.isFinite(standardError + coefficient))).toBe(
        true,
      );
      const got = treatmentWeights(treated, fit.probability, { estimand: "ato", stabilised: false, greatestWeight: 1 });
      if (got.state !== "weighted") throw new Error(got.reason);
      for (const { values } of covariates) {
        const mean = (wanted: number) => {
          const rows = treated.flatMap((own, i) => (own === wanted ? [i] : []));
          const sum = (of: (i: number) => number) => rows.reduce((total, i) => total + (got.weight[i] ?? 0) * of(i), 0);
          return sum((i) => values[i] ?? Number.NaN) / sum(() => 1);
        };
        expect(Math.abs(mean(1) - mean(0))).toBeLessThan(1e-6);
      }
    }),
  );
});

test("calibrated weights are above 0 and reach their means, or are refused by name", () => {
  check(
    fc.property(
      subjects,
      fc.double({ min: -4, max: 4, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (persons, x, z) => {
        const covariates = [
          { name: "x", values: persons.map((one) => one.x), mean: x },
          { name: "z", values: persons.map((one) => one.z), mean: z },
        ];
        const got = matchingAdjustedWeights(covariates, 0);
        if (got.state !== "weighted") return;
        expect(got.weight.every((own) => own > 0)).toBe(true);
        expect(got.effectiveSampleSize).toBeLessThanOrEqual(persons.length * (1 + 1e-9));
        for (const { values, mean } of covariates) {
          const reached = got.weight.reduce((sum, own, i) => sum + own * (values[i] ?? Number.NaN), 0) / persons.length;
          expect(Math.abs(reached - mean)).toBeLessThan(1e-8);
        }
      },
    ),
  );
});

test("entropy weights of the others add up to the treated", () => {
  check(
    fc.property(subjects, (persons) => {
      const treated = persons.map((one) => one.treated);
      const got = entropyBalancing(treated, [{ name: "x", values: persons.map(({ x }) => x) }], 1e6);
      if (got.state !== "weighted") return;
      const count = treated.filter((own) => own === 1).length;
      const others = got.weight.filter((_, i) => treated[i] === 0).reduce((sum, own) => sum + own, 0);
      expect(Math.abs(others - count)).toBeLessThan(1e-9 * count);
    }),
  );
});

test("a weighted mean does not heed the scale of weights, and equal weights give the plain mean", () => {
  check(
    fc.property(subjects, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (persons, factor) => {
      const values = persons.map(({ y }) => y);
      const got = weightedMean(
        values,
        values.map(() => factor),
        0.95,
      );
      if (got.state !== "estimated") return;
      expect(got.mean).toBeCloseTo(values.reduce((sum, own) => sum + own, 0) / values.length, 9);
      expect(effectiveSampleSize(values.map(() => factor))).toBeCloseTo(values.length, 9);
    }),
  );
});

test("cutting a person in two, under one cluster, changes neither weighted curve nor robust error; days can be stretched", () => {
  check(
    fc.property(cohort, fc.integer({ min: 2, max: 30 }), (all, factor) => {
      const rows = all.filter((one) => one.time >= 0);
      const confidence = { type: "log", level: 0.95, variance: "robust" } as const;
      const whole = weightedKaplanMeier(dataOf(rows), confidence);
      const pieces = rows.flatMap((one, cluster) => {
        const at = Math.floor((one.entry + one.time) / 2);
        if (at <= one.entry || at < 0) return [{ ...one, cluster }];
        return [
          { ...one, time: at, event: 0, cluster },
          { ...one, entry: at, cluster },
        ];
      });
      const data = { ...dataOf(pieces), cluster: pieces.map(({ cluster }) => cluster) };
      const cut = weightedKaplanMeier(data, confidence);
      const kept = Array.from(cut.time.keys()).filter((i) => whole.time.includes(cut.time[i] ?? Number.NaN));
      near(
        kept.map((i) => cut.survival[i] ?? Number.NaN),
        whole.survival,
      );
      near(
        kept.map((i) => cut.standardError[i] ?? Number.NaN),
        whole.standardError,
        1e-7,
      );
      const finer = weightedKaplanMeier(
        dataOf(rows.map((one) => ({ ...one, entry: one.entry * factor, time: one.time * factor }))),
        confidence,
      );
      near(finer.survival, whole.survival);
      near(finer.standardError, whole.standardError, 1e-7);
    }),
  );
});

test("persons in another order keep their weights, and persons there twice each have the weight of one", () => {
  const columnsOf = (persons: readonly { readonly x: number; readonly z: number }[]) => [
    { name: "x", values: persons.map(({ x }) => x) },
    { name: "z", values: persons.map(({ z }) => z) },
  ];
  check(
    fc.property(subjects, (persons) => {
      const weightsOf = (these: typeof persons): readonly (ArrayLike<number> | null)[] => {
        const treated = these.map((one) => one.treated);
        const fit = logisticRegression({ outcome: treated, covariates: columnsOf(these) }, 0.95);
        const how = { stabilised: false, greatestWeight: 1e9 };
        const inverse = (["ate", "att", "ato"] as const).map((estimand) => {
          if (fit.state !== "estimated") return null;
          const got = treatmentWeights(treated, fit.probability, { estimand, ...how });
          return got.state === "weighted" ? got.weight : null;
        });
        const balanced = entropyBalancing(treated, columnsOf(these), 1e9);
        const matched = matchingAdjustedWeights(
          columnsOf(these).map((column) => ({ ...column, mean: 0.3 })),
          0,
        );
        return [
          ...inverse,
          balanced.state === "weighted" ? balanced.weight : null,
          matched.state === "weighted" ? matched.weight : null,
        ];
      };
      const want = weightsOf(persons);
      const backwards = weightsOf(persons.toReversed());
      const twice = weightsOf([...persons, ...persons]);
      want.forEach((weight, k) => {
        if (weight === null) return;
        near(Array.from(backwards[k] ?? []).toReversed(), weight, 1e-6);
        near(Array.from(twice[k] ?? []).slice(0, persons.length), weight, 1e-6);
      });
    }),
  );
});

test("in a logistic regression and a weighted mean a weight of two is the person twice", () => {
  check(
    fc.property(subjects, (persons) => {
      const weight = persons.map(({ z }) => 1 + z);
      const repeated = persons.flatMap((one) => (one.z === 1 ? [one, one] : [one]));
      const fitOf = (these: typeof persons) => {
        const x = { name: "x", values: these.map((one) => one.x) };
        return { outcome: these.map((one) => one.treated), covariates: [x] };
      };
      const weighted = logisticRegression({ ...fitOf(persons), weight }, 0.95);
      const want = logisticRegression(fitOf(repeated), 0.95);
      expect(weighted.state).toBe(want.state);
      if (weighted.state === "estimated" && want.state === "estimated") {
        near(
          weighted.terms.map(({ coefficient }) => coefficient),
          want.terms.map(({ coefficient }) => coefficient),
          1e-6,
        );
        near(weighted.covariance, want.covariance, 1e-6);
      }
      const mean = weightedMean(
        persons.map(({ y }) => y),
        weight,
        0.95,
      );
      if (mean.state !== "estimated") return;
      const plain = repeated.reduce((sum, { y }) => sum + y, 0) / repeated.length;
      expect(mean.mean).toBeCloseTo(plain, 9);
    }),
  );
});
