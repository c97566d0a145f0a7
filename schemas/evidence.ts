import { z } from "zod";

/** A pointer to one line of one delivered file, with what it was used as: `time-zero`, `event`, `censoring`, `value`, … */
export const Evidence = z.strictObject({
  role: z.string(),
  /** File id of the intake catalogue. */
  file: z.string(),
  /** Physical line number, header = 1. */
  line: z.int(),
});
export type Evidence = z.infer<typeof Evidence>;
