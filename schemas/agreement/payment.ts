import { z } from "zod";
import { DecimalText } from "./id.ts";

/** What is done with the amount: paid to the supplier, paid back to the payer, kept until it is known, or nothing. */
export const Consequence = z.enum(["pay", "refund", "hold", "nothing"]);
export type Consequence = z.infer<typeof Consequence>;

/** The part of the list price that a milestone carries. Residual minor units go to the first parts. */
const Part = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("equal-part"), number: z.int().min(1), of: z.int().min(1).max(100) }),
  z.strictObject({ kind: z.literal("percent"), percent: DecimalText }),
  z.strictObject({ kind: z.literal("fixed"), amount: DecimalText }),
]);

/** Money of a milestone. Every outcome has its answer; "unknown" is an outcome of its own and it decides who wins. */
export const Payment = z.strictObject({
  part: Part,
  when_met: z.enum(["pay", "refund", "nothing"]),
  when_not_met: z.enum(["pay", "refund", "nothing"]),
  when_unknown: Consequence,
  /** Not reported yet: the data clock has not closed. */
  when_pending: Consequence,
  when_not_applicable: z.enum(["pay", "refund", "nothing"]),
});
export type Payment = z.infer<typeof Payment>;
