import { z } from "zod";
import { coverage } from "./base.ts";
import { intercurrentOfTimes } from "./intercurrent.ts";

/** Day on which somebody comes under observation. */
export const delayedEntry = z
  .boolean()
  .default(true)
  .describe("Whether a patient first seen by the register after time zero enters the risk set late.");

/** Time zero where the register also knows the diagnosis. */
export const chosenTimeZero = z
  .enum(["first-exposure", "diagnosis"])
  .default("first-exposure")
  .describe(
    "The day from which time is counted: the first counted exposure, or the latest diagnosis in a cancer register on or before it. From diagnosis, nobody is at risk before the first exposure, so delayed_entry must be true.",
  );

/** Group by something that happens after time zero, made safe by a landmark. */
const landmark = z
  .strictObject({
    days: z
      .int()
      .min(1)
      .describe("The landmark: only those still under observation after this day are analysed, from it on."),
    among: z
      .discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("treated-with").describe("Had a dose of one of the substances."),
          substances: z.array(z.string().min(1)).min(1).describe("Substances in lower case."),
          by_days: z.int().min(0).describe("Days from time zero by which it must have happened; at most the landmark."),
        }),
        z.strictObject({
          kind: z.literal("assessed").describe("Had an assessment with one of the codes."),
          assessment: z.string().min(1).describe("Assessment kind of the common model."),
          one_of: z.array(z.string().min(1)).min(1).describe("Codes that put a person into the group."),
          by_days: z.int().min(0).describe("Days from time zero by which it must have happened; at most the landmark."),
        }),
      ])
      .describe("Who is in the group, by what happened between time zero and the landmark."),
  })
  .optional()
  .describe(
    "Analyses only a group that is formed after time zero, from a landmark on. Without the landmark the group's members would be those who lived long enough to join it.",
  );

/** What every measure of a time may say beside its event. */
export const timeRules = {
  censoring: z
    .strictObject({
      at_days: z.int().min(1).describe("Everyone is censored on this day after time zero at the latest."),
    })
    .optional()
    .describe(
      "Beside emigration and the end of what is known, which always censor: a day at which follow-up is cut off for everyone.",
    ),
  coverage,
  intercurrent: intercurrentOfTimes,
  landmark,
};

/** Order of reasons that meet on one day: a permutation of all of them, the first wins. */
export const tieOrder = <const R extends readonly [string, ...string[]]>(reasons: R) =>
  z
    .array(z.enum(reasons))
    .refine((order) => order.length === reasons.length && new Set(order).size === reasons.length, {
      error: `expected each of ${reasons.join(", ")} once`,
    })
    .default([...reasons])
    .describe(
      "Which reason counts where several fall on one day, first wins: on tied days the order moves the incidence of each.",
    );

/** How a death that is not the event itself is counted. */
export const deathAs = z
  .enum(["event", "competing", "censored"])
  .describe(
    "event: counts as the event; competing: ends the time and competes, so that the incidence is read beside it; censored: as if the time could go on, which answers a question about a world without death.",
  );
