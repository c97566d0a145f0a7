import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jensenShannon } from "../../../pipelines/quality/jensen-shannon.ts";
import type { PooledFiles } from "../../../pipelines/quality/pool.ts";
import { shiftedColumns } from "../../../pipelines/quality/shifted-columns.ts";
import { randomOf } from "../../../pipelines/synthetic/random/random.ts";

const counts = fc
  .dictionary(fc.constantFrom("a", "b", "c", "d", "e"), fc.integer({ min: 0, max: 1000 }), { minKeys: 1 })
  .filter((bins) => Object.values(bins).some((n) => n > 0));

describe("the Jensen–Shannon distance", () => {
  it("is a metric between 0 and 1 that does not depend on the number of rows", () => {
    fc.assert(
      fc.property(counts, counts, counts, fc.integer({ min: 2, max: 9 }), (a, b, c, times) => {
        const d = (x: typeof a, y: typeof a): number => jensenShannon(x, y).distance;
        const more = Object.fromEntries(Object.entries(a).map(([bin, n]) => [bin, n * times]));
        expect(d(a, b)).toBeGreaterThanOrEqual(0);
        expect(d(a, b)).toBeLessThanOrEqual(1);
        expect(d(a, b)).toBe(d(b, a));
        expect(d(a, a)).toBe(0);
        expect(d(more, b)).toBeCloseTo(d(a, b), 7);
        expect(d(a, c)).toBeLessThanOrEqual(d(a, b) + d(b, c) + 1e-7);
      }),
    );
  });
});

describe("two samples of one distribution", () => {
  it("are never called shifted, whatever their sizes and shares", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 30 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }),
        (seed, n, m, weights) => {
          const random = randomOf(seed, 0, 0);
          const total = weights.reduce((sum, w) => sum + w, 0);
          const draw = (): string => {
            const place = random.between(0, total - 1);
            let passed = 0;
            return String(
              weights.findIndex((weight) => {
                passed += weight;
                return place < passed;
              }),
            );
          };
          const sample = (rows: number): PooledFiles => {
            const bins: Record<string, number> = {};
            for (let i = 0; i < rows; i += 1) {
              const bin = draw();
              bins[bin] = (bins[bin] ?? 0) + 1;
            }
            const columns = [{ column: "c", scale: "label" as const, bins }];
            return { schema: "utfall/distribution@1", rows, persons: rows, dataCut: "2026-06-30", columns, rules: [] };
          };
          expect(shiftedColumns(sample(n), sample(m), () => 0)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
