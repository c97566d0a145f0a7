import type { Shares } from "../random/random.ts";

/** Performance status by WHO, as it truly is. */
export type WhoStatus = 0 | 1 | 2 | 3;

/** The truth behind the made-up lung patients; every number here is what an analysis of their extracts should find. */
export const lungTruth = {
  femaleShare: 0.48,
  ageAtDiagnosis: { mean: 70, deviation: 9, youngest: 40, oldest: 90 },
  who: [
    [0, 0.3],
    [1, 0.45],
    [2, 0.2],
    [3, 0.05],
  ] as const satisfies Shares<WhoStatus>,
  /** Share treated with pembrolizumab; the others get osimertinib when EGFR-mutated, or nothing that INSPIRE shows. */
  pembrolizumabShare: 0.9,
  /** Weibull survival in days from the first dose (from diagnosis in the untreated): exp(-hr * (t / scale) ** shape). */
  survival: {
    shape: 1.05,
    scaleDays: 1200,
    hazardRatio: { female: 0.8, who1: 1.5, who2plus: 2.6, untreated: 1.8 },
  },
  /** Stops other than death, at a constant rate until treatment is complete. */
  discontinuation: { perDay: 1 / 300, completeAfterDays: 730 },
  stopReason: [
    ["progression", 0.55],
    ["toxicity", 0.25],
    ["other", 0.2],
  ] as const satisfies Shares<"progression" | "toxicity" | "other">,
  /** Share of the doses after which one or two cycles are left out; never 90 days in a row. */
  pauseShare: 0.06,
  /** Share of those stopped for progression who start docetaxel. */
  nextLineShare: 0.35,
  /** Share who get pemetrexed and carboplatin with the first four doses. */
  chemotherapyShare: 0.4,
  emigrationPerYear: 0.006,
  secondTumourShare: 0.05,
} as const;

/** Hazard ratio against a man with WHO 0 under treatment. */
export const lungHazardRatio = (sex: "m" | "f", who: WhoStatus, treated: boolean): number => {
  const { female, who1, who2plus, untreated } = lungTruth.survival.hazardRatio;
  const performance = who === 0 ? 1 : who === 1 ? who1 : who2plus;
  return (sex === "f" ? female : 1) * performance * (treated ? 1 : untreated);
};

/** True survival of a treated patient at so many days after the first dose. */
export const lungSurvival = (days: number, hazardRatio: number): number =>
  Math.exp(-hazardRatio * (days / lungTruth.survival.scaleDays) ** lungTruth.survival.shape);

/** True median survival in days. */
export const lungMedian = (hazardRatio: number): number =>
  lungTruth.survival.scaleDays * (Math.LN2 / hazardRatio) ** (1 / lungTruth.survival.shape);
