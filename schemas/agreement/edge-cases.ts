import { z } from "zod";
import { Texts } from "../texts.ts";
import { Id } from "./id.ts";

/**
 * Answers to the cases that decide money and flags. None has a default: a case that the chosen parts can meet and the
 * file does not answer is an error that names it (edge-case-matrix.ts says which part meets which).
 */
export const EdgeCases = z.strictObject({
  /** Death before the due date. */
  death_before_due: z.enum(["not-met", "not-applicable"]).optional(),
  /** Death or event on the due date itself: before it, hence not met, or after it. */
  event_on_due_date: z.enum(["counts-as-before", "counts-as-after"]).optional(),
  /** Nothing is known of the person through the due date, and the data clock has closed. */
  lost_to_follow_up: z.enum(["unknown", "not-met"]).optional(),
  /** The person lives, and there is no assessment in the window when the data clock has closed. */
  assessment_missing: z.enum(["unknown", "not-met", "met"]).optional(),
  /** A domain has no value although another one was assessed in the window. */
  domain_missing: z.enum(["unknown", "not-counted"]).optional(),
  /** An assessment after the window. `not-accepted` demands grace_days 0 throughout. */
  assessment_outside_window: z.enum(["late-within-grace-days", "not-accepted"]).optional(),
  /** Which of several assessments in the window counts. `worst` and `best` are meant for the patient's health. */
  two_assessments_in_window: z.enum(["nearest", "first", "last", "worst", "best"]).optional(),
  /** A decline that the examiner explains. */
  retest: z
    .discriminatedUnion("rule", [
      z.strictObject({ rule: z.literal("none") }),
      z.strictObject({
        rule: z.literal("one-retest"),
        /** Explanations, as coded by the register, that give a retest. */
        explanations: z.array(z.string()).min(1),
        /** Calendar months from the assessment that showed the decline. */
        months: z.int().min(1),
        before_days: z.int().min(0),
        after_days: z.int().min(0),
        /** No retest when the data clock has closed. */
        when_missing: z.enum(["unknown", "not-met"]),
      }),
    ])
    .optional(),
  /** The child grows out of one scale into another. A decline is never judged across scales. */
  scale_switch: z.enum(["new-baseline-at-first-joint-assessment", "unknown"]).optional(),
  /** Start of another medicine for the same disease. */
  switch_to_other_medicine: z
    .strictObject({
      counts: z.enum(["not-met", "not-applicable", "ignored"]),
      substances: z.array(z.string()).min(1),
    })
    .optional(),
  /** A second treatment where one is given: no new clock, and the milestones are marked. */
  retreatment: z.literal("no-new-clock").optional(),
  /** Time that belongs to an acute, reversible illness, stated by a clinician in the data. */
  acute_reversible_illness: z.enum(["not-counted", "counted"]).optional(),
  /** The person moves out of the country. Milestones due earlier stand. */
  emigration: z.enum(["not-applicable-from-emigration", "unknown-from-emigration"]).optional(),
  /** Treated with one of the substances before the agreement, or in a trial. */
  pretreated: z.enum(["excluded-by-criterion", "included"]).optional(),
  /** Which criterion excludes them. */
  pretreated_criterion: Id.optional(),
  /** Who pays when the patient has moved to another health region. The settlement ledger splits amounts by it. */
  region_payer: z
    .enum(["region-of-residence-on-due-date", "region-of-residence-at-start", "treating-region"])
    .optional(),
  /** A party disputes a milestone. */
  dispute: z.literal("freezes-that-milestone").optional(),
  /** Data change after a settlement. */
  corrected_after_settlement: z.literal("delta-line").optional(),
  /** Patients who use their right to be left out of the register. Printed; the data cannot show them. */
  reservation: Texts.optional(),
});
export type EdgeCases = z.infer<typeof EdgeCases>;
export type EdgeCase = keyof EdgeCases;
