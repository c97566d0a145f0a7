import fc from "fast-check";
import { expect, test } from "vitest";
import type { CoxData, CoxFit, CoxSettings } from "../../../pipelines/statistics/index.ts";
import {
  coxRegression,
  eventTableFromPersons,
  logRankTest,
  proportionalHazardsTest,
} from "../../../pipelines/statistics/index.ts";

interface Row {
  readonly entry: number;
  readonly time: number;
  readonly event: number;
  readonly x: number;
  readonly z: number;
  readonly stratum: number;
  readonly cluster: number;
}

/** Few days and few values, so that ties, separation and collinearity are common. */
const row = fc
  .record({
    entry: fc.integer({ min: -1, max: 8 }),
    length: fc.integer({ min: 1, max: 12 }),
    event: fc.constantFrom(0, 1, 1),
    x: fc.constantFrom(0, 1),
    z: fc.integer({ min: -3, max: 3 }),
    stratum: fc.nat(1),
    cluster: fc.nat(9),
  })
  .map(({ entry, length, ...rest }): Row => ({ ...rest, entry, time: entry + length }));
const sample = fc.array(row, { minLength: 2, maxLength: 50 });
const settings = fc.constantFrom<CoxSettings>(
  { ties: "efron", level: 0.95, robust: true },
  { ties: "breslow", level: 0.95, robust: true },
  { ties: "exact", level: 0.95, robust: false },
);

const dataOf = (rows: readonly Row[]): CoxData => ({
  entry: rows.map((one) => one.entry),
  time: rows.map((one) => one.time),
  event: rows.map((one) => one.event),
  covariates: [
    { name: "x", values: rows.map((one) => one.x) },
    { name: "z", values: rows.map((one) => one.z) },
  ],
  stratum: rows.map((one) => one.stratum),
  cluster: rows.map((one) => one.cluster),
});
const check = <T extends unknown[]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 300 });
const near = (got: number, want: number, digits = 1e-7): void => {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(digits * Math.max(1, Math.abs(want)));
};

/** The same verdict, and where there is an estimate the same figures. */
const expectSame = (got: ReturnType<typeof coxRegression>, want: ReturnType<typeof coxRegression>): void => {
  expect(got.state).toBe(want.state);
  if (got.state !== "estimated" || want.state !== "estimated") return;
  want.terms.forEach((term, j) => {
    near(got.terms[j]?.coefficient ?? Number.NaN, term.coefficient);
    near(got.terms[j]?.standardError ?? Number.NaN, term.standardError);
  });
  near(got.logLikelihood, want.logLikelihood);
};

test("an estimate is finite and no worse than no effect; everything else is refused by name", () => {
  const reasons = [
    "no-rows",
    "no-events",
    "constant-covariate",
    "no-contrast",
    "collinear-covariates",
    "separation",
    "robust-variance-singular",
  ];
  check(
    fc.property(sample, settings, (rows, how) => {
      const fit = coxRegression(dataOf(rows), how);
      if (fit.state === "not-estimable") {
        expect(reasons).toContain(fit.reason);
        return;
      }
      expect(fit.logLikelihood).toBeGreaterThanOrEqual(fit.nullLogLikelihood - 1e-9);
      for (const { coefficient, standardError, lower, upper, hazardRatio, pValue } of fit.terms) {
        expect([coefficient, standardError, lower, upper].every(Number.isFinite)).toBe(true);
        expect(standardError).toBeGreaterThan(0);
        expect(lower).toBeLessThanOrEqual(hazardRatio);
        expect(upper).toBeGreaterThanOrEqual(hazardRatio);
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("the order of rows does not matter", () => {
  const shuffled = sample.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
  );
  check(
    fc.property(shuffled, settings, ([rows, others], how) => {
      expectSame(coxRegression(dataOf(others), how), coxRegression(dataOf(rows), how));
    }),
  );
});

test("a covariate in other units, from another zero, has its coefficient divided by the unit", () => {
  check(
    fc.property(sample, settings, fc.integer({ min: 2, max: 1000 }), fc.integer(), (rows, how, unit, zero) => {
      const data = dataOf(rows);
      const plain = coxRegression(data, how);
      const [x] = data.covariates;
      const z = { name: "z", values: rows.map((one) => one.z * unit + (zero % 10_000)) };
      const moved = coxRegression({ ...data, covariates: x === undefined ? [] : [x, z] }, how);
      expect(moved.state).toBe(plain.state);
      if (moved.state !== "estimated" || plain.state !== "estimated") return;
      near((moved.terms[1]?.coefficient ?? Number.NaN) * unit, plain.terms[1]?.coefficient ?? Number.NaN);
      near((moved.terms[1]?.standardError ?? Number.NaN) * unit, plain.terms[1]?.standardError ?? Number.NaN);
      near(moved.logLikelihood, plain.logLikelihood);
    }),
  );
});

test("only the order of days matters, not their distance", () => {
  check(
    fc.property(sample, settings, (rows, how) => {
      const kept = rows.filter((one) => one.time >= 0);
      const later = kept.map((one) => ({ ...one, entry: (one.entry + 2) ** 3, time: (one.time + 2) ** 3 }));
      expectSame(coxRegression(dataOf(later), how), coxRegression(dataOf(kept), how));
    }),
  );
});

test("cutting rows in two changes nothing, robust errors by person included", () => {
  check(
    fc.property(sample, settings, fc.nat(99), (rows, how, share) => {
      const persons = rows.filter((one) => one.time >= 0).map((one, i) => ({ ...one, cluster: i }));
      const pieces = persons.flatMap((one) => {
        const at = one.entry + Math.floor(((one.time - one.entry) * share) / 100);
        if (at <= one.entry || at < 0) return [one];
        return [
          { ...one, time: at, event: 0 },
          { ...one, entry: at },
        ];
      });
      expectSame(coxRegression(dataOf(pieces), how), coxRegression(dataOf(persons), how));
    }),
  );
});

test("neither the order of rows, nor where they are cut, nor the unit of time matters to the test of proportional hazards", () => {
  const testOf = (rows: readonly Row[], how: CoxSettings) => {
    const fit = coxRegression(dataOf(rows), how);
    return fit.state === "estimated" ? proportionalHazardsTest(dataOf(rows), fit, "identity") : null;
  };
  check(
    fc.property(sample, fc.constantFrom("efron", "breslow", "exact"), (all, ties) => {
      const how: CoxSettings = { ties, level: 0.95, robust: false };
      const rows = all.filter((one) => one.time >= 0);
      const want = testOf(rows, how);
      // Where next to no change can be seen, whether any can is a matter of rounding.
      if (want?.state !== "estimated" || want.all.chiSquare > 100) return;
      const pieces = rows.flatMap((one) => {
        const at = Math.floor((one.entry + one.time) / 2);
        if (at <= one.entry || at < 0) return [one];
        return [
          { ...one, time: at, event: 0 },
          { ...one, entry: at },
        ];
      });
      const stretched = rows.map((one) => ({ ...one, entry: 7 * one.entry, time: 7 * one.time }));
      for (const others of [rows.toReversed(), pieces, stretched]) {
        const got = testOf(others, how);
        if (got?.state !== "estimated") throw new Error("not estimable");
        near(got.all.chiSquare, want.all.chiSquare, 1e-5);
        want.terms.forEach((term, j) => {
          near(got.terms[j]?.chiSquare ?? Number.NaN, term.chiSquare, 1e-5);
        });
      }
    }),
  );
});

test("under Breslow's rule a weight of two is the row twice", () => {
  const how: CoxSettings = { ties: "breslow", level: 0.95, robust: false };
  check(
    fc.property(sample, (rows) => {
      const weighted = coxRegression({ ...dataOf(rows), weight: rows.map((one) => 1 + (one.cluster % 2)) }, how);
      const repeated = coxRegression(dataOf(rows.flatMap((one) => (one.cluster % 2 === 1 ? [one, one] : [one]))), how);
      expectSame(weighted, repeated);
    }),
  );
});

test("without ties the three rules are one", () => {
  check(
    fc.property(sample, (rows) => {
      const untied = rows.map((one, i) => ({ ...one, time: one.time + i / 1000 }));
      const fits = (["efron", "breslow", "exact"] as const).map((ties) =>
        coxRegression(dataOf(untied), { ties, level: 0.95, robust: false }),
      );
      for (const fit of fits) if (fits[0] !== undefined) expectSame(fit, fits[0]);
    }),
  );
});

test("the score test of exact ties in two groups is the log-rank test", () => {
  check(
    fc.property(sample, (rows) => {
      const whole = dataOf(rows);
      const [x] = whole.covariates;
      const { stratum: _, cluster: __, ...data } = { ...whole, covariates: x === undefined ? [] : [x] };
      const fit = coxRegression(data, { ties: "exact", level: 0.95, robust: false });
      if (fit.state !== "estimated") return;
      const groups = [0, 1].map((group) => {
        const members = rows.filter((one) => one.x === group);
        return eventTableFromPersons({
          entry: members.map((one) => one.entry),
          time: members.map((one) => one.time),
          event: members.map((one) => one.event),
        });
      });
      const test = logRankTest(groups);
      near(fit.score.chiSquare, test.state === "estimated" ? test.chiSquare : Number.NaN, 1e-9);
    }),
  );
});

test("one covariate is separated exactly where it is the highest at every event, or the lowest", () => {
  check(
    fc.property(sample, (rows) => {
      const untied = rows.map((one, i) => ({ ...one, time: one.time + i / 1000 })).filter((one) => one.time >= 0);
      const z = { name: "z", values: untied.map((one) => one.z) };
      const { stratum: _, ...data } = { ...dataOf(untied), covariates: [z] };
      const fit: CoxFit | { readonly state: string; readonly reason?: string } = coxRegression(data, {
        ties: "efron",
        level: 0.95,
        robust: false,
      });
      const atEvents = untied
        .filter((one) => one.event === 1)
        .map((one) => {
          const present = untied.filter((other) => other.entry < one.time && other.time >= one.time);
          const values = present.map((other) => other.z);
          return { own: one.z, low: Math.min(...values), high: Math.max(...values) };
        });
      const contrast = atEvents.some(({ low, high }) => low < high);
      const separated =
        contrast && (atEvents.every((at) => at.own === at.high) || atEvents.every((at) => at.own === at.low));
      expect("reason" in fit && fit.reason === "separation").toBe(separated);
      expect(fit.state === "estimated").toBe(contrast && !separated);
    }),
  );
});
