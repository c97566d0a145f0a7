import fc from "fast-check";
import { expect, test } from "vitest";
import {
  basicInterval,
  bcaInterval,
  bootstrap,
  imputeByChainedEquations,
  jackknifeInfluence,
  percentileInterval,
  poolEstimates,
} from "../../../pipelines/statistics/index.ts";

const check = <T extends unknown[]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 60 });
const value = fc.integer({ min: -50, max: 50 });
const near = (got: number, want: number, digits = 1e-9): void => {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(digits * Math.max(1, Math.abs(want)));
};

test("bootstrap intervals of a mean move and stretch with the values, and influences add up to nothing", () => {
  const values = fc.array(value, { minLength: 5, maxLength: 30 });
  const intervalsOf = (column: readonly number[]) => {
    const mean = (rows: Int32Array) => rows.reduce((sum, row) => sum + (column[row] ?? Number.NaN), 0) / rows.length;
    const how = { rows: column.length, replicates: 200, seed: 11 };
    const sample = bootstrap(mean, how);
    if (sample.state !== "resampled") throw new Error(sample.reason);
    const influence = jackknifeInfluence(mean, how);
    near(
      influence.reduce((sum, own) => sum + own, 0),
      0,
    );
    const intervals = [
      percentileInterval(sample, 0.9),
      basicInterval(sample, 0.9),
      bcaInterval(sample, influence, 0.9),
    ];
    return intervals.flatMap((one) => (one.state === "estimated" ? [one.lower, one.upper] : [null, null]));
  };
  check(
    fc.property(values, fc.constantFrom(2, 4, 8), value, (column, factor, zero) => {
      const want = intervalsOf(column);
      const got = intervalsOf(column.map((own) => factor * own + zero));
      want.forEach((bound, k) => {
        // Replicates that equal the estimate fall to one side of it by rounding, which moves BCa alone.
        if (bound === null || k >= 4) return;
        near(got[k] ?? Number.NaN, factor * bound + zero);
      });
      const stretched = intervalsOf(column.map((own) => factor * own));
      want.forEach((bound, k) => {
        if (bound !== null) near(stretched[k] ?? Number.NaN, factor * bound);
      });
    }),
  );
});

test("sets are pooled in any order, and in other units", () => {
  const set = fc.record({ estimate: value, variance: fc.integer({ min: 1, max: 30 }) });
  const sets = fc.array(set, { minLength: 2, maxLength: 12 });
  const complete = fc.constantFrom(null, 3, 57.5);
  check(
    fc.property(sets, complete, fc.constantFrom(0.1, 7, 365.25), (all, df, unit) => {
      const pooled = (these: typeof all, scale = 1) =>
        poolEstimates(
          these.map(({ estimate }) => estimate * scale),
          these.map(({ variance }) => variance * scale * scale),
          df,
          0.95,
        );
      const [want, turned, scaled] = [pooled(all), pooled(all.toReversed()), pooled(all, unit)];
      if (want.state !== "estimated" || turned.state !== "estimated" || scaled.state !== "estimated") {
        throw new Error("not pooled");
      }
      for (const name of ["estimate", "standardError", "lower", "upper"] as const) {
        near(turned[name], want[name]);
        near(scaled[name] / unit, want[name]);
      }
      near(scaled.missingShare, want.missingShare);
      if (want.degreesOfFreedom !== null) near(scaled.degreesOfFreedom ?? Number.NaN, want.degreesOfFreedom, 1e-7);
    }),
  );
});

test("what is filled in moves with the unit of its variable and leaves what was observed as it was", () => {
  const row = fc.record({ x: value, y: fc.option(value, { freq: 3 }) });
  const settings = { sets: 3, iterations: 2, donors: 3, seed: 5 };
  check(
    fc.property(
      fc.array(row, { minLength: 10, maxLength: 30 }),
      fc.constantFrom<"normal" | "matching">("normal", "matching"),
      fc.constantFrom(2, 8, 64),
      (rows, method, unit) => {
        const filled = (scale: number) =>
          imputeByChainedEquations(
            [
              { name: "x", values: rows.map(({ x }) => x), method },
              { name: "y", values: rows.map(({ y }) => (y === null ? Number.NaN : y * scale)), method },
            ],
            settings,
          );
        const [want, got] = [filled(1), filled(unit)];
        expect(got.state).toBe(want.state);
        if (got.state !== "imputed" || want.state !== "imputed") return;
        want.sets.forEach((columns, m) => {
          rows.forEach(({ y }, i) => {
            const own = columns[1]?.[i] ?? Number.NaN;
            near((got.sets[m]?.[1]?.[i] ?? Number.NaN) / unit, own, 1e-8);
            if (y !== null) expect(own).toBe(y);
          });
        });
      },
    ),
  );
});
