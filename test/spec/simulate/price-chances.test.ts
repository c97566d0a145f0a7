import { describe, expect, it } from "vitest";
import { survivalBy } from "../../../pipelines/simulate/law.ts";
import type { ScenarioOutcome } from "../../../schemas/simulation/result.ts";
import type { Simulation } from "../../../schemas/simulation/simulation.ts";
import {
  certain,
  oneScenario,
  only,
  onOneDay,
  simulated,
  typeExample,
  withoutLag,
} from "../../support/simulate/agreements.ts";

type Money = NonNullable<ScenarioOutcome["money"]>;

const run = async (
  name: string,
  assume: Simulation["assume"],
  rest: Partial<Simulation> = { accrual: { patients: 10 }, seeds: 2, years: 1 },
): Promise<Money> => {
  const { money } = only(await simulated(onOneDay(withoutLag(typeExample(name))), oneScenario(assume, rest)));
  if (money === null) throw new Error("the example carries money");
  return money;
};

// Fixed seeds, so a test that passes once passes for ever; the bound says how far chance may have taken it. Four standard
// errors of a mean over so many independent patients are passed by chance once in sixteen thousand seeds.
const [patients, runs] = [40, 25];
const within = (mean: string, expected: number, sdOfPatient: number): void => {
  const error = 4 * sdOfPatient * Math.sqrt(patients / runs);
  expect(Math.abs(Number(mean) / 100 - expected * patients)).toBeLessThanOrEqual(error);
};
const many = { accrual: { patients }, seeds: runs, years: 1 };

describe("the expected payment is the mean of the law, within four standard errors", () => {
  it("of a price by the month, where patients stop and die", async () => {
    const every = 30;
    const stop = { free: 0.5, at_days: 200, shape: 1.3, hazardRatio: 1.2 };
    const death = { free: 0.7, at_days: 365, shape: 0.8, hazardRatio: 1.2 };
    const { net, purchase } = await run(
      "f08-blended-price",
      {
        ...certain,
        hazard_ratio: 1.2,
        event: { free: death.free, at_days: death.at_days, shape: death.shape },
        stopping: { continuing: stop.free, at_days: stop.at_days, shape: stop.shape, dose_interval_days: every },
        indications: { lung: 1 },
      },
      many,
    );
    // Uses are certain on day 0, and on day 30, 60 … for whoever is alive and treated after it; months 0, 2, 3 … 11 have one.
    const alive = Array.from({ length: 13 }, (_, k) => survivalBy(stop, k * every) * survivalBy(death, k * every));
    const months = alive.filter((_, k) => k !== 1 && k !== 3);
    const mean = months.reduce((sum, p) => sum + p, 0);
    const square = months.reduce((sum, p, k) => sum + (2 * k + 1) * p, 0);
    const sd = Math.sqrt(square - mean ** 2);
    within(net.mean, (6292 - 4871.2) * mean, (6292 - 4871.2) * sd);
    within(purchase?.invoiced.mean ?? "", 4871.2 * mean, 4871.2 * sd);
  });

  it("of a blended price under the mix that it was blended for is nothing", async () => {
    const { net } = await run("f08-blended-price", { ...certain }, many);
    // Eleven months, each 1,420.80 above or 3,315.20 below, with shares 70 and 30 %.
    const sd = 11 * (6292 - 1556) * Math.sqrt(0.7 * 0.3);
    within(net.mean, 0, sd);
  });

  it("of a flat price above a weight turns on the share above it", async () => {
    const { net } = await run("f07-weight-flat-price", { ...certain, weight: { mean_kg: 100, sd_kg: 20 } }, many);
    // Weights are told to 0.1 kg: half of them, less half of those at exactly 100.0, are above 100.
    const above = 0.5 - (0.05 / 20) * 0.398942;
    const each = -2147 * 13;
    within(net.mean, each * above, Math.abs(each) * Math.sqrt(above * (1 - above)));
  });

  it("of a refund on failure turns on the share who do not respond", async () => {
    const { net } = await run("o01-refund-on-failure", { ...certain, hazard_ratio: 2, response: { share: 0.8 } }, many);
    const [fails, each] = [1 - 0.8 ** 2, -3 * 762.38];
    within(net.mean, each * fails, Math.abs(each) * Math.sqrt(fails * (1 - fails)));
  });
});

describe("what is left unsaid", () => {
  const unsaid = ["f07-weight-flat-price", "f08-blended-price", "f09-indication-price"] as const;
  const chances = {
    ...certain,
    event: { free: 0.8, at_days: 365, shape: 1 },
    weight: { mean_kg: 100, sd_kg: 15 },
    units: { frequency_cv: 0.3 },
  } as const;

  it.each(unsaid)("opens bounds in %s that hold the settled amount, and the one with everything said", async (name) => {
    for (const seed of [1, 2, 3, 4]) {
      const { net, lower, upper, error } = await run(
        name,
        { ...chances, missing: { share: 0.4, odds_ratio: 1 } },
        { accrual: { patients: 12 }, seeds: 1, seed, years: 2 },
      );
      const [paid, low, high] = [BigInt(net.mean), BigInt(lower.mean), BigInt(upper.mean)];
      expect(low < high).toBe(true);
      expect(low <= paid && paid <= high).toBe(true);
      const truth = paid - BigInt(error.mean);
      expect(low <= truth && truth <= high).toBe(true);
    }
  });

  it.each([...unsaid, "f04-dose-cap", "f05-fixed-fee", "f06-free-initial-doses", "f11-cost-sharing"])(
    "is nothing in %s where nothing is missing: bounds of no width, whatever else is left to chance",
    async (name) => {
      const { net, lower, upper, width, error } = await run(name, chances, {
        accrual: { patients: 12 },
        seeds: 3,
        years: 2,
      });
      expect(width).toMatchObject({ mean: "0", q95: "0" });
      expect(lower).toEqual(net);
      expect(upper).toEqual(net);
      expect(error).toMatchObject({ mean: "0", q05: "0", q95: "0" });
    },
  );

  it("opens them wider the more is missing, for the same patients", async () => {
    const width = async (share: number): Promise<bigint> => {
      const money = await run("f09-indication-price", { ...chances, missing: { share, odds_ratio: 1 } });
      return BigInt(money.width.mean);
    };
    const widths = [await width(0), await width(0.2), await width(0.5), await width(1)];
    expect(widths).toEqual(widths.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(new Set(widths).size).toBe(4);
  });
});

describe("late data", () => {
  it("hold a period back that has ended, and are never read as missing", async () => {
    const agreement = onOneDay(typeExample("f09-indication-price"));
    const { money } = only(
      await simulated(
        agreement,
        oneScenario({ ...certain, lag_days: null }, { accrual: { patients: 5 }, seeds: 1, years: 1.05 }),
      ),
    );
    // 2024 is over, and its data are in after 90 days.
    expect(money?.net.mean).toBe("0");
    expect(BigInt(money?.held.mean ?? "0") > 0n).toBe(true);
    expect(money?.error.mean).toBe("0");
  });
});

describe("seeds", () => {
  const stated = (rest: Partial<Simulation>) =>
    simulated(typeExample("f09-indication-price"), oneScenario({}, { accrual: { per_year: 6 }, years: 3, ...rest }));

  it("the same ones give the same bytes", async () => {
    const [once, again] = [await stated({ seeds: 3 }), await stated({ seeds: 3 })];
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  });

  it("do not know of one another: runs together come to what each comes to alone", async () => {
    const together = only(await stated({ seeds: 3, seed: 7 })).money;
    const alone: bigint[] = [];
    for (const seed of [9, 7, 8]) alone.push(BigInt(only(await stated({ seeds: 1, seed })).money?.net.mean ?? "0"));
    const sorted = alone.toSorted((a, b) => (a < b ? -1 : 1));
    const text = (amount: bigint | undefined): string => String(amount);
    // Of three runs the quantiles are the runs themselves.
    expect(together?.net).toMatchObject({ q05: text(sorted[0]), q50: text(sorted[1]), q95: text(sorted[2]) });
  });
});
