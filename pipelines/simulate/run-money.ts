import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Milestone, MilestoneStatus, Settlement } from "../../schemas/evaluation.ts";
import type { Money } from "../../schemas/money.ts";
import { type JudgedPatients, settlementDay, unitsOf } from "../evaluate/judge-patients.ts";
import { toMoney, total } from "../settle/fraction.ts";
import { periodClock } from "../settle/price/period-clock.ts";
import { settleUnits } from "../settle/price/settle-units.ts";
import { settle } from "../settle/settle.ts";
import { nightInput, type RunInput } from "./judge-run.ts";

/** What is paid in one run, in minor units. */
export interface RunPayment {
  /** Payable less refundable, by the agreement. */
  readonly net: Money;
  /** What was invoiced for units of settled periods before any rule; null where no unit is invoiced. */
  readonly invoiced: Money | null;
}

/** Amounts of one run in minor units. */
export interface RunMoney extends RunPayment {
  readonly lower: Money;
  readonly upper: Money;
  readonly held: Money;
  readonly disputed: Money;
  readonly notDue: Money;
  /** What is paid on what is decided, less what complete and exact data would have given for the same. */
  readonly error: Money;
}

/** A run as complete and exact data would have it judged. */
interface Truth {
  readonly input: RunInput;
  readonly judged: JudgedPatients;
}

export const milestoneKey = ({ patient, milestone }: Pick<Milestone, "patient" | "milestone">): string =>
  `${milestone} ${patient}`;

/** What is paid in a run; null for an agreement without money. */
export const paymentOf = (
  { agreement, ...run }: RunInput,
  { settlement, units }: Pick<JudgedPatients, "settlement" | "units">,
): RunPayment | null => {
  if (settlement === null) return null;
  const { totals } = settlement;
  const clock = periodClock(settlementDay(nightInput({ agreement, ...run })));
  const settled = units.rows.filter(({ carriesMoney, period }) => carriesMoney && clock(period.to) === "MET");
  return {
    net: BigInt(totals.payable) - BigInt(totals.refundable),
    invoiced:
      agreement.units?.invoiced === "list-price" ? toMoney(total(settled.map(({ listValue }) => listValue))) : null,
  };
};

/** All amounts of a run; null for an agreement without money. */
export const moneyOf = (run: RunInput, judged: JudgedPatients, truth: Truth | null): RunMoney | null => {
  const { settlement } = judged;
  const paid = paymentOf(run, judged);
  if (settlement === null || paid === null) return null;
  const { totals, bounds } = settlement;
  return {
    ...paid,
    lower: BigInt(bounds.lower),
    upper: BigInt(bounds.upper),
    held: BigInt(totals.held),
    disputed: BigInt(totals.disputed),
    notDue: BigInt(totals.notDue),
    error: truth === null ? 0n : milestoneError(run.agreement, judged, truth) + ruleError(run, judged, truth),
  };
};

const decided: ReadonlySet<MilestoneStatus> = new Set(["MET", "NOT_MET", "NOT_APPLICABLE"]);

/** Of milestones that are decided both as seen and in truth. */
const milestoneError = (agreement: Agreement, { milestones }: JudgedPatients, truth: Truth): Money => {
  const inTruth = truthOf(truth);
  const both = milestones.flatMap((seen) => {
    const right = inTruth.get(milestoneKey(seen));
    return right !== undefined && decided.has(seen.status) && decided.has(right.status) ? [{ seen, right }] : [];
  });
  const paid = (each: readonly Milestone[]): Money => {
    const totals = settle(each, agreement)?.totals;
    return totals === undefined ? 0n : BigInt(totals.payable) - BigInt(totals.refundable);
  };
  return paid(both.map(({ seen }) => seen)) - paid(both.map(({ right }) => right));
};

/**
 * Of price rules in the periods that are settled: the same periods settled from everything that was used by the day of
 * judgement, with nothing left unsaid, by what the group and each patient truly came to.
 */
const ruleError = (run: RunInput, { milestones, settlement }: JudgedPatients, truth: Truth): Money => {
  const { agreement, asOf } = run;
  if (agreement.price_rules.length === 0) return 0n;
  const inTruth = truthOf(truth);
  const used = truth.input.rows.units.filter(({ date }) => date <= asOf);
  const whole = nightInput({ ...truth.input, rows: { ...truth.input.rows, units: used } });
  const { lines } = settleUnits({
    agreement,
    units: unitsOf(whole, truth.judged.patients),
    group: truth.judged.facts,
    milestones: milestones.flatMap((seen) =>
      seen.status === "NOT_DUE" ? [] : (inTruth.get(milestoneKey(seen)) ?? []),
    ),
    ...settlementDay(nightInput(run)),
  });
  const seen = (settlement?.lines ?? []).filter(({ term }) => agreement.price_rules.some(({ id }) => id === term));
  // A guarantee has one line for everybody: while that is held back there is nothing to compare.
  const open = new Set(
    seen.filter(({ period, status }) => period === null && status !== "MET").map(({ term }) => term),
  );
  return paidOn(seen) - paidOn(lines.filter(({ term }) => !open.has(term)));
};

const truthOf = ({ judged }: Truth): ReadonlyMap<string, Milestone> =>
  new Map(judged.milestones.map((each) => [milestoneKey(each), each]));

const paidOn = (lines: Settlement["lines"]): Money =>
  lines.reduce((sum, { kind, amount }) => {
    if (kind === "payable") return sum + BigInt(amount);
    return kind === "refundable" ? sum - BigInt(amount) : sum;
  }, 0n);
