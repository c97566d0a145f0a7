import { describe, expect, it } from "vitest";
import { missingProbability } from "../../../pipelines/simulate/draw/view.ts";
import { drawDays, survivalBy } from "../../../pipelines/simulate/law.ts";
import { randomOf } from "../../../pipelines/synthetic/random/random.ts";

describe("the probability of being missing", () => {
  it.each([
    { share: 0.2, odds_ratio: 1, badly: true, expected: 0.2 },
    // Odds 0.25 three times over are 0.75, that is 3 in 7.
    { share: 0.2, odds_ratio: 3, badly: true, expected: 3 / 7 },
    { share: 0.2, odds_ratio: 3, badly: false, expected: 0.2 },
    { share: 0, odds_ratio: 50, badly: true, expected: 0 },
    { share: 1, odds_ratio: 0.1, badly: true, expected: 1 },
  ])(
    "is $expected at a share of $share, odds ratio $odds_ratio, doing badly $badly",
    ({ badly, expected, ...missing }) => {
      expect(missingProbability(missing, badly)).toBeCloseTo(expected, 12);
    },
  );
});

describe("a law of time", () => {
  const law = { free: 0.8, at_days: 365, shape: 0.7, hazardRatio: 1 };

  it("goes through the point it is stated by, and a hazard ratio is a power of survival", () => {
    expect(survivalBy(law, 365)).toBe(0.8);
    expect(survivalBy({ ...law, hazardRatio: 2 }, 365)).toBeCloseTo(0.64, 12);
    expect(survivalBy(law, 0)).toBe(1);
  });

  it("draws whole days that come after a day as often as it says", () => {
    const days = Array.from({ length: 20_000 }, (_, i) => drawDays(law, randomOf(3, 1, i)));
    for (const day of [1, 30, 365, 1500]) {
      const p = survivalBy(law, day);
      const share = days.filter((drawn) => drawn > day).length / days.length;
      expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / days.length));
    }
    expect(days.every((day) => Number.isInteger(day) && day >= 1)).toBe(true);
  });
});
