import { z } from "zod";

/** Every scale that a change can be read on. Which of them a register holds is seen before a night. */
export const scales = [
  "chop_intend",
  "hine2",
  "hfmse",
  "rulm",
  "six_mwt",
  "atend",
  "mfm",
  "eq5d_index",
  "eq5d_vas",
  "prom_score",
] as const;

export const baseline = z
  .strictObject({
    before_days: z.int().min(0).describe("Days before time zero that are accepted."),
    after_days: z.int().min(0).describe("Days after time zero that are accepted, where there is none before it."),
  })
  .describe("Latest baseline assessment at most this many days before, or at most this many days after, time zero.");

export const target = z
  .strictObject({
    months: z.int().min(1).describe("Calendar months from time zero."),
    before_days: z.int().min(0).describe("Days before that day that are accepted."),
    after_days: z.int().min(0).describe("Days after that day that are accepted."),
    grace_days: z
      .int()
      .min(0)
      .default(0)
      .describe(
        "Days after the window in which a value is still taken where the window holds none; it is marked late.",
      ),
  })
  .describe("The window in which the value is read.");

export const pick = z
  .union([
    z.enum(["nearest", "first", "last", "worst", "best"]),
    z.strictObject({
      confirmed: z
        .int()
        .min(2)
        .max(5)
        .describe("How many values in a row, the last ones of the window, must bear the change out."),
    }),
  ])
  .describe(
    "Which of several values in the window counts. confirmed takes the change that all of the last so many values bear out: the smallest of them, or none where they point both ways; fewer values confirm nothing. Where the window holds no value, the first so many of the grace days are asked; while on treatment, the last so many before its end.",
  );

export const measurementError = z
  .number()
  .min(0)
  .optional()
  .describe("Standard error of measurement of the scale, printed beside the threshold.");
