import { z } from "zod";
import { Id } from "./id.ts";

/** The estimate that decides. It is one of those the analyses make, for everyone together. */
export const DecidingEstimate = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("survival").describe("Probability of survival at a day."),
    measure: Id.describe("Id of a measure that analyses.measures lists."),
    days: z.int().min(1).describe("Days from time zero at which the estimate is read."),
  }),
  z.strictObject({
    kind: z.literal("restricted-mean").describe("Mean time up to a day."),
    measure: Id.describe("Id of a measure that analyses.measures lists."),
    days: z.int().min(1).describe("Days from time zero at which the estimate is read."),
  }),
  z
    .strictObject({
      kind: z.literal("share-improved"),
      measure: Id.describe("Id of a measure that analyses.measures lists."),
    })
    .describe(
      "Share of those with a value whose score did not fall by more than the tolerance, or rose by more than it.",
    ),
  z.strictObject({
    kind: z
      .literal("share-not-declined")
      .describe("Share of those with a value whose score did not fall by more than the tolerance."),
    measure: Id.describe("Id of a measure that analyses.measures lists."),
  }),
  z.strictObject({
    kind: z
      .literal("share-attained")
      .describe("Share with a response, or who have reached the milestone, of those whose answer is known."),
    measure: Id.describe("Id of a measure that analyses.measures lists."),
  }),
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
  estimate: DecidingEstimate.describe("The estimate that decides, for everyone together."),
  reference: z
    .strictObject({
      value: z.number().describe("The value that the estimate is held against."),
      source: z.string().min(1).describe("Where the reference is from."),
    })
    .describe("What the estimate is held against."),
  margin: z.number().min(0).describe("How far below the reference the lower limit may lie."),
  ready: z
    .strictObject({
      minimum_follow_up_months: z.int().min(0).describe("Months from treatment start that the data must reach …"),
      share: z.number().gt(0).max(1).describe("… for at least this share of the population."),
      coverage: z.array(CoverageDemand).describe("Data that must be covered."),
    })
    .describe("When the data are ready to be judged."),
});
export type GroupRule = z.infer<typeof GroupRule>;
