import { z } from "zod";
import { Texts } from "../texts.ts";
import { Id } from "./id.ts";
import { priceEdgeCases } from "./price-edge-cases.ts";

/** The place of persons treated by an individual exception in the analysis of an agreement. */
export const IndividualExceptionRule = z.enum(["excluded", "own-stratum", "included"]);
export type IndividualExceptionRule = z.infer<typeof IndividualExceptionRule>;

/**
 * Answers to the cases that decide money and flags. None has a default: a case that the chosen parts can meet and the
 * file does not answer is an error that names it (edge-case-matrix.ts says which part meets which).
 */
export const EdgeCases = z.strictObject({
  death_before_due: z.enum(["not-met", "not-applicable"]).optional().describe("Death before the due date."),
  event_on_due_date: z
    .enum(["counts-as-before", "counts-as-after"])
    .optional()
    .describe("Death or event on the due date itself: before it, hence not met, or after it."),
  lost_to_follow_up: z
    .enum(["unknown", "not-met"])
    .optional()
    .describe("Nothing is known of the person through the due date, and the data clock has closed."),
  assessment_missing: z
    .enum(["unknown", "not-met", "met"])
    .optional()
    .describe("The person lives, and there is no assessment in the window when the data clock has closed."),
  domain_missing: z
    .enum(["unknown", "not-counted"])
    .optional()
    .describe("A domain has no value although another one was assessed in the window."),
  assessment_outside_window: z
    .enum(["late-within-grace-days", "not-accepted"])
    .optional()
    .describe("An assessment after the window. not-accepted demands grace_days 0 throughout."),
  two_assessments_in_window: z
    .union([
      z.enum(["nearest", "first", "last", "worst", "best"]),
      z.strictObject({
        confirmed: z
          .int()
          .min(2)
          .describe(
            "So many assessments one after another must show a decline; the best of the worst run counts. A decline that is not confirmed is unknown.",
          ),
      }),
    ])
    .optional()
    .describe("Which of several assessments in the window counts. worst and best are meant for the patient's health."),
  retest: z
    .discriminatedUnion("rule", [
      z.strictObject({ rule: z.literal("none").describe("No retest.") }),
      z.strictObject({
        rule: z.literal("one-retest").describe("One retest, which is final."),
        explanations: z
          .array(z.string())
          .min(1)
          .describe("Explanations, as coded by the register, that give a retest."),
        months: z.int().min(1).describe("Calendar months from the assessment that showed the decline."),
        before_days: z.int().min(0).describe("Days before that day that are accepted."),
        after_days: z.int().min(0).describe("Days after that day that are accepted."),
        when_missing: z.enum(["unknown", "not-met"]).describe("No retest when the data clock has closed."),
      }),
    ])
    .optional()
    .describe("A decline that the examiner explains."),
  scale_switch: z
    .enum(["new-baseline-at-first-joint-assessment", "unknown"])
    .optional()
    .describe("The child grows out of one scale into another. A decline is never judged across scales."),
  switch_to_other_medicine: z
    .strictObject({
      counts: z.enum(["not-met", "not-applicable", "ignored"]).describe("What the switch makes of later milestones."),
      substances: z
        .array(z.string())
        .min(1)
        .describe("Medicines that count as a switch (see FIELDS.md, Names of substances)."),
    })
    .optional()
    .describe("Start of another medicine for the same disease."),
  retreatment: z
    .literal("no-new-clock")
    .optional()
    .describe("A second treatment where one is given: no new clock, and the milestones are marked."),
  acute_reversible_illness: z
    .enum(["not-counted", "counted"])
    .optional()
    .describe("Time that belongs to an acute, reversible illness, stated by a clinician in the data."),
  emigration: z
    .enum(["not-applicable-from-emigration", "unknown-from-emigration"])
    .optional()
    .describe("The person moves out of the country. Milestones due earlier stand."),
  pretreated: z
    .enum(["excluded-by-criterion", "included"])
    .optional()
    .describe("Treated with one of the substances before the agreement, or in a trial."),
  pretreated_criterion: Id.optional().describe("Which criterion excludes them."),
  individual_exceptions: IndividualExceptionRule.optional().describe(
    "Treatment with one of the substances that was granted to the patient alone, by an individual exception, on or before the first dose. excluded: counted and left out. own-stratum: estimated on their own, in no verdict, milestone or price of the agreement. included: analysed and settled with everyone else.",
  ),
  region_payer: z
    .enum(["region-of-residence-on-due-date", "region-of-residence-at-start", "treating-region"])
    .optional()
    .describe(
      "Who pays when the patient has moved to another health region. The settlement ledger splits amounts by it.",
    ),
  dispute: z.literal("freezes-that-milestone").optional().describe("A party disputes a milestone."),
  corrected_after_settlement: z.literal("delta-line").optional().describe("Data change after a settlement."),
  reservation: Texts.optional().describe(
    "Patients who use their right to be left out of the register. Printed; the data cannot show them.",
  ),
  ...priceEdgeCases,
});
export type EdgeCases = z.infer<typeof EdgeCases>;
export type EdgeCase = keyof EdgeCases;
