import { z } from "zod";
import { MilestoneStatus, Verdict } from "../evaluation.ts";
import { MinorUnits } from "../money.ts";
import { Texts } from "../texts.ts";
import { Accrual } from "./simulation.ts";

/** A share of the runs, with the exact 95 % interval that the number of runs leaves it. */
export const RunShare = z.strictObject({ share: z.number(), lower: z.number(), upper: z.number() });
export type RunShare = z.infer<typeof RunShare>;

/** What a number came to over the runs: mean and quantiles. */
export const Spread = z.strictObject({
  mean: z.number(),
  q05: z.number(),
  q25: z.number(),
  q50: z.number(),
  q75: z.number(),
  q95: z.number(),
});
export type Spread = z.infer<typeof Spread>;

/** An amount over the runs, in minor units; the mean is rounded to the nearest one. */
export const MoneySpread = z.strictObject({
  mean: MinorUnits,
  q05: MinorUnits,
  q25: MinorUnits,
  q50: MinorUnits,
  q75: MinorUnits,
  q95: MinorUnits,
});
export type MoneySpread = z.infer<typeof MoneySpread>;

/** Where an assumed value comes from: the agreement file, the scenario file or the command line, or a default of ours. */
export const AssumptionOrigin = z.enum(["agreement", "stated", "default"]);
export type AssumptionOrigin = z.infer<typeof AssumptionOrigin>;

export const PrintedAssumption = z.strictObject({
  /** Place in the scenario file, for example `event.free`. */
  id: z.string(),
  /** What is assumed, with its value, in a sentence. */
  text: Texts,
  origin: AssumptionOrigin,
});
export type PrintedAssumption = z.infer<typeof PrintedAssumption>;

const VerdictShares = z.record(Verdict, RunShare);

const GroupOutcome = z.strictObject({
  /** Value of the deciding estimate under the scenario itself, with endless patients and perfect data. */
  truth: z.number(),
  unit: z.enum(["probability", "days"]),
  /** Verdicts that are right for that value; between reference less margin and the reference both are. */
  right: z.array(z.enum(["met", "not-met"])),
  verdicts: VerdictShares,
  /** A verdict that the truth contradicts: met or not met where it is not. */
  wrong: RunShare,
});

const MilestoneOutcome = z.strictObject({
  /** Milestones due by the day of judgement, a run. */
  due: Spread,
  /** Mean number of milestones a run in each status, those not due included. */
  statuses: z.record(MilestoneStatus, z.number()),
  /** Mean number of flags a run; null where the agreement makes none. */
  flags: z
    .strictObject({ CONTINUE: z.number(), STOP_REVIEW: z.number(), NOT_ELIGIBLE: z.number(), none: z.number() })
    .nullable(),
  /** Of the milestones judged met or not met, the share judged otherwise than complete and exact data would have; null where none was judged. */
  wrong: z.strictObject({ met: z.number().nullable(), notMet: z.number().nullable() }),
});

const Payment = z.strictObject({
  /** Payable less refundable, by the agreement. */
  net: MoneySpread,
  /** Where units are bought at their price and settled afterwards; null where nothing is invoiced but by the agreement. */
  purchase: z
    .strictObject({
      /** Units of the settled periods at the price before any rule. */
      invoiced: MoneySpread,
      /** What is left to the payer: invoiced, and net. */
      cost: MoneySpread,
    })
    .nullable(),
});

const MoneyOutcome = z.strictObject({
  currency: z.string(),
  priceLevel: z.string(),
  vat: z.enum(["excl", "incl"]),
  ...Payment.shape,
  lower: MoneySpread,
  upper: MoneySpread,
  /** Upper less lower bound: the money that turns on what is not known. */
  width: MoneySpread,
  held: MoneySpread,
  disputed: MoneySpread,
  notDue: MoneySpread,
  /** Net paid on decided milestones less what complete and exact data would have given on the same: positive is paid too much. */
  error: MoneySpread,
  /** Runs by net amount, in bins of equal width; the last bin holds its upper end. */
  bins: z.array(z.strictObject({ from: MinorUnits, to: MinorUnits, runs: z.int() })),
});

/** What is asked of clinics and parties. Mean a run, a patient, and a patient and year of follow-up. */
const Burden = z.strictObject({
  what: z.enum(["assessments", "registrations", "milestones", "retests", "disputes"]),
  run: z.number(),
  patient: z.number(),
  patientYear: z.number(),
});

const CurvePoint = z.strictObject({
  n: z.int(),
  verdicts: VerdictShares,
  wrong: RunShare,
});

export const ScenarioOutcome = z.strictObject({
  id: z.string(),
  title: Texts,
  /** Where this scenario differs from what all have in common. */
  assumptions: z.array(PrintedAssumption),
  /** Patients whose start is in the data on the day of judgement. */
  patients: Spread,
  /** Units of the agreement that carry money and are in the data, a run; null where none is counted. */
  units: Spread.nullable(),
  group: GroupOutcome.nullable(),
  milestones: MilestoneOutcome.nullable(),
  money: MoneyOutcome.nullable(),
  burden: z.array(Burden),
  /** Verdicts by number of patients; empty without a rule for the group. */
  curve: z.array(CurvePoint),
  /** Payment by number of patients; empty where no unit is counted. */
  payments: z.array(z.strictObject({ n: z.int(), ...Payment.shape })),
});
export type ScenarioOutcome = z.infer<typeof ScenarioOutcome>;

/** What an agreement would do under stated assumptions. Nothing in it comes from a patient. */
export const SimulationResult = z.strictObject({
  utfall: z.literal("simulation-result/1"),
  /** Always true: simulated, no patient. */
  simulated: z.literal(true),
  agreement: z.strictObject({
    id: z.string(),
    version: z.int(),
    hash: z.string(),
    title: Texts,
    rule: Texts,
    /** What the agreement calls its units; null where it counts none. */
    unit: Texts.nullable(),
    example: z.boolean(),
  }),
  software: z.string(),
  seed: z.int(),
  seeds: z.int(),
  accrual: Accrual,
  /** First day on which treatment starts, last day, and the day of judgement. */
  from: z.iso.date(),
  to: z.iso.date(),
  asOf: z.iso.date(),
  /** Assumed in every scenario. */
  assumptions: z.array(PrintedAssumption),
  /** Assumptions that money turns on and that nobody has stated, by their place in a scenario file, for example `units.per_use`. */
  asked: z.array(z.string()),
  /** What could happen and is not drawn. */
  notDrawn: z.array(Texts),
  /** Registrations that exist only because of the agreement, by its own account. */
  extraRegistrations: z.int(),
  scenarios: z.array(ScenarioOutcome),
});
export type SimulationResult = z.infer<typeof SimulationResult>;
