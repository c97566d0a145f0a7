import { inMinorUnits, type MinorUnits, type Money } from "../../schemas/money.ts";
import type { Denomination } from "../../schemas/settlement-entry.ts";
import type { MoneySpread, ScenarioOutcome } from "../../schemas/simulation/result.ts";
import { quantile } from "./quantile.ts";
import type { RunMoney, RunPayment } from "./run-money.ts";
import type { RunOutcome } from "./run-scenario.ts";

const BINS = 20;

const sortedAmounts = (amounts: readonly Money[]): readonly Money[] =>
  amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Half a minor unit is rounded away from 0. */
const meanAmount = (amounts: readonly Money[]): Money => {
  const n = BigInt(Math.max(1, amounts.length));
  const total = amounts.reduce((sum, each) => sum + each, 0n);
  return total < 0n ? -((-total * 2n + n) / (2n * n)) : (total * 2n + n) / (2n * n);
};

const moneySpread = (amounts: readonly Money[]): MoneySpread => {
  const sorted = sortedAmounts(amounts);
  const at = (share: number): MinorUnits => inMinorUnits(quantile(sorted, share) ?? 0n);
  return {
    mean: inMinorUnits(meanAmount(amounts)),
    q05: at(0.05),
    q25: at(0.25),
    q50: at(0.5),
    q75: at(0.75),
    q95: at(0.95),
  };
};

/** Net payment, and where units are invoiced what they cost when it is counted in. */
export const paymentsOf = (paid: readonly RunPayment[]) => {
  const invoiced = paid.flatMap((each) => (each.invoiced === null ? [] : [{ ...each, invoiced: each.invoiced }]));
  return {
    net: moneySpread(paid.map(({ net }) => net)),
    purchase:
      invoiced.length === 0
        ? null
        : {
            invoiced: moneySpread(invoiced.map((each) => each.invoiced)),
            cost: moneySpread(invoiced.map((each) => each.invoiced + each.net)),
          },
  };
};

/** What is paid, held and undecided in the runs of a scenario, and how net payments are spread. */
export const moneyOf = (runs: readonly RunOutcome[], denomination: Denomination): ScenarioOutcome["money"] => {
  const money = runs.flatMap((run) => run.money ?? []);
  const of = (amount: (each: RunMoney) => Money): MoneySpread => moneySpread(money.map(amount));
  return {
    ...denomination,
    ...paymentsOf(money),
    lower: of(({ lower }) => lower),
    upper: of(({ upper }) => upper),
    width: of(({ lower, upper }) => upper - lower),
    held: of(({ held }) => held),
    disputed: of(({ disputed }) => disputed),
    notDue: of(({ notDue }) => notDue),
    error: of(({ error }) => error),
    bins: binned(money.map(({ net }) => net)),
  };
};

/** Bins of equal width over the amounts that occurred; one bin where there is one amount. */
const binned = (amounts: readonly Money[]): { from: MinorUnits; to: MinorUnits; runs: number }[] => {
  const sorted = sortedAmounts(amounts);
  const [least = 0n] = sorted;
  const most = sorted.at(-1) ?? 0n;
  if (least === most) return [{ from: inMinorUnits(least), to: inMinorUnits(most), runs: sorted.length }];
  const width = (most - least) / BigInt(BINS) + 1n;
  return Array.from({ length: BINS }, (_, i) => {
    const from = least + BigInt(i) * width;
    const inside = sorted.filter((each) => each >= from && each < from + width);
    return { from: inMinorUnits(from), to: inMinorUnits(from + width), runs: inside.length };
  });
};
