import { z } from "zod";
import { Texts } from "../texts.ts";

/** A source that the agreement relies on, settled before the decision (framework V d). */
export const AgreedSource = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, "the name of a source in utfall.yaml")
    .describe("Name of the source in utfall.yaml (see FIELDS.md, What a workspace delivers)."),
  owner: Texts.describe("Who is responsible for the source."),
  provides: Texts.describe("What the agreement takes from it."),
  frequency: Texts.describe("How often it is delivered."),
  data_lag_days: z
    .int()
    .min(0)
    .describe(
      "Days from an event until the data can be expected to hold it: the data clock. Until then nothing is missing. Not shorter than lag_days of the source in utfall.yaml.",
    ),
});
export type AgreedSource = z.infer<typeof AgreedSource>;
