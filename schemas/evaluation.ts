import { z } from "zod";
import { Evidence } from "./evidence.ts";
import { AgreementExceptions } from "./exceptions.ts";
import { MinorUnits } from "./money.ts";
import { ReadingPatterns } from "./reading-patterns.ts";
import { Curve, FittedCurve, ResultRow, Warning } from "./result.ts";
import { Texts } from "./texts.ts";

/** Status of one milestone of one patient. "Not reported yet" (pending) is never read as missing (unknown). */
export const MilestoneStatus = z.enum([
  "MET",
  "NOT_MET",
  "UNKNOWN",
  "NOT_DUE",
  "PENDING",
  "NOT_APPLICABLE",
  "RETEST_DUE",
  "DISPUTED",
]);
export type MilestoneStatus = z.infer<typeof MilestoneStatus>;

/** Verdict at group level. */
export const Verdict = z.enum(["met", "not-met", "cannot-conclude", "data-not-ready"]);
export type Verdict = z.infer<typeof Verdict>;

/** One milestone of one patient, judged. */
export const Milestone = z.strictObject({
  figure: z.string(),
  /** Running number of the patient within the agreement; the key itself stays in restricted/. */
  patient: z.int(),
  milestone: z.string(),
  title: Texts,
  /** Treatment clock: time zero; assessment clock: due date and window; data clock: when the data can be expected. */
  timeZero: z.iso.date(),
  due: z.iso.date(),
  windowFrom: z.iso.date().nullable(),
  windowTo: z.iso.date().nullable(),
  dataExpectedBy: z.iso.date(),
  status: MilestoneStatus,
  /** For continuation criteria: CONTINUE, STOP_REVIEW, NOT_ELIGIBLE; null where the agreement makes no flag. */
  flag: z.enum(["CONTINUE", "STOP_REVIEW", "NOT_ELIGIBLE"]).nullable(),
  /** Ids of the reasons that decided the status, for example `motor`, `respiration`, `death`, `permanent-ventilation`. */
  reasons: z.array(z.string()),
  /** True where the assessment lay in the grace period after the window. */
  late: z.boolean(),
  /** Amount that the milestone carries; null for milestones without money. */
  amount: MinorUnits.nullable(),
  evidence: z.array(Evidence),
});
export type Milestone = z.infer<typeof Milestone>;

/** What is owed, with the bounds that follow from what is not known. */
export const Settlement = z.strictObject({
  currency: z.string(),
  priceLevel: z.string(),
  vat: z.enum(["excl", "incl"]),
  lines: z.array(
    z.strictObject({
      figure: z.string(),
      /** Null for a line of the whole group. */
      patient: z.int().nullable(),
      /** Id of the milestone; of the price rule on a line of one. */
      milestone: z.string(),
      /** Id of the milestone or price rule that the line is of. */
      term: z.string(),
      /** Days of use that the line stands for, both included; null for milestones and guarantees. */
      period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable(),
      /** Supplier by id where several share a cap; null elsewhere. */
      supplier: z.string().nullable(),
      due: z.iso.date(),
      status: MilestoneStatus,
      kind: z.enum(["payable", "not-payable", "refundable", "held", "disputed", "not-due"]),
      amount: MinorUnits,
    }),
  ),
  totals: z.strictObject({
    payable: MinorUnits,
    refundable: MinorUnits,
    held: MinorUnits,
    disputed: MinorUnits,
    notDue: MinorUnits,
  }),
  /** Net amount payable if everything unknown turns out in the payer's, and in the supplier's, favour. */
  bounds: z.strictObject({ lower: MinorUnits, upper: MinorUnits }),
  /** What price rules lack, and its money value: the net amount if it is dearest, less that if it is cheapest. */
  missing: z.array(
    z.strictObject({
      what: z.enum(["indication", "weight", "body-part", "score", "estimate", "outcome", "price", "quantity"]),
      term: z.string(),
      /** Units that lack it, patients for an outcome, lines of data for a quantity; decimal text. */
      units: z.string(),
      /** Null where nothing bounds it: a unit without a price or quantity is in no sum. */
      value: MinorUnits.nullable(),
    }),
  ),
});
export type Settlement = z.infer<typeof Settlement>;

/** The judgement of one agreement on one state of the data. */
export const Evaluation = z.strictObject({
  agreement: z.string(),
  agreementVersion: z.int(),
  agreementHash: z.string(),
  runId: z.string(),
  asOf: z.iso.date(),
  /** Group verdict; null for agreements that are judged patient by patient only. */
  group: z
    .strictObject({
      verdict: Verdict,
      /** The agreed rule, word for word from the agreement file. */
      rule: Texts,
      figure: z.string(),
      reference: z.number(),
      margin: z.number(),
      /** Why: ids such as `lower-at-least-reference`, `upper-below-reference`, `interval-covers-reference`, `too-few-patients`, `coverage-short`. */
      reasons: z.array(z.string()),
    })
    .nullable(),
  results: z.array(ResultRow),
  curves: z.array(Curve),
  /** Distributions fitted to times; left out where none is asked for. */
  fitted: z.array(FittedCurve).min(1).optional(),
  milestones: z.array(Milestone),
  /** Each start criterion of each numbered patient, three-valued; a criterion that cannot be judged is never read as met. */
  eligibility: z
    .array(z.strictObject({ patient: z.int(), criterion: z.string(), answer: z.enum(["met", "not-met", "unknown"]) }))
    .optional(),
  /** How reported values lie around the limits of the agreement; left out by earlier versions. */
  readings: ReadingPatterns.optional(),
  /** Individual exceptions for the medicines of the agreement; left out by earlier versions. */
  exceptions: AgreementExceptions.optional(),
  /** How many milestones stand in each status, per milestone id. */
  tally: z.array(z.strictObject({ milestone: z.string(), title: Texts, counts: z.record(MilestoneStatus, z.int()) })),
  settlement: Settlement.nullable(),
  warnings: z.array(Warning),
  /** Days to the next milestone or reassessment after the as-of date: when the agreement is due again. */
  nextDue: z.strictObject({ date: z.iso.date(), what: Texts }).nullable(),
});
export type Evaluation = z.infer<typeof Evaluation>;
