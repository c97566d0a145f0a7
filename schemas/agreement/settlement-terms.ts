import { z } from "zod";

/** Length of a settlement period: calendar periods, a tertial (tertial) being four months. */
export const PeriodLength = z.enum(["month", "quarter", "tertial", "year"]);
export type PeriodLength = z.infer<typeof PeriodLength>;

/** When the parties settle with each other. Periods are calendar periods, so that they never overlap or leave a gap. */
export const SettlementTerms = z.strictObject({
  period: PeriodLength.describe(
    "How long a settlement period is: calendar periods, a tertial being four months. utfall settle books period by period.",
  ),
  purchase_tolerance_percent: z
    .string()
    .regex(/^\d{1,2}(\.\d)?$/, 'a percentage in quotes with at most one decimal, for example "2.5"')
    .optional()
    .describe(
      "Largest difference between the registers' quantities and the purchases, in per cent of the purchases, that is put down to stock and timing; left out: none.",
    ),
});
