import { z } from "zod";
import { Texts } from "../texts.ts";

/** A change after signing, printed in every report. */
export const AgreedAmendment = z.strictObject({
  date: z.iso.date().describe("Day of the change."),
  section: z.string().min(1).describe("Part of the agreement that was changed."),
  change: Texts.describe("What was changed."),
  reason: Texts.describe("Why."),
  after_seeing_data: z.boolean().describe("True where the change was made after somebody had seen data."),
});
export type AgreedAmendment = z.infer<typeof AgreedAmendment>;
