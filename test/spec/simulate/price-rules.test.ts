import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { approximate } from "../../../schemas/approximate.ts";
import type { Simulation } from "../../../schemas/simulation/simulation.ts";
import {
  certain,
  oneScenario,
  only,
  onOneDay,
  simulated,
  typeExample,
  typeExampleFile,
  withoutLag,
} from "../../support/simulate/agreements.ts";

type Assume = Simulation["assume"];

interface Case {
  readonly name: string;
  /** What is different from a sure course: a use on 1 January 2024 and every 30 days from then on. */
  readonly when: string;
  readonly assume?: Assume;
  readonly patients?: number;
  readonly years?: number;
  /** Net payment in minor units; below 0 is paid back. */
  readonly net: bigint;
}

/** Days on which everybody uses the medicine in 2024 (day 0, 30 … 360 of 366), and in 2025. */
const [uses2024, uses2025] = [13n, 12n];
/** Every 28 days there is a use in every month; every 30 days there would be none in February. */
const monthly: Assume = { ...certain, stopping: { ...certain.stopping, dose_interval_days: 28 } };
const everybodyDies: Assume = { ...certain, event: { free: 1e-9, at_days: 1, shape: 10 } };
const n = 10n;

// Amounts worked out by hand from the terms, the rule beside each.
const cases: readonly Case[] = [
  {
    name: "f01-flat-discount",
    when: "a pack costs 35,000: 16 % of 130 packs",
    assume: { ...certain, prices: { list: "35000" } },
    net: (-16n * 35_000n * uses2024 * n * 100n) / 100n,
  },
  {
    name: "f01-flat-discount",
    when: "the price rises by 10 % on 1 January 2025",
    assume: { ...certain, prices: { list: "35000", change_percent: "10" } },
    years: 2,
    net: -16n * (35_000n * uses2024 + 38_500n * uses2025) * n,
  },
  {
    name: "f02-price-volume",
    when: "1,300 packs at 1,000: 10 % of the 300 above 1,000",
    patients: 100,
    net: -300n * 100n * 100n,
  },
  { name: "f02-price-volume", when: "130 packs lie below the first threshold", net: 0n },
  {
    name: "f03-expenditure-cap",
    when: "650 infusions at 35,000 are 22.75 million: 75 % of 2.75 million",
    patients: 50,
    net: -206_250_000n,
  },
  {
    name: "f04-dose-cap",
    when: "19 doses in one eye every 20 days: the last 5 at 742.17",
    assume: { ...certain, stopping: { ...certain.stopping, dose_interval_days: 20 } },
    net: -5n * 74_217n * n,
  },
  {
    name: "f04-dose-cap",
    when: "both eyes: each has a count of its own",
    assume: {
      ...certain,
      stopping: { ...certain.stopping, dose_interval_days: 20 },
      units: { ...certain.units, both_sides: 1 },
    },
    net: -2n * 5n * 74_217n * n,
  },
  { name: "f05-fixed-fee", when: "13 packs each: the fee of 12,200, once", net: 1_220_000n * n },
  {
    name: "f05-fixed-fee",
    when: "the second pack is the last: no fee before the third",
    assume: { ...certain, stopping: { ...certain.stopping, dose_interval_days: 200 } },
    net: 0n,
  },
  { name: "f06-free-initial-doses", when: "the first cycle of 3,139 is free", net: -313_900n * n },
  {
    name: "f07-weight-flat-price",
    when: "120 kg: two vials a day of which one is charged, 2,147 each",
    assume: { ...certain, weight: { mean_kg: 120, sd_kg: 0 } },
    net: -214_700n * uses2024 * n,
  },
  {
    name: "f07-weight-flat-price",
    when: "exactly 100 kg is not above 100 kg",
    assume: { ...certain, weight: { mean_kg: 100, sd_kg: 0 } },
    net: 0n,
  },
  {
    name: "f08-blended-price",
    when: "lung cancer alone: 6,292 less the blended 4,871.20, for twelve months",
    assume: { ...monthly, indications: { lung: 1 } },
    net: (629_200n - 487_120n) * 12n * n,
  },
  {
    name: "f09-indication-price",
    when: "melanoma alone: 1,556 for twelve months",
    assume: { ...monthly, indications: { melanoma: 3 } },
    net: 155_600n * 12n * n,
  },
  { name: "f10-instalments", when: "the first third of 2,155,124.65, with the odd cent", net: 71_837_489n * n },
  { name: "f11-cost-sharing", when: "half of the first three cycles at 55,000", net: -8_250_000n * n },
  {
    name: "o01-refund-on-failure",
    when: "nobody responds: the three doses through day 84 at 762.38",
    assume: { ...certain, response: { share: 0 } },
    net: -3n * 76_238n * n,
  },
  {
    name: "o01-refund-on-failure",
    when: "everybody responds",
    assume: { ...certain, response: { share: 1 } },
    net: 0n,
  },
  {
    name: "o02-success-fee-spain",
    when: "everybody responds and keeps it: 320,000",
    assume: { ...certain, response: { share: 1, loss_per_year: 0 } },
    years: 2,
    net: 32_000_000n * n,
  },
  {
    name: "o02-success-fee-spain",
    when: "nobody responds: 52 %",
    assume: { ...certain, response: { share: 0 } },
    years: 2,
    net: 16_640_000n * n,
  },
  {
    name: "o03-conditional-instalments",
    when: "nobody has the event: two fifths of 1,575,000 by 2025",
    years: 1.5,
    net: 63_000_000n * n,
  },
  { name: "o04-outcome-guarantee", when: "nobody has the event: 2,155,124.65, nothing back", net: 215_512_465n * n },
  {
    name: "o06-price-by-gain",
    when: "no score moves: the middle band, 30 % of 25 doses at 850,000",
    years: 2,
    net: -30n * 850_000n * (uses2024 + uses2025) * n,
  },
  {
    name: "o07-performance-price",
    when: "all alive after a year: better than 0.60, and never above the price",
    years: 2,
    net: 0n,
  },
  {
    name: "o07-performance-price",
    when: "nobody alive: 30 % of the one infusion each at 35,000",
    assume: everybodyDies,
    years: 2,
    net: -30n * 35_000n * n,
  },
  {
    name: "o07b-price-at-limit",
    when: "nobody alive: no QALY, so the one infusion of 2,500 is paid back",
    assume: everybodyDies,
    years: 2,
    net: -250_000n * n,
  },
  {
    name: "o08-only-in-research",
    when: "30 % of 130 infusions at 35,000",
    net: -30n * 35_000n * uses2024 * n,
  },
  {
    name: "o09-only-with-research",
    when: "25 % of 130 infusions at 35,000",
    net: -25n * 35_000n * uses2024 * n,
  },
  {
    name: "o10-temporary-introduction",
    when: "all alive after a year: the whole price of 25 infusions each",
    years: 2,
    net: 3_500_000n * (uses2024 + uses2025) * n,
  },
  {
    name: "o11-guaranteed-response",
    when: "nobody alive: 80 % of 320,000, but never above 50 %",
    assume: everybodyDies,
    years: 2,
    net: -16_000_000n * n,
  },
  { name: "o11-guaranteed-response", when: "all alive", years: 2, net: 0n },
  {
    // List 22.75; flat 2.275; then 150 of the 650 above 500 at 31,500: 0.945; of the 19.53 left, 75 % of what is above 15.
    name: "o12-mixed",
    when: "discount on the list, rebate on what it leaves, cap on what that leaves",
    patients: 50,
    net: -(227_500_000n + 94_500_000n + 339_750_000n),
  },
  {
    // One infusion each: 10 % of the list price, and half of the 31,500 left of it.
    name: "o12-mixed",
    when: "nobody lives for six months: half of what the rules leave is paid back too",
    assume: everybodyDies,
    net: -(350_000n + 1_575_000n) * n,
  },
];

const run = ({ name, assume = certain, patients = approximate(n), years = 1 }: Case) =>
  simulated(
    onOneDay(withoutLag(typeExample(name))),
    oneScenario(assume, { accrual: { patients }, seeds: 2, years }),
  ).then(only);

describe("the simulated payment of a sure course is what the terms come to by hand", () => {
  it.each(cases)("$name: $when", async (each) => {
    const { money } = await run(each);
    const amount = each.net.toString();
    expect(money?.net).toEqual({ mean: amount, q05: amount, q25: amount, q50: amount, q75: amount, q95: amount });
    expect(money?.lower.mean).toBe(amount);
    expect(money?.upper.mean).toBe(amount);
    expect(money?.width).toMatchObject({ mean: "0", q95: "0" });
    expect(money?.held).toMatchObject({ mean: "0", q95: "0" });
    expect(money?.error).toMatchObject({ mean: "0", q05: "0", q95: "0" });
  });

  it("is worked out for every example that carries money", () => {
    const files = readdirSync(dirname(typeExampleFile("any"))).map((file) => file.replace(/\.yaml$/, ""));
    const withMoney = files.filter((name) => typeExample(name).amount !== undefined);
    expect([...new Set(cases.map(({ name }) => name))]).toEqual(withMoney);
    // Conditional continuation moves no money by itself: it flags.
    expect(files.filter((name) => !withMoney.includes(name))).toEqual(["o05-conditional-continuation"]);
  });

  it("stands beside what was invoiced, and what that leaves to pay", async () => {
    const { money, units } = await run({ name: "o08-only-in-research", when: "", net: 0n });
    expect(units?.mean).toBe(130);
    expect(money?.purchase?.invoiced.mean).toBe("455000000");
    expect(money?.purchase?.cost.mean).toBe("318500000");
    const free = await run({ name: "f09-indication-price", when: "", net: 0n });
    expect(free.money?.purchase).toBeNull();
  });
});
