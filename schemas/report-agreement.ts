import { z } from "zod";
import { Texts } from "./texts.ts";

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

/** A group that results are given for: everyone, a subgroup named beforehand, a sensitivity analysis, or a model. */
export const ReportGroup = z.strictObject({
  name: z.string(),
  level: z.string(),
  title: Texts,
  role: z.enum(["main", "subgroup", "sensitivity", "model"]),
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
  /** Smallest change that is a response, and the same error; left out for measures without one. */
  threshold: z.strictObject({ points: z.number(), measurementError: z.number().nullable() }).optional(),
});
export type ReportMeasure = z.infer<typeof ReportMeasure>;

/** A change of the agreement after it was signed. */
const Amendment = z.strictObject({
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
export const Option = z.strictObject({ id: OptionId, title: Texts, forNew: Texts, forTreated: Texts });

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
export const AgreedSource = z.strictObject({ source: z.string(), provides: Texts, frequency: Texts, lagDays: count });

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
