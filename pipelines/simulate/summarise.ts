import { MilestoneStatus, type Verdict } from "../../schemas/evaluation.ts";
import type { MoneySpread, RunShare, ScenarioOutcome, Spread } from "../../schemas/simulation/result.ts";
import { exactProportion } from "../statistics/binomial.ts";
import type { RunMoney, RunPayment } from "./run-money.ts";
import type { RunOutcome } from "./run-scenario.ts";

const DAYS_A_YEAR = 365.25;
const LEVEL = 0.95;
const BINS = 20;

/** What the verdicts of a scenario are right or wrong about. */
export interface Truth {
  readonly value: number;
  readonly unit: "probability" | "days";
  readonly right: readonly ("met" | "not-met")[];
}

/** What a money amount is counted in. */
export interface Denomination {
  readonly currency: string;
  readonly priceLevel: string;
  readonly vat: "excl" | "incl";
}

/**
 * The runs of one scenario as shares, means and quantiles. Their order changes nothing: counts and whole amounts are
 * added exactly, and quantiles are taken of sorted values (the smallest value with at least that share of the runs at or
 * below it).
 */
export const summarise = (
  runs: readonly RunOutcome[],
  sizes: readonly number[],
  truth: Truth | null,
  denomination: Denomination | null,
  hasMilestones: boolean,
  makesFlags: boolean,
): Omit<ScenarioOutcome, "id" | "title" | "assumptions"> => ({
  patients: spread(runs.map(({ patients }) => patients)),
  units: unitsOf(runs),
  group:
    truth === null
      ? null
      : {
          truth: truth.value,
          unit: truth.unit,
          right: [...truth.right],
          ...verdicts(
            runs.flatMap(({ verdict }) => verdict ?? []),
            truth,
          ),
        },
  milestones: hasMilestones ? milestonesOf(runs, makesFlags) : null,
  money: denomination === null ? null : moneyOf(runs, denomination),
  burden: burdenOf(runs),
  curve:
    truth === null
      ? []
      : sizes.map((n, i) => ({
          n,
          ...verdicts(
            runs.flatMap(({ atSizes }) => atSizes[i]?.verdict ?? []),
            truth,
          ),
        })),
  payments: sizes.flatMap((n, i) => {
    const paid = runs.flatMap(({ atSizes }) => atSizes[i]?.paid ?? []);
    return denomination === null || paid.length === 0 ? [] : [{ n, ...paymentsOf(paid) }];
  }),
});

const shareOf = (count: number, runs: number): RunShare => {
  const found = exactProportion(count, runs, LEVEL);
  return found.state === "estimated"
    ? { share: found.proportion, lower: found.lower, upper: found.upper }
    : { share: 0, lower: 0, upper: 1 };
};

const verdicts = (given: readonly Verdict[], { right }: Truth) => {
  const count = (verdict: Verdict): number => given.filter((each) => each === verdict).length;
  const wrong = given.filter(
    (verdict) => (verdict === "met" || verdict === "not-met") && !right.includes(verdict),
  ).length;
  return {
    verdicts: {
      met: shareOf(count("met"), given.length),
      "not-met": shareOf(count("not-met"), given.length),
      "cannot-conclude": shareOf(count("cannot-conclude"), given.length),
      "data-not-ready": shareOf(count("data-not-ready"), given.length),
    } satisfies Record<Verdict, RunShare>,
    wrong: shareOf(wrong, given.length),
  };
};

const quantile = <T>(sorted: readonly T[], share: number): T | undefined =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

const spread = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => quantile(sorted, share) ?? 0;
  const mean = sorted.reduce((sum, each) => sum + each, 0) / Math.max(1, sorted.length);
  return { mean, q05: at(0.05), q25: at(0.25), q50: at(0.5), q75: at(0.75), q95: at(0.95) };
};

const unitsOf = (runs: readonly RunOutcome[]): Spread | null => {
  const counted = runs.flatMap(({ units }) => (units === null ? [] : [units]));
  return counted.length === 0 ? null : spread(counted);
};

const meanOf = (runs: readonly RunOutcome[], count: (run: RunOutcome) => number): number =>
  runs.reduce((sum, run) => sum + count(run), 0) / Math.max(1, runs.length);

const milestonesOf = (runs: readonly RunOutcome[], makesFlags: boolean): ScenarioOutcome["milestones"] => {
  const sum = (count: (run: RunOutcome) => number): number => runs.reduce((total, run) => total + count(run), 0);
  const share = (wrong: number, of: number): number | null => (of === 0 ? null : wrong / of);
  return {
    due: spread(runs.map(dueOf)),
    statuses: {
      MET: 0,
      NOT_MET: 0,
      UNKNOWN: 0,
      NOT_DUE: 0,
      PENDING: 0,
      NOT_APPLICABLE: 0,
      RETEST_DUE: 0,
      DISPUTED: 0,
      ...Object.fromEntries(MilestoneStatus.options.map((status) => [status, meanOf(runs, (r) => r.statuses[status])])),
    },
    flags: makesFlags
      ? {
          CONTINUE: meanOf(runs, ({ flags }) => flags.CONTINUE),
          STOP_REVIEW: meanOf(runs, ({ flags }) => flags.STOP_REVIEW),
          NOT_ELIGIBLE: meanOf(runs, ({ flags }) => flags.NOT_ELIGIBLE),
          none: meanOf(runs, ({ flags }) => flags.none),
        }
      : null,
    wrong: {
      met: share(
        sum(({ judged }) => judged.wrongMet),
        sum(({ judged }) => judged.met),
      ),
      notMet: share(
        sum(({ judged }) => judged.wrongNotMet),
        sum(({ judged }) => judged.notMet),
      ),
    },
  };
};

const dueOf = ({ statuses }: RunOutcome): number =>
  MilestoneStatus.options.reduce((total, status) => total + (status === "NOT_DUE" ? 0 : statuses[status]), 0);

const sortedAmounts = (amounts: readonly bigint[]): readonly bigint[] =>
  amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Half a minor unit is rounded away from 0. */
const meanAmount = (amounts: readonly bigint[]): bigint => {
  const n = BigInt(Math.max(1, amounts.length));
  const total = amounts.reduce((sum, each) => sum + each, 0n);
  return total < 0n ? -((-total * 2n + n) / (2n * n)) : (total * 2n + n) / (2n * n);
};

const moneySpread = (amounts: readonly bigint[]): MoneySpread => {
  const sorted = sortedAmounts(amounts);
  const at = (share: number): string => String(quantile(sorted, share) ?? 0n);
  return {
    mean: String(meanAmount(amounts)),
    q05: at(0.05),
    q25: at(0.25),
    q50: at(0.5),
    q75: at(0.75),
    q95: at(0.95),
  };
};

/** Net payment, and where units are invoiced what they cost when it is counted in. */
const paymentsOf = (paid: readonly RunPayment[]) => {
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

const moneyOf = (runs: readonly RunOutcome[], denomination: Denomination): ScenarioOutcome["money"] => {
  const money = runs.flatMap((run) => run.money ?? []);
  const of = (amount: (each: RunMoney) => bigint): MoneySpread => moneySpread(money.map(amount));
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
const binned = (amounts: readonly bigint[]): { from: string; to: string; runs: number }[] => {
  const sorted = sortedAmounts(amounts);
  const [least = 0n] = sorted;
  const most = sorted.at(-1) ?? 0n;
  if (least === most) return [{ from: String(least), to: String(most), runs: sorted.length }];
  const width = (most - least) / BigInt(BINS) + 1n;
  return Array.from({ length: BINS }, (_, i) => {
    const from = least + BigInt(i) * width;
    const inside = sorted.filter((each) => each >= from && each < from + width);
    return { from: String(from), to: String(from + width), runs: inside.length };
  });
};

const burdenOf = (runs: readonly RunOutcome[]): ScenarioOutcome["burden"] => {
  const patients = runs.reduce((sum, run) => sum + run.patients, 0);
  const years = runs.reduce((sum, run) => sum + run.patientDays, 0) / DAYS_A_YEAR;
  const line = (what: ScenarioOutcome["burden"][number]["what"], count: (run: RunOutcome) => number) => {
    const total = runs.reduce((sum, run) => sum + count(run), 0);
    return {
      what,
      run: total / Math.max(1, runs.length),
      patient: patients === 0 ? 0 : total / patients,
      patientYear: years === 0 ? 0 : total / years,
    };
  };
  return [
    line("assessments", ({ asked }) => asked.assessments),
    line("registrations", ({ asked }) => asked.registrations),
    line("milestones", dueOf),
    line("retests", ({ asked }) => asked.retests),
    line("disputes", ({ statuses }) => statuses.DISPUTED),
  ];
};
