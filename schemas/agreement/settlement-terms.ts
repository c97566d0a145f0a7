import { z } from "zod";

/** Length of a settlement period: calendar periods, a tertial (tertial) being four months. */
export const PeriodLength = z.enum(["month", "quarter", "tertial", "year"]);
export type PeriodLength = z.infer<typeof PeriodLength>;

/** When the parties settle with each other. Periods are calendar periods, so that they never overlap or leave a gap. */
export const SettlementTerms = z.strictObject({
  period: PeriodLength.describe(
    "How long a settlement period is: calendar periods, a tertial being four months. utfall settle books period by period.",
  ),
});
