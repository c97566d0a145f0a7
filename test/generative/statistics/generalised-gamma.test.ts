import fc from "fast-check";
import { expect, test } from "vitest";
import { normalQuantile } from "../../../pipelines/statistics/distributions/normal-quantile.ts";
import { predictSurvival, survivalRegression } from "../../../pipelines/statistics/index.ts";
import { Sfc32 } from "../../../pipelines/statistics/random/sfc32.ts";

interface Row {
  readonly entry: number;
  readonly time: number;
  readonly event: number;
  readonly x: number;
  readonly weight: number;
}

/** Log-normal times of 120 made-up patients: a third parameter needs as many, and times that are rarely tied. */
const sample = (seed: number): readonly Row[] => {
  const generator = new Sfc32(seed, 12, 13);
  return Array.from({ length: 120 }, () => {
    const x = generator.below(2);
    const dies = Math.ceil(100 * Math.exp(0.5 * x + 0.6 * normalQuantile(generator.uniform())));
    const leaves = 40 + generator.below(400);
    return { entry: 0, time: Math.min(dies, leaves), event: dies <= leaves ? 1 : 0, x, weight: 1 };
  });
};

/** Survival, its error and hazard at two days, with covariate 1. */
const figures = (rows: readonly Row[], unit = 1): readonly number[] => {
  const pick = (name: keyof Row) => rows.map((row) => row[name]);
  const data = { entry: pick("entry"), time: pick("time"), event: pick("event"), weight: pick("weight") };
  const covariates = [{ name: "x", values: pick("x") }];
  const fit = survivalRegression({ ...data, covariates }, { family: "generalised-gamma" }, 0.95);
  if (fit.state !== "estimated") throw new Error(fit.reason);
  const { survival, hazard } = predictSurvival(fit, [1], [60 * unit, 200 * unit]);
  return [...survival.value, ...survival.standardError, ...Array.from(hazard.value, (own) => own * unit)];
};

const expectSame = (got: readonly number[], want: readonly number[]): void => {
  got.forEach((own, k) => {
    expect(Math.abs(own / (want[k] ?? Number.NaN) - 1)).toBeLessThan(1e-6);
  });
};

test("order of rows, rows cut in two, weights for repetition and the unit of time do not matter to a generalised gamma", () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.constantFrom(7, 30.4375, 365.25), (seed, unit) => {
      const rows = sample(seed);
      const want = figures(rows);
      expectSame(figures(rows.toReversed()), want);
      const halves = rows.flatMap((row) => {
        const at = Math.floor(row.time / 2);
        return at === 0
          ? [row]
          : [
              { ...row, time: at, event: 0 },
              { ...row, entry: at },
            ];
      });
      expectSame(figures(halves), want);
      const stretched = rows.map((row) => ({ ...row, time: row.time * unit }));
      expectSame(figures(stretched, unit), want);
      const weighted = rows.map((row) => ({ ...row, weight: 1 + row.x }));
      const repeated = rows.flatMap((row) => (row.x === 1 ? [row, row] : [row]));
      expectSame(figures(weighted), figures(repeated));
    }),
    { numRuns: 6 },
  );
});
