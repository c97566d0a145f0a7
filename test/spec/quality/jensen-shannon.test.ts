import { describe, expect, it } from "vitest";
import { jensenShannon } from "../../../pipelines/quality/jensen-shannon.ts";

/**
 * By hand: with shares p, q and m = (p + q) / 2, the divergence to base 2 is ½ Σ p log2(p/m) + ½ Σ q log2(q/m), and the distance its root.
 */
describe("the Jensen–Shannon distance of two columns", () => {
  it.each([
    // The same shares, whatever the number of rows.
    [{ a: 30, b: 70 }, { a: 3, b: 7 }, 0],
    // Nothing in common: ½·log2(2) + ½·log2(2) = 1.
    [{ a: 10 }, { b: 10 }, 1],
    // p = (1, 0), q = (½, ½), m = (¾, ¼): ½·log2(4/3) + ½·(½·log2(2/3) + ½·log2(2)) = 0.2075 + 0.1038 = 0.3113.
    [{ a: 8 }, { a: 4, b: 4 }, Math.sqrt(0.311278)],
    // p = (.9, .1), q = (.1, .9), m = (½, ½): .9·log2(1.8) + .1·log2(.2) = 0.7632 − 0.2322 = 0.5310.
    [{ a: 9, b: 1 }, { a: 1, b: 9 }, Math.sqrt(0.531004)],
    // A bin that is empty in both says nothing.
    [{ a: 9, b: 1, c: 0 }, { a: 1, b: 9 }, Math.sqrt(0.531004)],
  ])("of %j and %j is %d", (left, right, expected) => {
    expect(jensenShannon(left, right).distance).toBeCloseTo(expected, 5);
  });

  it("is refused for a column of nothing", () => {
    expect(() => jensenShannon({ a: 0 }, { a: 1 })).toThrow(RangeError);
  });

  it("stands at 0.21 where the population stability index stands at its customary limit of 0.25", () => {
    const [p, q] = [0.5, 0.74];
    const psi = (q - p) * Math.log(q / p) + (1 - q - (1 - p)) * Math.log((1 - q) / (1 - p));
    expect(psi).toBeCloseTo(0.251, 3);
    expect(jensenShannon({ a: p, b: 1 - p }, { a: q, b: 1 - q }).distance).toBeCloseTo(0.209, 2);
  });
});
