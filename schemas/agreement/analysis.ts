import { z } from "zod";
import { AdjustAnalysis } from "./adjust-analysis.ts";
import { ExternalAnalysis } from "./external-analysis.ts";
import { ExtrapolateAnalysis } from "./extrapolate-analysis.ts";
import { Id } from "./id.ts";
import { MissingAnalysis } from "./missing-analysis.ts";
import { RepeatedAnalysis } from "./repeated-analysis.ts";
import { TippingAnalysis } from "./tipping-analysis.ts";

/** How intervals are made in this agreement. */
const Interval = z.strictObject({
  /** Scale of the pointwise interval of survival curves. Proportions always have the exact interval. */
  type: z
    .enum(["log", "log-log", "plain"])
    .describe("Scale of the pointwise interval of survival curves. Proportions always have the exact interval."),
  level: z.number().gt(0).lt(1).describe("Confidence level, for example 0.95."),
});

/** Which estimates are made of one measure. What is not listed is not made. */
const MeasureAnalysis = z.strictObject({
  measure: Id.describe("Id of a measure of this agreement."),
  landmarks_days: z
    .array(z.int().min(1))
    .default([])
    .describe(
      "Days from time zero at which survival is read; for measures that are times. Where events compete, the incidence of each is read there.",
    ),
  restricted_mean_days: z
    .int()
    .min(1)
    .optional()
    .describe("Horizon of the restricted mean, days; left out where none is agreed."),
  compare: z
    .array(z.enum(["sex", "region", "sma-type"]))
    .default([])
    .describe(
      "Subgroups compared by a log-rank test, or by Gray's test where events compete. Exploratory: no verdict follows from it.",
    ),
  exact_shares: z
    .boolean()
    .default(false)
    .describe(
      "Beside Kaplan–Meier, the share without event at each landmark with the exact binomial interval; made only where nobody is censored before the landmark.",
    ),
  adjust: AdjustAnalysis.optional().describe(
    "For a time whose event does not compete: two levels of a subgroup made alike by weights and compared at the landmarks and up to the horizon. Exploratory: no verdict follows from it.",
  ),
  external: ExternalAnalysis.optional().describe(
    "For a time whose event does not compete: everyone weighted to the means of a publication and held against its survival (matching-adjusted, unanchored). Exploratory: no verdict follows from it.",
  ),
  extrapolate: ExtrapolateAnalysis.optional().describe(
    "For a time whose event does not compete: distributions fitted to it and read up to a horizon. Beyond follow-up every number is marked, and no verdict follows from it.",
  ),
  tipping: TippingAnalysis.optional().describe(
    "For a share: how many of those whose outcome is not known would have to be failures for the share to fall below a value. A sensitivity analysis beside the worst and the best case.",
  ),
  missing: MissingAnalysis.optional().describe(
    "For a score-change: what would have come out had those without a value fared like others with the same covariates (multiple imputation, missing at random), beside the worst and the best case. Where the group rule follows a share of this measure, also the tipping point.",
  ),
});
export type MeasureAnalysis = z.infer<typeof MeasureAnalysis>;

/** The analyses agreed beforehand. */
export const Analyses = z.strictObject({
  interval: Interval.describe("How intervals are made."),
  measures: z.array(MeasureAnalysis).describe("The measures that are analysed."),
  repeated: z
    .array(RepeatedAnalysis)
    .default([])
    .describe(
      "Models of a score at several visits. They take what is missing for missing at random, and no verdict follows from them.",
    ),
  minimum_n: z.int().min(1).describe("Below this number of persons every estimate carries a warning."),
  minimum_at_risk: z.int().min(1).describe("Below this number at risk at a landmark the estimate carries a warning."),
  minimum_assessed_share: z
    .number()
    .gt(0)
    .max(1)
    .default(0.8)
    .describe(
      "Where fewer than this share of those with a baseline, or due, have a value, every estimate made of the values carries a warning.",
    ),
  minimum_follow_up_months: z
    .int()
    .min(1)
    .optional()
    .describe("Sensitivity: only persons who started at least this many months before the data end."),
});
export type Analyses = z.infer<typeof Analyses>;
