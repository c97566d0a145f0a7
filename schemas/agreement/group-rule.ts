import { z } from "zod";
import { Id } from "./id.ts";

/** The estimate that decides. It is one of those the analyses make, for everyone together. */
export const DecidingEstimate = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("survival"), measure: Id, days: z.int().min(1) }),
  z.strictObject({ kind: z.literal("restricted-mean"), measure: Id, days: z.int().min(1) }),
  z
    .strictObject({ kind: z.literal("share-improved"), measure: Id })
    .describe(
      "Share of those with a value whose score did not fall by more than the tolerance, or rose by more than it.",
    ),
  z.strictObject({ kind: z.literal("share-not-declined"), measure: Id }),
]);
export type DecidingEstimate = z.infer<typeof DecidingEstimate>;

/** A kind of data that must be covered without a hole from the first treatment start on. */
const CoverageDemand = z.strictObject({
  kind: z.string().min(1).describe("Kind as in the coverage lists of utfall.yaml, for example hospital-drugs."),
  regions: z
    .array(z.enum(["national", "nord", "midt", "vest", "sor-ost"]))
    .min(1)
    .describe(
      "Health regions that must be covered; national alone demands national coverage, which also covers each region.",
    ),
});

/**
 * The rule for one verdict on the whole group: met where the lower limit is at least reference less margin, not met
 * where the upper limit is below the reference, else no conclusion. The limits are those of the agreed interval, and
 * fewer persons than the agreed minimum give no conclusion.
 */
export const GroupRule = z.strictObject({
  estimate: DecidingEstimate,
  reference: z.strictObject({ value: z.number(), source: z.string().min(1) }),
  margin: z.number().min(0),
  ready: z
    .strictObject({
      minimum_follow_up_months: z.int().min(0).describe("Months from treatment start that the data must reach …"),
      share: z.number().gt(0).max(1).describe("… for at least this share of the population."),
      coverage: z.array(CoverageDemand),
    })
    .describe("When the data are ready to be judged."),
});
export type GroupRule = z.infer<typeof GroupRule>;
