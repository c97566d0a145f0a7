import { z } from "zod";
import { Curve, ResultRow, Warning } from "./result.ts";

/** A result row before it carries whose it is: its figure id begins with the measure. */
export const Figure = ResultRow.omit({ agreement: true, agreementVersion: true, agreementHash: true, runId: true });
export type Figure = z.infer<typeof Figure>;

/** What one analysis that an agreement lists came to, as the night keeps it for every agreement that asks the same. */
export const StoredEstimates = z.strictObject({
  results: z.array(Figure),
  /** Their figure ids begin with the measure, too. */
  curves: z.array(Curve),
  warnings: z.array(Warning),
});
