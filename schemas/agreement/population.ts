import { z } from "zod";
import { Texts } from "../texts.ts";
import { Id } from "./id.ts";

/**
 * What happens to a person for whom a criterion cannot be judged. There is no default: the agreement must say, because
 * the answer moves the denominator.
 */
const whenUnknown = z
  .enum(["exclude", "keep"])
  .describe("What happens to a person for whom the criterion cannot be judged. There is no default.");

/** A start criterion. Each is judged met, not met or unknown from facts alone, and shown one by one. */
export const Criterion = z.discriminatedUnion("kind", [
  z.strictObject({
    id: Id,
    title: Texts,
    kind: z.literal("diagnosis").describe("Diagnosed on or before time zero."),
    icd10: z
      .array(z.string().regex(/^[A-Z]\d\d[0-9A-Z]{0,2}$/))
      .min(1)
      .describe("ICD-10 codes without dot; a code covers everything that starts with it."),
    when_unknown: whenUnknown,
  }),
  z.strictObject({
    id: Id,
    title: Texts,
    kind: z.literal("assessment").describe("The latest value on or before time zero."),
    assessment: z
      .string()
      .describe(
        "Assessment kind of the common model, for example smn2_copies or ecog (see FIELDS.md, What a workspace delivers).",
      ),
    at_least: z.number().optional().describe("Smallest value that meets the criterion."),
    at_most: z.number().optional().describe("Largest value that meets it."),
    one_of: z.array(z.string()).optional().describe("Codes that meet it."),
    when_unknown: whenUnknown,
  }),
  z.strictObject({
    id: Id,
    title: Texts,
    kind: z.literal("age-at-start").describe("Age at the first dose."),
    under_years: z
      .int()
      .optional()
      .describe(
        "Whole years, judged from the year of birth; a person whose age cannot be decided by the year alone is unknown.",
      ),
    at_least_years: z.int().optional().describe("Youngest age that meets it, whole years."),
    when_unknown: whenUnknown,
  }),
  z.strictObject({
    id: Id,
    title: Texts,
    kind: z.literal("not-treated-before").describe("No counted use of the substances before time zero."),
    substances: z.array(z.string()).min(1).describe("Substances whose use before time zero makes a person pretreated."),
    when_unknown: whenUnknown,
  }),
]);
export type Criterion = z.infer<typeof Criterion>;

/** Who the agreement is about. A person enters by the first counted exposure to one of the substances. */
export const Population = z.strictObject({
  title: Texts,
  substances: z
    .array(z.string())
    .min(1)
    .describe("Substances in lower case, as the common model names them (see FIELDS.md, Names of substances)."),
  start_from: z.iso.date().describe("Treatment starts from this day on are bound by this version of the agreement."),
  start_to: z.iso
    .date()
    .optional()
    .describe("Last day of treatment start that this version binds; left out while it is open."),
  criteria: z
    .array(Criterion)
    .default([])
    .describe("Start criteria, each answered met, not met or unknown for every patient."),
  subgroups: z
    .array(z.enum(["sex", "region", "sma-type"]))
    .default([])
    .describe("Subgroups named in the agreement beforehand. Any other split is exploratory and not made."),
});
export type Population = z.infer<typeof Population>;

/** Three-valued answer to a criterion. */
export type Answer = "met" | "not-met" | "unknown";

/** One step of the way from everyone exposed to those analysed; `persons` remain after the step. */
export const FlowStep = z.object({
  /** `exposed`, `started-in-period`, `individual-exceptions`, a criterion id, or `analysed`. */
  id: z.string(),
  title: Texts,
  persons: z.int(),
  excluded: z.int(),
  /** Of those excluded, or kept although, the criterion could not be judged. */
  unknown: z.int(),
});
export type FlowStep = z.infer<typeof FlowStep>;

/** One person of the cohort. */
export interface CohortRow {
  readonly person_id: string;
  /** ISO date of the first counted exposure. */
  readonly time_zero: string;
  readonly substance: string;
  /** Level of each declared subgroup; `unknown` where no source says. */
  readonly subgroups: Readonly<Record<string, string>>;
  /** False for persons that are counted in the flow and then excluded. */
  readonly included: boolean;
  /**
   * The criterion that excluded the person, or `start-period`, or, for persons treated by an individual exception,
   * `individual-exception` or `own-stratum` as the agreement answers; null when included.
   */
  readonly excluded_by: string | null;
  /** True where one of the substances was granted by an individual exception on or before time zero; else left out. */
  readonly by_exception?: true;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly source_file: string;
  readonly source_line: number;
}
