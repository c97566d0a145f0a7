import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../../pipelines/statistics/distributions/normal-quantile.ts";
import type { ImputedSets, IncompleteVariable } from "../../../pipelines/statistics/index.ts";
import { imputeByChainedEquations, poolEstimates, shiftImputed } from "../../../pipelines/statistics/index.ts";
import { Sfc32 } from "../../../pipelines/statistics/random/sfc32.ts";

const settings = { sets: 8, iterations: 5, donors: 5, seed: 7 };
const missing = Number.NaN;

/** 600 made-up persons: y = 2 + 3 x + noise of spread 1, hidden for most of those with a large x; z tells sign of x. */
const persons = (): readonly IncompleteVariable[] => {
  const generator = new Sfc32(11, 12, 13);
  const normal = () => normalQuantile(generator.uniform());
  const x = Float64Array.from({ length: 600 }, normal);
  const y = x.map((own) => 2 + 3 * own + normal());
  const z = x.map((own) => (own + 0.5 * normal() > 0 ? 1 : 0));
  return [
    { name: "x", values: x, method: "normal" },
    {
      name: "y",
      values: y.map((own, i) => ((x[i] ?? 0) > 0.3 && generator.uniform() < 0.7 ? missing : own)),
      method: "normal",
    },
    { name: "z", values: z.map((own) => (generator.uniform() < 0.2 ? missing : own)), method: "matching" },
  ];
};
const imputed = (variables: readonly IncompleteVariable[], wanted = settings): ImputedSets => {
  const got = imputeByChainedEquations(variables, wanted);
  if (got.state !== "imputed") throw new Error(got.reason);
  return got;
};
const meanOf = (column: ArrayLike<number>) => Array.from(column).reduce((sum, own) => sum + own, 0) / column.length;

describe("imputation by chained equations", () => {
  const variables = persons();
  const got = imputed(variables);

  test("leaves nothing missing and never touches what was observed", () => {
    for (const columns of got.sets) {
      columns.forEach((column, k) => {
        expect(column.every(Number.isFinite)).toBe(true);
        Array.from(variables[k]?.values ?? []).forEach((own, i) => {
          if (!Number.isNaN(own)) expect(column[i]).toBe(own);
        });
      });
    }
    expect(got.filled[0]).toBe(0);
    expect(got.filled[1]).toBeGreaterThan(100);
  });

  test("brings back the mean that the complete persons alone get wrong", () => {
    const y = Array.from(variables[1]?.values ?? []).filter((own) => !Number.isNaN(own));
    // The mean of y is 2; those with large values are hidden.
    expect(meanOf(y)).toBeLessThan(1.3);
    const pooled = poolEstimates(
      got.sets.map((columns) => meanOf(columns[1] ?? [])),
      got.sets.map((columns) => {
        const column = columns[1] ?? new Float64Array(0);
        return column.reduce((sum, own) => sum + (own - meanOf(column)) ** 2, 0) / 599 / 600;
      }),
      599,
      0.99,
    );
    if (pooled.state !== "estimated") throw new Error(pooled.reason);
    const truth = meanOf(variables[0]?.values ?? []) * 3 + 2;
    expect(pooled.lower).toBeLessThan(truth);
    expect(pooled.upper).toBeGreaterThan(truth);
    expect(Math.abs(pooled.estimate - truth)).toBeLessThan(0.25);
    expect(pooled.missingShare).toBeGreaterThan(0);
  });

  test("keeps the noise around the line: filled-in values spread as observed ones do", () => {
    const hidden = Array.from(variables[1]?.values ?? []).flatMap((own, i) => (Number.isNaN(own) ? [i] : []));
    const rest = got.sets.flatMap(([x, y]) => hidden.map((i) => (y?.[i] ?? 0) - 2 - 3 * (x?.[i] ?? 0)));
    const spread = Math.sqrt(rest.reduce((sum, own) => sum + own * own, 0) / rest.length);
    expect(spread).toBeGreaterThan(0.9);
    expect(spread).toBeLessThan(1.15);
  });

  test("fills a column of zeros and ones with zeros and ones, as the other columns tell", () => {
    const hidden = Array.from(variables[2]?.values ?? []).flatMap((own, i) => (Number.isNaN(own) ? [i] : []));
    const x = variables[0]?.values ?? [];
    const share = (keep: (i: number) => boolean) =>
      meanOf(got.sets.flatMap((columns) => hidden.filter(keep).map((i) => columns[2]?.[i] ?? Number.NaN)));
    expect(got.sets.every((columns) => columns[2]?.every((own) => own === 0 || own === 1))).toBe(true);
    expect(share((i) => (x[i] ?? 0) > 0.5)).toBeGreaterThan(0.8);
    expect(share((i) => (x[i] ?? 0) < -0.5)).toBeLessThan(0.2);
  });

  test("is a function of the seed, and a set of its number", () => {
    expect(imputed(variables)).toEqual(got);
    expect(imputed(variables, { ...settings, sets: 3 }).sets).toEqual(got.sets.slice(0, 3));
    expect(imputed(variables, { ...settings, seed: 8 }).sets).not.toEqual(got.sets);
  });

  test("shifts what was filled in, and nothing else", () => {
    const worse = shiftImputed(variables, got, "y", -2);
    worse.sets.forEach((columns, m) => {
      columns.forEach((column, k) => {
        column.forEach((own, i) => {
          const isShifted = k === 1 && Number.isNaN(variables[1]?.values[i] ?? 0);
          expect(own).toBe((got.sets[m]?.[k]?.[i] ?? Number.NaN) - (isShifted ? 2 : 0));
        });
      });
    });
    expect(() => shiftImputed(variables, got, "nobody", 1)).toThrow(RangeError);
  });
});

test("what cannot be filled is refused, with the variable", () => {
  const x = [1, 2, 3, 4, 5, 7];
  const holes = { name: "y", values: [missing, 2, 3, 1, 5, 4], method: "matching" } as const;
  const full = (name: string, values: readonly number[]) => ({ name, values, method: "normal" }) as const;
  expect(imputeByChainedEquations([full("x", x), { ...holes, values: x.map(() => missing) }], settings)).toEqual({
    state: "refused",
    reason: "too-few-observed",
    variable: "y",
  });
  expect(
    imputeByChainedEquations(
      [full("x", x), { ...holes, values: [missing, missing, missing, missing, 1, 2] }],
      settings,
    ),
  ).toMatchObject({
    reason: "too-few-observed",
  });
  const twice = [
    full("x", x),
    full(
      "again",
      x.map((own) => 2 * own + 1),
    ),
    holes,
  ];
  expect(imputeByChainedEquations(twice, settings)).toMatchObject({ reason: "collinear-variables", variable: "y" });
  expect(() => imputeByChainedEquations([full("b", [0, 1, missing])], settings)).toThrow(RangeError);
  expect(() => imputeByChainedEquations([full("x", [1, Number.POSITIVE_INFINITY])], settings)).toThrow(RangeError);
  expect(() => imputeByChainedEquations([full("x", x)], { ...settings, sets: 0 })).toThrow(RangeError);
  expect(imputed([full("x", x)]).filled).toEqual([0]);
});

test("estimates that agree leave only the spread within; without any spread nothing is pooled", () => {
  const agreed = poolEstimates([2, 2, 2], [0.04, 0.04, 0.04], null, 0.95);
  expect(agreed).toMatchObject({
    estimate: 2,
    between: 0,
    degreesOfFreedom: null,
    missingShare: 0,
    relativeIncrease: 0,
  });
  expect(agreed).toMatchObject({ lower: expect.closeTo(2 - 1.959964 * 0.2, 6) });
  expect(poolEstimates([2, 2], [0, 0], null, 0.95)).toEqual({ state: "not-estimable", reason: "no-variance" });
  expect(poolEstimates([2], [1], null, 0.95)).toEqual({ state: "not-estimable", reason: "fewer-than-two-sets" });
  expect(poolEstimates([2, 3], [0, 0], 10, 0.95)).toMatchObject({ state: "estimated", relativeIncrease: null });
  expect(() => poolEstimates([2, 3], [1], null, 0.95)).toThrow(RangeError);
  expect(() => poolEstimates([2, 3], [1, -1], null, 0.95)).toThrow(RangeError);
});
