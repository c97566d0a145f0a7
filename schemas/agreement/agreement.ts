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
  utfall: z.literal("agreement/1"),
  id: Id,
  version: z.int().min(1),
  title: Texts,
  summary: Texts.describe("Plain-language summary for the first page."),
  types: z.array(AgreementType).min(1),
  example: z.boolean().describe("True marks terms that bind nobody."),
  published: z
    .array(z.strictObject({ parameter: z.string().min(1), source: z.string().min(1) }))
    .describe("Parameters taken from a public source, by their place in this file."),
  assumed: z
    .array(z.strictObject({ parameter: z.string().min(1), why: Texts }))
    .describe("Parameters that are assumptions of whoever wrote the file, by their place in this file."),
  rule: Texts.describe("What was agreed, word for word. Printed above the verdict."),
  parties: Parties,
  effective: z
    .strictObject({ from: z.iso.date(), to: z.iso.date().optional() })
    .describe("The days on which this version is in force; to left out while it is open."),
  criteria_frozen: z.iso
    .date()
    .describe("Day after which no criterion was changed; on or before the first data cut that anyone saw."),
  first_data_cut: z.iso.date(),
  decision: Decision,
  population: Population,
  clock: z
    .strictObject({ time_zero: z.literal("first-exposure"), course: z.enum(["one-time", "repeated"]) })
    .describe("Treatment clock. one-time is a treatment given once, where a second one is an edge case."),
  sources: z.array(AgreedSource).min(1),
  measures: z.array(Measure).default([]),
  analyses: Analyses,
  group: GroupRule.optional().describe(
    "The rule for one verdict on the whole group; left out where patients are judged one by one only.",
  ),
  milestones: z.array(AgreedMilestone).default([]),
  units: Units.optional().describe("What is counted and priced unit by unit; left out where no price rule needs it."),
  price_rules: z
    .array(PriceRule)
    .default([])
    .describe("From the price of the units to what is paid, applied one after another in this order."),
  edge_cases: EdgeCases,
  amount: Amount.optional().describe("Prices, currency, price level and VAT; left out where no money follows."),
  disclosure: Disclosure,
  amendments: z.array(AgreedAmendment).default([]),
  reassessment: Reassessment,
});
export type Agreement = z.infer<typeof AgreementShape>;
