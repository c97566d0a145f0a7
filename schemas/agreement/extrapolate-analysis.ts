import { z } from "zod";

/** Distributions fitted to a time and read beyond follow-up. */
export const ExtrapolateAnalysis = z.strictObject({
  families: z
    .array(z.enum(["exponential", "weibull", "gompertz", "log-normal", "log-logistic", "generalised-gamma"]))
    .min(1)
    .describe("Distributions, each fitted by itself; AIC and BIC tell how well each fits within follow-up."),
  horizon_days: z
    .int()
    .min(1)
    .describe("Day to which survival and the mean time are read, within follow-up or beyond."),
});
export type ExtrapolateAnalysis = z.infer<typeof ExtrapolateAnalysis>;
