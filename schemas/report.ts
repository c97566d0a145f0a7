import { z } from "zod";
import type { FlowStep } from "./agreement/population.ts";
import type { FileRecord } from "./delivery.ts";
import { Evaluation, Milestone, MilestoneStatus, Settlement } from "./evaluation.ts";
import { Curve, ResultRow, Warning } from "./result.ts";
import { Texts } from "./texts.ts";
import type { Source } from "./workspace.ts";

/**
 * The report model: everything a report prints, in both languages, without layout. The JSON report is this value; the
 * HTML pages are drawn from it and add words, never numbers.
 */
const date = z.iso.date();
const count = z.int().min(0);

/** The five outcomes of a reassessment that the regional health authorities' report provides for (2021, ch. 7.2). */
export const OptionId = z.enum([
  "permanent",
  "permanent-with-criteria",
  "not-offered-further",
  "renegotiate",
  "subgroups",
]);
export type OptionId = z.infer<typeof OptionId>;

/** A group that results are given for: everyone, a subgroup named beforehand, or a sensitivity analysis. */
export const ReportGroup = z.strictObject({
  name: z.string(),
  level: z.string(),
  title: Texts,
  role: z.enum(["main", "subgroup", "sensitivity"]),
});
export type ReportGroup = z.infer<typeof ReportGroup>;

/** An outcome measure as the reader needs it. */
export const ReportMeasure = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: Texts,
  meaning: Texts,
  misuse: Texts,
  better: z.enum(["longer", "shorter", "higher", "lower"]),
  /** Smallest change that counts, and the scale's standard error of measurement, in points. */
  tolerance: z.strictObject({ points: z.number(), measurementError: z.number().nullable() }).nullable(),
});
export type ReportMeasure = z.infer<typeof ReportMeasure>;

/** A change of the agreement after it was signed. */
export const Amendment = z.strictObject({
  date,
  section: z.string(),
  change: Texts,
  reason: Texts,
  /** True where the change was made after somebody had seen data: the reader must know. */
  afterSeeingData: z.boolean(),
});

/** What was known, expected and unknown when the decision was made. */
export const Background = z.strictObject({
  /** `temporary` ends in a reassessment (ch. 7.1); null where the agreement does not say. */
  kind: z.enum(["temporary", "permanent"]).nullable(),
  decided: date.nullable(),
  indication: Texts,
  population: Texts,
  comparators: z.array(Texts),
  treatmentLine: Texts.nullable(),
  /** Severity of the disease and the need that is not met. */
  need: Texts.nullable(),
  /** The three criteria of priority setting, each answered. */
  priority: z.strictObject({ benefit: Texts, resources: Texts, severity: Texts }).nullable(),
  priceAndUncertainty: Texts.nullable(),
  competingAgreements: z.array(Texts),
  /** Start criteria that people judge because no register field holds them. */
  startCriteriaByHand: z.array(Texts),
  uncertainties: z.array(
    z.strictObject({
      /** U1, U2, … */
      id: z.string(),
      text: Texts,
      /** Uncertainty of the cost-effectiveness ratio, or of the decision; null where the agreement does not say. */
      kind: z.enum(["cost-effectiveness", "decision"]).nullable(),
      measure: z.string().nullable(),
      source: z.string().nullable(),
      due: date.nullable(),
    }),
  ),
  expectedEffects: z.array(
    z.strictObject({
      measure: z.string(),
      parameter: Texts,
      unit: z.enum(["probability", "days", "persons", "points"]),
      value: z.number(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      source: z.string(),
    }),
  ),
});
export type Background = z.infer<typeof Background>;

/** One outcome of the reassessment with its consequences, written down beforehand. */
const Option = z.strictObject({ id: OptionId, title: Texts, forNew: Texts, forTreated: Texts });

/** What the data leave open, and who could answer it. */
export const Unanswered = z.strictObject({ question: Texts, who: Texts, by: date.nullable(), cost: Texts.nullable() });

/** Who carries which duty. */
const Duties = z.strictObject({
  documentation: Texts,
  dataCollectionCosts: Texts,
  clinicians: Texts,
  /** Registrations that exist only because of this agreement. */
  extraRegistrations: z.array(Texts),
});

/** A register as the agreement relies on it: what it takes, how often, and how long until data must be there. */
const AgreedSource = z.strictObject({ source: z.string(), provides: Texts, frequency: Texts, lagDays: count });

/** What the report prints of the agreement. The caller fills it from the agreement file as judged. */
export const AgreementFacts = z.strictObject({
  id: z.string(),
  version: z.int(),
  /** SHA-256 of the agreement file as judged. */
  hash: z.string(),
  title: Texts,
  /** Plain-language summary. */
  summary: Texts,
  effective: z.strictObject({ from: date, to: date.nullable() }),
  /** True marks terms that bind nobody. */
  example: z.boolean(),
  /** Day on which the criteria were frozen; null where the agreement does not say. */
  frozen: date.nullable(),
  /** First data cut that anyone saw; null where the agreement does not say. */
  firstDataCut: date.nullable(),
  parties: z.array(z.strictObject({ role: Texts, name: z.string() })),
  signedOff: z.array(z.strictObject({ name: z.string(), role: Texts, date })),
  /** The agreed rule, word for word. */
  rule: Texts,
  amendments: z.array(Amendment),
  duties: Duties.nullable(),
  /** What the public copy leaves out, and why. */
  confidential: z.array(z.strictObject({ field: z.string(), reason: Texts })),
  /** Parameters with a public source, and parameters that are somebody's assumption, by their place in the file. */
  published: z.array(z.strictObject({ parameter: z.string(), source: z.string() })),
  assumed: z.array(z.strictObject({ parameter: z.string(), why: Texts })),
  /** Patients who use their right to be left out of the register; null where the agreement does not say. */
  reservation: Texts.nullable(),
  background: Background,
  sources: z.array(AgreedSource),
  /** Titles of the ids that reasons are made of: criteria and domains of the agreement. */
  terms: z.array(z.strictObject({ id: z.string(), title: Texts })),
  measures: z.array(ReportMeasure),
  /** Titles of the groups that results are given for; well-known ones (all, sex, region) may be left out. */
  groups: z.array(ReportGroup),
  options: z.array(Option).min(1),
  /** How the treatment is taken back; null where the agreement does not say. */
  exitPlan: z.strictObject({ forNew: Texts, forTreated: Texts }).nullable(),
  unanswered: z.array(Unanswered),
});
export type AgreementFacts = z.infer<typeof AgreementFacts>;

/** One delivered file with its account: lines = accepted + rejected + duplicates. */
export const ReportFile = z.strictObject({
  id: z.string(),
  name: z.string(),
  delivery: z.string(),
  layout: z.string(),
  layoutVersion: z.int(),
  sha256: z.string(),
  lines: count,
  accepted: count,
  rejected: count,
  duplicates: count,
  /** Rows kept although a rule of the kind `finding` was broken, summed over rules: a row can count twice. */
  findings: count,
  /** Latest date in the file; null where no column says. */
  reaches: date.nullable(),
  rules: z.array(
    z.strictObject({
      code: z.string(),
      rule: z.string(),
      column: z.string().nullable(),
      outcome: z.enum(["error", "finding"]),
      rows: count,
    }),
  ),
});
export type ReportFile = z.infer<typeof ReportFile>;

/** One register as used. */
export const ReportSource = z.strictObject({
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  legalBasis: z.string(),
  deliveries: z.array(z.string()),
  /** Latest data cut of the files in use; null where the source delivered none. */
  dataCut: date.nullable(),
  lagDays: count,
  /** Last calendar month (YYYY-MM) that can be expected to be whole: data cut less lag; null without a data cut. */
  lastCompleteMonth: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
  coverage: z.array(z.strictObject({ kind: z.string(), region: z.string(), from: date, to: date.nullable() })),
  files: z.array(ReportFile),
});
export type ReportSource = z.infer<typeof ReportSource>;

/** How full a key field is among the rows that should have it. */
export const Completeness = z.strictObject({
  source: z.string(),
  field: z.string(),
  title: Texts,
  /** `national`, or a health region. */
  region: z.string(),
  expected: count,
  filled: count,
});
export type Completeness = z.infer<typeof Completeness>;

/** How the persons of a source met the linkage key. */
export const LinkCount = z.strictObject({
  source: z.string(),
  persons: count,
  matched: count,
  unmatched: count,
  /** Keys that were merged because they are the same person. */
  merged: count,
});
export type LinkCount = z.infer<typeof LinkCount>;

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
  }),
  flow: z.array(Flow),
  treatmentStatus: z.array(TreatmentStatus),
  terms: AgreementFacts.shape.terms,
  measures: z.array(ReportMeasure),
  groups: z.array(ReportGroup),
  results: z.array(ResultRow),
  curves: z.array(Curve),
  milestones: z.array(Milestone),
  tally: Evaluation.shape.tally,
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
  readonly completeness: readonly Completeness[];
  readonly treatmentStatus: readonly TreatmentStatus[];
  readonly synthetic: boolean;
  /** Name and version of the software, for example `utfall 0.1.0`. */
  readonly software: string;
}
