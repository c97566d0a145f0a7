import { z } from "zod";
import { Texts } from "../texts.ts";

/** A change after signing, printed in every report. */
export const AgreedAmendment = z.strictObject({
  date: z.iso.date(),
  section: z.string().min(1),
  change: Texts,
  reason: Texts,
  /** True where the change was made after somebody had seen data. */
  after_seeing_data: z.boolean(),
});
export type AgreedAmendment = z.infer<typeof AgreedAmendment>;
