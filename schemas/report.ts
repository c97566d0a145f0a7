import { z } from "zod";
import type { FlowStep } from "./agreement/population.ts";
import type { FileRecord } from "./delivery.ts";
import { Evaluation, Milestone, MilestoneStatus, Settlement } from "./evaluation.ts";
import {
  AgreedSource,
  AgreementFacts,
  Background,
  Option,
  ReportGroup,
  ReportMeasure,
  Unanswered,
} from "./report-agreement.ts";
import { Completeness, LinkCount, ReportSource, SignedDelivery } from "./report-data.ts";
import { Curve, ResultRow, Warning } from "./result.ts";
import { Texts } from "./texts.ts";
import type { Source } from "./workspace.ts";

export type {
  AgreementFacts,
  Background,
  OptionId,
  ReportGroup,
  ReportMeasure,
} from "./report-agreement.ts";
export type { Completeness, LinkCount, ReportFile, ReportSource, SignedDelivery } from "./report-data.ts";

/**
 * The report model: everything a report prints, in both languages, without layout. The JSON report is this value; the
 * HTML pages are drawn from it and add words, never numbers.
 */
const date = z.iso.date();
const count = z.int().min(0);

/** How many of those analysed are on treatment, or stopped and why, at the data cut. */
export const TreatmentStatus = z.strictObject({ id: z.string(), title: Texts, persons: count });
export type TreatmentStatus = z.infer<typeof TreatmentStatus>;

const Flow = z.strictObject({ id: z.string(), title: Texts, persons: count, excluded: count, unknown: count });

/** What a reader is owed by the checklist and this report does not hold, by id; the report says so in words. */
export const Absent = z.enum([
  "agreement-frozen",
  "signed-off",
  "completeness",
  "coverage",
  "expected-effect",
  "flow",
  "link-counts",
  "treatment-status",
  "sensitivity",
  "uncertainties",
]);
export type Absent = z.infer<typeof Absent>;

const Passage = z.strictObject({ id: z.string(), title: Texts, text: Texts });

/** The report. Same input, same bytes: it holds no clock, no host and no path. */
export const ReportModel = z.strictObject({
  schema: z.literal("utfall-report/1"),
  front: z.strictObject({
    agreement: AgreementFacts.omit({
      background: true,
      sources: true,
      terms: true,
      measures: true,
      groups: true,
      options: true,
      exitPlan: true,
      unanswered: true,
    }).extend({
      /** Whether the criteria were frozen no later than the first data cut; null where either date is unknown. */
      frozenBeforeData: z.boolean().nullable(),
    }),
    asOf: date,
    runId: z.string(),
    /** True marks every number as made up. */
    synthetic: z.boolean(),
    /** Who the copy is for. An internal copy holds small numbers, and prices where money is settled. */
    audience: z.strictObject({ copy: z.literal("internal"), smallNumbers: z.literal(true), prices: z.boolean() }),
    software: z.string(),
    group: Evaluation.shape.group,
    /** Summary of the patient-level judgement; null where the agreement has no milestones. */
    patients: z
      .strictObject({
        persons: count,
        milestones: count,
        counts: z.record(MilestoneStatus, count),
        /** Persons by flag: a person with a stop flag at any milestone counts as STOP_REVIEW; null without flags. */
        flags: z.strictObject({ CONTINUE: count, STOP_REVIEW: count, NOT_ELIGIBLE: count }).nullable(),
      })
      .nullable(),
    nextDue: Evaluation.shape.nextDue,
  }),
  background: Background,
  data: z.strictObject({
    sources: z.array(ReportSource).min(1),
    agreed: z.array(AgreedSource),
    completeness: z.array(Completeness),
    links: z.array(LinkCount),
    /** Left out where no guard was overruled. */
    signed: z.array(SignedDelivery).min(1).optional(),
  }),
  flow: z.array(Flow),
  treatmentStatus: z.array(TreatmentStatus),
  terms: AgreementFacts.shape.terms,
  measures: z.array(ReportMeasure),
  groups: z.array(ReportGroup),
  results: z.array(ResultRow),
  curves: z.array(Curve),
  /** Distributions fitted to times, drawn to their horizon. */
  fitted: Evaluation.shape.fitted,
  milestones: z.array(Milestone),
  tally: Evaluation.shape.tally,
  /** Each start criterion of each numbered patient. */
  eligibility: Evaluation.shape.eligibility,
  /** How reported values lie around the limits of the agreement. */
  readings: Evaluation.shape.readings,
  /** Individual exceptions for the medicines of the agreement, and their place in the analysis. */
  exceptions: Evaluation.shape.exceptions,
  settlement: Settlement.nullable(),
  warnings: z.array(Warning),
  /** The three limits of register data, printed in every report. */
  limits: z.array(Passage).length(3),
  options: z.array(Option.extend({ whatDataSay: Texts })).min(1),
  exitPlan: AgreementFacts.shape.exitPlan,
  unanswered: z.array(Unanswered),
  absent: z.array(Absent),
  /** How the numbers were made, in words. */
  method: z.array(Passage).min(1),
});
export type ReportModel = z.infer<typeof ReportModel>;

/** What `utfall.yaml` says of a source, as far as the report prints it. */
export type ReportedSource = Pick<Source, "title" | "owner" | "legal_basis" | "lag_days" | "coverage">;

/** Everything the report is built from. */
export interface ReportInput {
  readonly evaluation: Evaluation;
  readonly agreement: AgreementFacts;
  /** Files in use, all sources. */
  readonly files: readonly FileRecord[];
  /** Sources by id, those without files included: a register that delivered nothing is shown. */
  readonly sources: Readonly<Record<string, ReportedSource>>;
  readonly flow: readonly FlowStep[];
  readonly links: readonly LinkCount[];
  /** Deliveries in use that somebody signed for against a guard. */
  readonly signed?: readonly SignedDelivery[];
  readonly completeness: readonly Completeness[];
  readonly treatmentStatus: readonly TreatmentStatus[];
  readonly synthetic: boolean;
  /** Name and version of the software, for example `utfall 0.1.0`. */
  readonly software: string;
}
