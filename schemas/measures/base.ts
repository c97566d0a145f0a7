import { z } from "zod";
import { Texts } from "../texts.ts";

const Id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens")
  .describe("Id of the measure; it stands in figure ids and never changes.");

/** What every measure says, whatever its kind. */
export const base = {
  id: Id,
  version: z.int().min(1).default(1).describe("Version of the measure; raise it when any parameter changes."),
  title: Texts,
  meaning: Texts.describe("What the number means, one paragraph."),
  misuse: Texts.describe("How it misleads when misread."),
  better: z.enum(["longer", "shorter", "higher", "lower"]).describe("Which direction is good for the patient."),
  minimum_follow_up: z
    .strictObject({
      months: z.int().min(1).describe("Calendar months from time zero that the data must reach."),
      use: z
        .enum(["primary", "sensitivity"])
        .describe(
          "primary: only persons with so much follow-up are in the main estimates, the others are counted apart; sensitivity: everyone is, and the estimates are given once more without the others.",
        ),
    })
    .optional()
    .describe("How long a person must have been possible to follow; left out where everyone is analysed."),
};

/** Time zero where nothing else can be chosen. */
export const firstExposure = z
  .literal("first-exposure")
  .default("first-exposure")
  .describe("The day from which time is counted: the first counted exposure.");

const coverageKinds = z.array(
  z.string().min(1).describe("Kind as in the coverage lists of utfall.yaml, for example episodes."),
);

/** Kinds of data without which silence means nothing, for measures that cannot do without. */
export const requiredCoverage = coverageKinds
  .min(1)
  .describe(
    "Kinds of data that must be covered from time zero on, in the person's region or nationally: outside coverage nothing reported is not nothing. A person is followed no longer than the shortest of them; one who is not covered at time zero is unknown.",
  );

/** The same where other facts show how long a person was seen. */
export const coverage = coverageKinds
  .default([])
  .describe(
    "Kinds of data that must be covered from time zero on, in the person's region or nationally. A person is followed no longer than the shortest of them; one who is not covered at time zero is unknown.",
  );

/** How persons are drawn again. */
export const Bootstrap = z.strictObject({
  replicates: z.int().min(200).max(100_000).default(2000).describe("How many times the persons are drawn again."),
  seed: z
    .int()
    .min(0)
    .default(20_260_101)
    .describe("Start of the random numbers; the same seed gives the same interval."),
});
export type Bootstrap = z.infer<typeof Bootstrap>;

/** How a figure without a formula for its spread gets an interval. */
export const bootstrap = Bootstrap.prefault({}).describe(
  "Settings of the bootstrap over persons that gives the interval.",
);
