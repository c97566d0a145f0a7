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
import { Reassessment } from "./reassessment.ts";
import { SettlementTerms } from "./settlement-terms.ts";
import { AgreedSource } from "./source.ts";

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
  /** Plain-language summary for the first page. */
  summary: Texts,
  types: z.array(AgreementType).min(1),
  /** True marks terms that bind nobody. */
  example: z.boolean(),
  /** Parameters taken from a public source, by their place in this file. */
  published: z.array(z.strictObject({ parameter: z.string().min(1), source: z.string().min(1) })),
  /** Parameters that are assumptions of whoever wrote the file, by their place in this file. */
  assumed: z.array(z.strictObject({ parameter: z.string().min(1), why: Texts })),
  /** What was agreed, word for word. Printed above the verdict. */
  rule: Texts,
  parties: Parties,
  /** The days on which this version is in force; `to` left out while it is open. */
  effective: z.strictObject({ from: z.iso.date(), to: z.iso.date().optional() }),
  /** Day after which no criterion was changed; on or before the first data cut that anyone saw. */
  criteria_frozen: z.iso.date(),
  first_data_cut: z.iso.date(),
  decision: Decision,
  population: Population,
  /** Treatment clock. `one-time` is a treatment given once, where a second one is an edge case. */
  clock: z.strictObject({ time_zero: z.literal("first-exposure"), course: z.enum(["one-time", "repeated"]) }),
  sources: z.array(AgreedSource).min(1),
  measures: z.array(Measure).default([]),
  analyses: Analyses,
  /** The rule for one verdict on the whole group; left out where patients are judged one by one only. */
  group: GroupRule.optional(),
  milestones: z.array(AgreedMilestone).default([]),
  edge_cases: EdgeCases,
  /** The price that milestones are parts of; left out where no money follows. */
  amount: Amount.optional(),
  /** When the parties settle; left out where each settlement names its own days. */
  settlement: SettlementTerms.optional(),
  disclosure: Disclosure,
  amendments: z.array(AgreedAmendment).default([]),
  reassessment: Reassessment,
});
export type Agreement = z.infer<typeof AgreementShape>;
