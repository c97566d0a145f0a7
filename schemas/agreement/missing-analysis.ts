import { z } from "zod";
import { Covariate } from "./covariate.ts";

/** How values that are due and not there are imputed, as a sensitivity analysis. */
export const MissingAnalysis = z.strictObject({
  imputations: z.int().min(2).max(1000).describe("Completed data sets; about one for each percent that is missing."),
  seed: z.int().min(0).describe("Start of the random numbers; the same seed gives the same numbers."),
  from: z
    .array(Covariate)
    .min(1)
    .describe("What the missing change is predicted from. A number that is missing here is imputed along."),
  method: z
    .enum(["predictive-mean-matching", "linear"])
    .describe(
      "predictive-mean-matching gives only changes that were observed; linear draws from a normal distribution around the prediction, and may leave the scale.",
    ),
});
export type MissingAnalysis = z.infer<typeof MissingAnalysis>;
