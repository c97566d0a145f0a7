import { z } from "zod";
import { DecimalText } from "./id.ts";

/** What is done with the amount: paid to the supplier, paid back to the payer, kept until it is known, or nothing. */
export const Consequence = z.enum(["pay", "refund", "hold", "nothing"]);
export type Consequence = z.infer<typeof Consequence>;

/** The part of the list price that a milestone carries. Residual minor units go to the first parts. */
const Part = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z
      .literal("equal-part")
      .describe("Equal parts of the price per patient; residual minor units go to the first."),
    number: z.int().min(1).describe("Which part this is, from 1."),
    of: z.int().min(1).max(100).describe("How many equal parts there are."),
  }),
  z.strictObject({
    kind: z.literal("percent").describe("A share of the price per patient."),
    percent: DecimalText.describe("Share of the price per patient, in per cent; together at most 100."),
  }),
  z.strictObject({
    kind: z.literal("fixed").describe("An amount that is not a share of a price."),
    amount: DecimalText.describe("An amount, in whole currency units."),
  }),
  z.strictObject({
    kind: z
      .literal("cost-share")
      .describe(
        "A share of what the patient's own units cost, for refunds of the cost of treatment; needs units and amount.unit_price; price rules only where there are any.",
      ),
    percent: DecimalText.describe("Share of the cost; 100 is a full refund, 50 a half one."),
    units: z
      .union([
        z.literal("through-due-date"),
        z.strictObject({
          first: z.int().min(1).describe("How many units, counted from the first."),
        }),
      ])
      .describe("Which units: those used through the due date, or only the first ones of them."),
    basis: z.enum(["list", "remaining"]).describe("The price before any rule, or what the price rules have left."),
  }),
  z.strictObject({
    kind: z.literal("by-event-time").describe("A share of the price per patient that depends on when the event came."),
    steps: z
      .array(
        z.strictObject({
          before_months: z
            .int()
            .min(1)
            .describe(
              "Calendar months from time zero, clamped; an event on the day itself counts by edge_cases.event_on_due_date.",
            ),
          percent: DecimalText.describe("Share of the price per patient."),
        }),
      )
      .min(1)
      .describe(
        "In order of time. The first step whose limit the event comes before decides; after the last nothing is due.",
      ),
  }),
]);

/** Money of a milestone. Every outcome has its answer; "unknown" is an outcome of its own and it decides who wins. */
export const Payment = z.strictObject({
  part: Part.describe("The part of the price that the milestone carries."),
  when_met: z.enum(["pay", "refund", "nothing"]).describe("What is done when the milestone is met."),
  when_not_met: z.enum(["pay", "refund", "nothing"]).describe("What is done when it is not met."),
  when_unknown: Consequence.describe(
    "What is done when the outcome is not known and no more data can be expected. It decides who wins. hold, or the same as when_met or when_not_met.",
  ),
  when_pending: Consequence.describe(
    "Not reported yet: the data clock has not closed. hold, or the same as when_met or when_not_met.",
  ),
  when_not_applicable: z
    .enum(["pay", "refund", "nothing"])
    .describe("What is done when it does not apply, for example after emigration."),
});
export type Payment = z.infer<typeof Payment>;
