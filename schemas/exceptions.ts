import { z } from "zod";
import { IndividualExceptionRule } from "./agreement/edge-cases.ts";

const count = z.int().min(0);

/** What the applications of a pattern have in common: everything, a medicine, a region, a ground, or a year. */
export const ExceptionSplit = z.enum(["all", "substance", "region", "reason", "year"]);
export type ExceptionSplit = z.infer<typeof ExceptionSplit>;

/** Applications for individual exceptions that have something in common, counted. */
export const ExceptionPattern = z.strictObject({
  by: ExceptionSplit,
  /** `all`, a substance, a health region, a ground or a year (YYYY); `unknown` where no source says. */
  level: z.string(),
  applications: count,
  persons: count,
  granted: count,
  refused: count,
  withdrawn: count,
  waiting: count,
  /** Granted among those granted or refused, with the exact interval; null where none is. */
  share: z.strictObject({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  /**
   * Days from application to a decision: quartiles of the product-limit estimate, in which waiting applications have
   * waited until the day of judgement and withdrawn ones until the withdrawal. Null where not reached.
   */
  days: z.strictObject({ first: z.number().nullable(), median: z.number().nullable(), third: z.number().nullable() }),
  /** Applications a year while the register is declared to cover the area, with the exact interval; null where it is not. */
  perYear: z.strictObject({ value: z.number(), lower: z.number(), upper: z.number(), years: z.number() }).nullable(),
  /** Of those granted, what was seen at the last follow-up; `none` is not followed yet. */
  followUp: z.strictObject({ on_treatment: count, stopped: count, not_started: count, dead: count, none: count }),
});
export type ExceptionPattern = z.infer<typeof ExceptionPattern>;

/** Individual exceptions for the medicines of an agreement, and their place in its analysis. */
export const AgreementExceptions = z.strictObject({
  /** As the agreement answers. */
  rule: IndividualExceptionRule,
  /** Whether any source of the agreement delivers exceptions; without one, nobody can be told from the others. */
  seen: z.boolean(),
  /** Persons who started in the period after a grant on or before their first dose. */
  treated: count,
  /** Persons of the population with a grant only after their first dose: they stay where they were. */
  grantedLater: count,
  /** Confidence level of the intervals, as a probability. */
  level: z.number(),
  patterns: z.array(ExceptionPattern),
});
export type AgreementExceptions = z.infer<typeof AgreementExceptions>;
