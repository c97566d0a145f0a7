import { expect, test } from "vitest";
import type { Statistic } from "../../../pipelines/statistics/index.ts";
import {
  basicInterval,
  bcaInterval,
  bootstrap,
  jackknifeInfluence,
  percentileInterval,
} from "../../../pipelines/statistics/index.ts";
import { Sfc32 } from "../../../pipelines/statistics/random/sfc32.ts";

const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
const mean: Statistic = (rows) => rows.reduce((sum, row) => sum + (values[row] ?? Number.NaN), 0) / rows.length;
const plain = { rows: values.length, replicates: 400, seed: 20260630 };
const sampleOf = (resampling: Parameters<typeof bootstrap>[1], statistic = mean) => {
  const got = bootstrap(statistic, resampling);
  if (got.state !== "resampled") throw new Error(got.reason);
  return got;
};

test("the same seed gives the same bytes, another seed others, and a replicate does not depend on how many there are", () => {
  const got = sampleOf(plain);
  expect(sampleOf(plain)).toEqual(got);
  expect(sampleOf({ ...plain, replicates: 10 }).replicates).toEqual(got.replicates.slice(0, 10));
  expect(sampleOf({ ...plain, seed: 1 }).replicates).not.toEqual(got.replicates);
  // These four are what seed 20260630 has given since it was first drawn.
  expect(Array.from(got.replicates.slice(0, 4), (value) => Math.round(value * 12))).toMatchInlineSnapshot(`
    [
      46,
      39,
      58,
      50,
    ]
  `);
});

test("the generator is sfc32: after twelve words its next are those of the same recurrence written in Python", () => {
  const generator = new Sfc32(1, 2, 3);
  expect([generator.word(), generator.word(), generator.word()]).toMatchInlineSnapshot(`
    [
      1936341825,
      3001364500,
      1029104839,
    ]
  `);
});

test("numbers below a bound are all equally likely", () => {
  const generator = new Sfc32(1, 2, 3);
  const counts = [0, 0, 0];
  for (let i = 0; i < 30_000; i += 1) {
    const drawn = generator.below(3);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(300);
});

test("numbers below a bound drawn together are those drawn one by one, and the generator goes on from there", () => {
  for (const size of [1, 3, 68_022, 2 ** 30 + 1, 2 ** 31 - 1]) {
    const [together, alone] = [new Sfc32(1, 2, 3), new Sfc32(1, 2, 3)];
    const drawn = new Int32Array(20_000);
    together.fillBelow(size, drawn);
    expect(drawn).toEqual(Int32Array.from(drawn, () => alone.below(size)));
    expect(together.word()).toBe(alone.word());
  }
});

test("the mean of replicates is near the mean, and their spread near its standard error", () => {
  const { estimate, replicates } = sampleOf({ ...plain, replicates: 4000 });
  const centre = replicates.reduce((sum, value) => sum + value, 0) / 4000;
  const spread = Math.sqrt(replicates.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 4000);
  const variance = values.reduce((sum, value) => sum + (value - estimate) ** 2, 0) / values.length;
  expect(Math.abs(centre - estimate)).toBeLessThan(0.05);
  expect(spread / Math.sqrt(variance / values.length)).toBeCloseTo(1, 1);
});

test("rows drawn by themselves are drawn as clusters of one row, in one stratum, are", () => {
  const cluster = values.map((_, row) => row);
  const stratum = values.map(() => 0);
  const got = sampleOf(plain);
  expect(sampleOf({ ...plain, cluster })).toEqual(got);
  expect(sampleOf({ ...plain, stratum })).toEqual(got);
  expect(sampleOf({ ...plain, cluster, stratum })).toEqual(got);
});

test("strata keep their sizes and clusters their rows together", () => {
  const stratum = values.map((_, i) => (i < 4 ? 1 : 2));
  const share: Statistic = (rows) => rows.filter((row) => row < 4).length;
  expect(new Set(sampleOf({ ...plain, stratum }, share).replicates)).toEqual(new Set([4]));
  const cluster = values.map((_, i) => Math.floor(i / 3));
  const isWhole: Statistic = (rows) => {
    const counts = values.map((_, i) => rows.filter((row) => row === i).length);
    return counts.every((count, i) => count === counts[Math.floor(i / 3) * 3]) ? 1 : 0;
  };
  expect(sampleOf({ ...plain, cluster }, isWhole).replicates.every((value) => value === 1)).toBe(true);
  expect(() => bootstrap(mean, { ...plain, cluster, stratum })).toThrow(RangeError);
});

test("influences add up to nothing for a mean, and a unit alone in its stratum has none", () => {
  const influence = jackknifeInfluence(mean, plain);
  expect(influence.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
  expect(influence[0]).toBeCloseTo(3 - mean(Int32Array.from(values.keys())), 10);
  const stratum = values.map((_, i) => (i === 0 ? 0 : 1));
  expect(jackknifeInfluence(mean, { ...plain, stratum })[0]).toBe(0);
});

test("what cannot be had is refused by name", () => {
  expect(bootstrap(mean, { ...plain, rows: 0 })).toEqual({ state: "not-estimable", reason: "no-rows", failed: 0 });
  expect(bootstrap(() => Number.NaN, plain)).toMatchObject({ reason: "no-estimate" });
  const fragile: Statistic = (rows) => (rows.includes(0) ? 1 : Number.NaN);
  expect(bootstrap(fragile, plain)).toMatchObject({ reason: "replicates-without-estimate" });
  const sample = { estimate: 2, replicates: Float64Array.of(1, 2, 3) };
  expect(percentileInterval(sample, 0.95)).toEqual({ state: "not-estimable", reason: "too-few-replicates" });
  expect(basicInterval(sample, 0.5)).toMatchObject({ state: "estimated", lower: 1, upper: 3 });
  const flat = { estimate: 2, replicates: new Float64Array(100).fill(2) };
  expect(percentileInterval(flat, 0.95)).toMatchObject({ reason: "no-spread" });
  expect(bcaInterval(flat, [1, -1], 0.95)).toMatchObject({ reason: "no-spread" });
  const aside = { estimate: 0, replicates: Float64Array.from({ length: 100 }, (_, k) => k + 1) };
  expect(bcaInterval(aside, [1, -1], 0.95)).toMatchObject({ reason: "bias-unbounded" });
  expect(bcaInterval({ ...aside, estimate: 50 }, [0, 0], 0.95)).toMatchObject({ reason: "no-influence" });
  expect(() => percentileInterval(sample, 1)).toThrow(RangeError);
  expect(() => bootstrap(mean, { ...plain, seed: -1 })).toThrow(RangeError);
  expect(() => bootstrap(mean, { ...plain, replicates: 0 })).toThrow(RangeError);
});
