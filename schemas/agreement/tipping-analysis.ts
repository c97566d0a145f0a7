import { z } from "zod";

/** How many of those whose outcome is not known could be failures, as a sensitivity analysis. */
export const TippingAnalysis = z.strictObject({
  share: z
    .enum(["share-attained", "share-improved", "share-not-declined"])
    .describe(
      "The share that is tipped: share-attained of a measure whose answer is yes or no, the others of a score-change. Whoever is not in it is a failure.",
    ),
  at_least: z.number().gt(0).max(1).describe("What the share is to be, 0 to 1: for example reference less margin."),
  reads: z
    .enum(["lower-limit", "share"])
    .default("lower-limit")
    .describe("Whether the lower limit of the exact interval, or the share itself, is held against at_least."),
});
export type TippingAnalysis = z.infer<typeof TippingAnalysis>;
