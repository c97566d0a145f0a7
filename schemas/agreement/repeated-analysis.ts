import { z } from "zod";
import { Texts } from "../texts.ts";
import { Covariate } from "./covariate.ts";
import { Id } from "./id.ts";

/** One model of a score at several visits. */
export const RepeatedAnalysis = z.strictObject({
  id: Id.describe("Id of the model; it stands in figure ids."),
  title: Texts.describe("Title of the model, as reports print it."),
  measures: z
    .array(Id)
    .min(1)
    .describe("Score changes of one scale and one rule for the baseline, each one visit; in any order."),
  covariance: z
    .enum(["unstructured", "random-slope"])
    .describe(
      "unstructured gives the adjusted mean change at each visit (MMRM); random-slope gives one line per person and the mean slope, points per year, visits at their agreed months.",
    ),
  degrees_of_freedom: z
    .enum(["satterthwaite", "kenward-roger"])
    .describe("Small-sample rule of the intervals; kenward-roger where persons are few."),
  covariates: z
    .array(Covariate)
    .default([])
    .describe(
      "What the mean is adjusted for. Under unstructured the effect of baseline may differ between visits; under random-slope baseline is a value of the line and no covariate.",
    ),
});
export type RepeatedAnalysis = z.infer<typeof RepeatedAnalysis>;
