import { z } from "zod";

const refusal =
  "expected treatment-policy, hypothetical, composite or while-on-treatment; principal-stratum is refused: who would have had the event under another treatment is seen in nobody, and registers hold nothing to predict it from";

const strategies = ["treatment-policy", "hypothetical", "composite", "while-on-treatment"] as const;

/** A strategy of ICH E9(R1), of those that make a number here. */
const strategy = <const S extends readonly [string, ...string[]]>(allowed: S, meaning: string) =>
  z.enum(allowed, { error: () => refusal }).describe(meaning);

const ofTimes = strategy(
  strategies,
  "ICH E9(R1). treatment-policy: goes on as if nothing had happened; hypothetical: censored there, which is right only if those censored are like the others; composite: counts as the event; while-on-treatment: follow-up ends there and the event competes (cumulative incidence instead of 1 less survival). principal-stratum is refused.",
);

const switching = {
  kind: z.literal("switch").describe("The first dose of another substance after time zero."),
  substances: z.array(z.string().min(1)).min(1).describe("Substances that count as a switch."),
};

const stopping = {
  kind: z.literal("stop").describe("A gap without doses of the substance that the person started with."),
  gap_days: z
    .int()
    .min(1)
    .describe(
      "Days without a dose, within follow-up and the data of the sources of the doses, that count as having stopped.",
    ),
};

/** What may happen between time zero and the event, and what it does to a time. */
export const intercurrentOfTimes = z
  .array(
    z.discriminatedUnion("kind", [
      z.strictObject({ ...switching, strategy: ofTimes }).describe("Another medicine."),
      z.strictObject({ ...stopping, strategy: ofTimes }).describe("Treatment has stopped."),
    ]),
  )
  .default([])
  .describe(
    "Events after time zero that change what the number means, each with its strategy; on the day of the measure's own event that one comes first, and of two on one day one that counts or competes comes before one that censors, else the one listed first. What is not listed is treatment-policy, and who is unknown to the measure itself stays unknown.",
  );

const ofValues = strategy(
  ["treatment-policy", "hypothetical", "while-on-treatment"] as const,
  "ICH E9(R1). treatment-policy: the value counts whatever came before it; hypothetical: values after it are not read, and without an earlier one in the window the person cannot be estimated; while-on-treatment: the latest value before it and after the baseline counts in place of the window's (confirmed: the latest so many). Only an event until the end of the window acts.",
);

const ofResponses = strategy(
  strategies,
  "ICH E9(R1). treatment-policy: the value counts whatever came before it; hypothetical: values after it are not read, and without an earlier one in the window the person cannot be estimated; composite: no response; while-on-treatment: the latest value before it and after the baseline counts in place of the window's (confirmed: the latest so many). Only an event until the end of the window acts.",
);

const listed =
  "Events after time zero that change what the number means, each with its strategy. What is not listed is treatment-policy.";

/** The same for a value: a score after a switch is a score of another treatment. */
export const intercurrentOfValues = z
  .array(
    z.discriminatedUnion("kind", [
      z.strictObject({ ...switching, strategy: ofValues }).describe("Another medicine."),
      z.strictObject({ ...stopping, strategy: ofValues }).describe("Treatment has stopped."),
    ]),
  )
  .default([])
  .describe(listed);

/** The same for a response, where death too may count as none. */
export const intercurrentOfResponses = z
  .array(
    z.discriminatedUnion("kind", [
      z.strictObject({ ...switching, strategy: ofResponses }).describe("Another medicine."),
      z.strictObject({ ...stopping, strategy: ofResponses }).describe("Treatment has stopped."),
    ]),
  )
  .default([])
  .describe(listed);
