import { z } from "zod";
import { Texts } from "../texts.ts";
import { Id } from "./id.ts";
import { Payment } from "./payment.ts";
import { Predicate } from "./predicate.ts";

/** One milestone: what must hold when, by which sources, and what follows. */
export const AgreedMilestone = z.strictObject({
  id: Id,
  title: Texts,
  due: z
    .union([
      z.strictObject({ months: z.int().min(0).describe("Calendar months, clamped to the end of the month.") }),
      z.strictObject({ days: z.int().min(0).describe("Whole days; 12 months and 365 days are different contracts.") }),
    ])
    .describe(
      "Treatment clock, from time zero to the due date. Months are calendar months, clamped to the last day of the month (31 August + 6 months is the last of February); days are days. 12 months and 365 days are different contracts. Cycles are written in days: four cycles of 21 days are 84.",
    ),
  window: z
    .strictObject({
      before_days: z.int().min(0).describe("Days before the due date."),
      after_days: z.int().min(0).describe("Days after it."),
      grace_days: z
        .int()
        .min(0)
        .describe("Days after the window in which an assessment is still taken, and marked late."),
    })
    .nullable()
    .describe(
      "Assessment clock: days before and after the due date within which an assessment counts. Must be given for stop-if-any, value-change and response-sustained, and be null for the others, which read none. It must begin after the last day of a baseline: an outcome within 84 days of time zero is due on day 84 with before_days 83.",
    ),
  sources: z
    .array(z.string())
    .min(1)
    .describe("Data clock: sources whose lag must have passed before something is missing."),
  predicate: Predicate.describe("What must hold for the milestone to be met."),
  payment: Payment.nullable().describe("Null where the milestone carries no money."),
});
export type AgreedMilestone = z.infer<typeof AgreedMilestone>;
