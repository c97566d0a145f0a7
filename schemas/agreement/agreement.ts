import { z } from "zod";
import { Measure } from "../measure.ts";
import { Texts } from "../texts.ts";
import { AgreedAmendment } from "./amendment.ts";
import { Amount } from "./amount.ts";
import { Analyses } from "./analysis.ts";
import { Decision } from "./decision.ts";
import { Disclosure } from "./disclosure.ts";
import { EdgeCases } from "./edge-cases.ts";
import { GroupRule } from "./group-rule.ts";
import { Id } from "./id.ts";
import { AgreedMilestone } from "./milestone.ts";
import { Parties } from "./parties.ts";
import { Population } from "./population.ts";
import { PriceRule } from "./price-rule.ts";
import { Reassessment } from "./reassessment.ts";
import { SettlementTerms } from "./settlement-terms.ts";
import { AgreedSource } from "./source.ts";
import { Units } from "./units.ts";

/** The types of agreement in the literature that this one is made of: labels for the reader, they change nothing. */
const AgreementType = z.enum([
  ...(["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11"] as const),
  ...(["O1", "O2", "O3", "O4", "O5", "O6", "O7", "O8", "O9", "O10", "O11", "O12"] as const),
]);

/**
 * One version of one outcome-based price agreement, as agreed in writing before the data.
 *
 * Every agreement is a schedule of composable parts: a population, measures with their analyses, a rule for the group,
 * milestones for each patient with a predicate and a payment, and an answer to every edge case that those parts can
 * meet. There is no special case per type of agreement. Unknown keys are refused.
 */
export const AgreementShape = z.strictObject({
  utfall: z.literal("agreement/1").describe("The form of the file."),
  id: Id,
  version: z
    .int()
    .min(1)
    .describe("Version of this agreement; a patient is bound by the version in force at treatment start."),
  title: Texts.describe("Title of the agreement, as reports print it."),
  summary: Texts.describe("Plain-language summary for the first page."),
  types: z
    .array(AgreementType)
    .min(1)
    .describe(
      "Types of agreement in the literature that this one is made of (see FIELDS.md, What the labels mean): labels for the reader, they change nothing.",
    ),
  example: z.boolean().describe("True marks terms that bind nobody."),
  published: z
    .array(
      z.strictObject({
        parameter: z
          .string()
          .min(1)
          .describe(
            "Place in this file, dotted; members of lists by their id, for example milestones.response.payment.",
          ),
        source: z.string().min(1).describe("The public source."),
      }),
    )
    .describe("Parameters taken from a public source, by their place in this file."),
  assumed: z
    .array(
      z.strictObject({
        parameter: z
          .string()
          .min(1)
          .describe(
            "Place in this file, dotted; members of lists by their id, for example milestones.response.payment.",
          ),
        why: Texts.describe("Why it was assumed."),
      }),
    )
    .describe("Parameters that are assumptions of whoever wrote the file, by their place in this file."),
  rule: Texts.describe("What was agreed, word for word. Printed above the verdict."),
  parties: Parties.describe("Who is bound, who has signed, and who carries which duty."),
  effective: z
    .strictObject({
      from: z.iso.date().describe("First day."),
      to: z.iso.date().optional().describe("Last day, included."),
    })
    .describe("The days on which this version is in force; to left out while it is open."),
  criteria_frozen: z.iso
    .date()
    .describe("Day after which no criterion was changed; on or before the first data cut that anyone saw."),
  first_data_cut: z.iso.date().describe("First data cut that anyone saw."),
  decision: Decision.describe("The decision that the agreement belongs to, and what was not known when it was made."),
  population: Population.describe(
    "Who the agreement is about. A person enters by the first counted exposure to one of the substances.",
  ),
  clock: z
    .strictObject({
      time_zero: z.literal("first-exposure").describe("The first counted exposure to one of the substances."),
      course: z.enum(["one-time", "repeated"]).describe("Given once, or repeatedly."),
    })
    .describe("Treatment clock. one-time is a treatment given once, where a second one is an edge case."),
  sources: z.array(AgreedSource).min(1).describe("Every source that the agreement relies on."),
  measures: z.array(Measure).default([]).describe("Outcome measures; empty where none is needed."),
  analyses: Analyses.describe("The estimates agreed beforehand. What is not listed is not made."),
  group: GroupRule.optional().describe(
    "The rule for one verdict on the whole group; left out where patients are judged one by one only.",
  ),
  milestones: z
    .array(AgreedMilestone)
    .default([])
    .describe("What must hold for each patient and when, with what follows."),
  units: Units.optional().describe("What is counted and priced unit by unit; left out where no price rule needs it."),
  price_rules: z
    .array(PriceRule)
    .default([])
    .describe("From the price of the units to what is paid, applied one after another in this order."),
  edge_cases: EdgeCases.describe(
    "Answers to the cases that decide money and flags. None has a default: a case that the chosen parts can meet and the file does not answer is an error that names it. Leave out the cases that cannot occur.",
  ),
  amount: Amount.optional().describe("Prices, currency, price level and VAT; left out where no money follows."),
  settlement: SettlementTerms.optional().describe(
    "When the parties settle; left out where each settlement names its own days.",
  ),
  disclosure: Disclosure.describe(
    "What is left out of the public copy. Only commercial figures may be; the structure is public.",
  ),
  amendments: z.array(AgreedAmendment).default([]).describe("Changes after signing; every report prints them."),
  reassessment: Reassessment.describe(
    "The reassessment, written down before the data, because taking away is felt more than giving.",
  ),
});
export type Agreement = z.infer<typeof AgreementShape>;
