import { MilestoneStatus, type Verdict } from "../../schemas/evaluation.ts";
import type { Denomination } from "../../schemas/settlement-entry.ts";
import type { RunShare, ScenarioOutcome, Spread } from "../../schemas/simulation/result.ts";
import { exactProportion } from "../statistics/binomial.ts";
import { quantile } from "./quantile.ts";
import type { RunOutcome } from "./run-scenario.ts";
import { moneyOf, paymentsOf } from "./summarise-money.ts";

const DAYS_A_YEAR = 365.25;
const LEVEL = 0.95;

/** What the verdicts of a scenario are right or wrong about. */
export interface Truth {
  readonly value: number;
  readonly unit: "probability" | "days";
  readonly right: readonly ("met" | "not-met")[];
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
