import { z } from "zod";
import { Bootstrap } from "../measures/base.ts";
import { Covariate } from "./covariate.ts";

/** Two levels of a subgroup made alike in covariates by weights, and compared. */
export const AdjustAnalysis = z.strictObject({
  by: z.enum(["sex", "region", "sma-type"]).describe("One of population.subgroups."),
  level: z.string().min(1).describe("The level that is held against the other, as the data name it, for example m."),
  against: z.string().min(1).describe("The level that it is held against; persons at any other level are not in it."),
  method: z
    .enum(["inverse-probability", "overlap", "entropy"])
    .describe(
      "inverse-probability and overlap weigh by the propensity score of a logistic regression; entropy gives every covariate exactly the mean of those at level.",
    ),
  estimand: z
    .enum(["ate", "att", "ato"])
    .describe(
      "Whom the difference is about: ate everyone, att those at level, ato those who could be at either. overlap gives ato, entropy att, inverse-probability ate or att.",
    ),
  covariates: z.array(Covariate).min(1).describe("What the levels are made alike in. Nothing else is."),
  greatest_weight: z
    .number()
    .gt(0)
    .default(20)
    .describe("A person who would count for more than so many makes the comparison refused: positivity does not hold."),
  bootstrap: Bootstrap.optional().describe(
    "Intervals from the whole chain: persons are drawn again, and weighted anew in every draw. Left out, intervals are robust and take the weights as known. It takes as many times as long as there are draws.",
  ),
});
export type AdjustAnalysis = z.infer<typeof AdjustAnalysis>;
