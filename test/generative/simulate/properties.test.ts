import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolvePlan } from "../../../pipelines/simulate/resolve.ts";
import { type RunOutcome, runScenario } from "../../../pipelines/simulate/run-scenario.ts";
import { summarise } from "../../../pipelines/simulate/summarise.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Simulation } from "../../../schemas/simulation/simulation.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { exampleAgreement, oneScenario, only, simulated } from "../../support/simulate/agreements.ts";

const money = exampleAgreement("sma-onasemnogene");
const denomination = { currency: "EUR", priceLevel: "ex-factory", vat: "excl" } as const;
const lung = exampleAgreement("nsclc-pembrolizumab");

describe("a simulation", () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await openScratch();
  });
  afterAll(async () => {
    await scratch.close();
  });

  const runsOf = async (agreement: Agreement, stated: Simulation): Promise<readonly RunOutcome[]> => {
    const plan = resolvePlan(agreement, stated);
    const [scenario] = plan.scenarios;
    if (scenario === undefined) throw new Error("a plan has a scenario");
    return runScenario({ agreement, hash: "0", software: "test", plan }, scenario, scratch);
  };

  it("gives the same bytes for the same seed, and others for another", async () => {
    const stated = oneScenario({}, { accrual: { per_year: 6 }, seeds: 6 });
    const [first, again, other] = [
      await simulated(money, stated),
      await simulated(money, stated),
      await simulated(money, { ...stated, seed: 1000 }),
    ];
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(only(other).money?.net).not.toEqual(only(first).money?.net);
  });

  it("takes each seed by itself: runs 1 to 6 are runs 1 to 3 and 4 to 6", async () => {
    const of = (seed: number, seeds: number) =>
      runsOf(money, oneScenario({ disputed: 0.5 }, { accrual: { patients: 8 }, seed, seeds }));
    expect(await of(1, 6)).toEqual([...(await of(1, 3)), ...(await of(4, 3))]);
  });

  it("never has narrower bounds in any run when more is missing, at random or not", async () => {
    for (const odds_ratio of [1, 5]) {
      let before: readonly bigint[] = [];
      for (const share of [0, 0.2, 0.7, 1]) {
        const stated = oneScenario({ missing: { share, odds_ratio } }, { accrual: { patients: 10 }, seeds: 8 });
        const widths = (await runsOf(money, stated)).map((run) => (run.money?.upper ?? 0n) - (run.money?.lower ?? 0n));
        for (const [i, width] of widths.entries()) expect(width).toBeGreaterThanOrEqual(before[i] ?? 0n);
        before = widths;
      }
      expect(before.some((width) => width > 0n)).toBe(true);
    }
  });

  it("settles between its bounds in every run, whatever is assumed", async () => {
    const stated = oneScenario(
      { missing: { share: 0.3, odds_ratio: 3 }, disputed: 0.4, lag_days: 200, emigration_per_year: 0.1 },
      { accrual: { patients: 15 }, seeds: 15 },
    );
    const runs = await runsOf(money, stated);
    for (const { money: amounts } of runs) {
      if (amounts === null) throw new Error("the agreement carries money");
      expect(amounts.net).toBeGreaterThanOrEqual(amounts.lower);
      expect(amounts.net).toBeLessThanOrEqual(amounts.upper);
    }
    expect(runs.some(({ statuses }) => statuses.DISPUTED > 0)).toBe(true);
  });

  it("says the same whatever the order of its runs", async () => {
    const paid = await runsOf(money, oneScenario({}, { accrual: { per_year: 3 }, seeds: 15 }));
    const judged = await runsOf(lung, oneScenario({}, { accrual: { patients: 15 }, seeds: 15, sizes: [5, 12] }));
    const truth = { value: 0.45, unit: "probability", right: ["met"] } as const;
    const told = (runs: readonly RunOutcome[], of: "money" | "group") =>
      of === "money"
        ? summarise(runs, [], null, denomination, true, false)
        : summarise(runs, [5, 12], truth, null, false, false);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...paid.keys()], { minLength: paid.length }),
        fc.shuffledSubarray([...judged.keys()], { minLength: judged.length }),
        (a, b) => {
          expect(
            told(
              a.flatMap((i) => paid[i] ?? []),
              "money",
            ),
          ).toEqual(told(paid, "money"));
          expect(
            told(
              b.flatMap((i) => judged[i] ?? []),
              "group",
            ),
          ).toEqual(told(judged, "group"));
        },
      ),
      { numRuns: 20 },
    );
  });
});
