import { z } from "zod";
import { Texts } from "../texts.ts";

/** A change after signing, printed in every report. */
export const AgreedAmendment = z.strictObject({
  date: z.iso.date(),
  section: z.string().min(1),
  change: Texts,
  reason: Texts,
  after_seeing_data: z.boolean().describe("True where the change was made after somebody had seen data."),
});
export type AgreedAmendment = z.infer<typeof AgreedAmendment>;
