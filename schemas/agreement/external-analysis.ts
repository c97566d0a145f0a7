import { z } from "zod";
import { Bootstrap } from "../measures/base.ts";
import { Texts } from "../texts.ts";
import { Covariate } from "./covariate.ts";
import { Id } from "./id.ts";

/** Everyone weighted to the population of a publication, and held against what it reports. */
export const ExternalAnalysis = z.strictObject({
  id: Id.describe("Id of the comparison; it stands in figure ids."),
  title: Texts.describe("What is compared with, as reports print it."),
  source: z.string().min(1).describe("Where the figures are published."),
  n: z.int().min(1).describe("Persons in the publication."),
  means: z
    .array(
      z.strictObject({
        covariate: Covariate,
        level: z.string().min(1).optional().describe("For a covariate with levels: the level whose share is given."),
        mean: z.number().optional().describe("Published mean; for a level its share, 0 to 1. Either mean or median."),
        median: z
          .number()
          .optional()
          .describe(
            "Published median, of a covariate that is a number: half of the weight is given to those at or below it. It says less than a mean; a covariate may have both, on a line each.",
          ),
        standard_deviation: z
          .number()
          .gt(0)
          .optional()
          .describe("Published beside the mean, where the spread is to be matched too."),
      }),
    )
    .min(1)
    .describe("What everyone is weighted to have. Nothing else is made alike."),
  survival: z
    .array(
      z.strictObject({
        days: z.int().min(1).describe("One of the landmarks_days of the measure."),
        value: z.number().min(0).max(1).describe("Published survival."),
        lower: z.number().min(0).max(1).optional().describe("Lower limit at the level of this agreement, with upper."),
        upper: z.number().min(0).max(1).optional().describe("Upper limit; without limits the difference has none."),
      }),
    )
    .min(1)
    .describe("What the publication reports."),
  least_effective_size: z
    .number()
    .min(0)
    .default(0)
    .describe("Below this effective sample size the comparison is refused: it would rest on too few."),
  bootstrap: Bootstrap.optional().describe(
    "Intervals from the whole chain: persons are drawn again, and weighted anew in every draw. Left out, intervals are robust and take the weights as known. It takes as many times as long as there are draws.",
  ),
});
export type ExternalAnalysis = z.infer<typeof ExternalAnalysis>;
