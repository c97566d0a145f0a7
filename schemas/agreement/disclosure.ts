import { z } from "zod";
import { Texts } from "../texts.ts";

/** What is left out of the public copy. Only commercial figures may be (framework V b); the structure is public. */
export const Disclosure = z.strictObject({
  confidential: z
    .array(
      z.strictObject({
        field: z.enum(["amount", "milestone-parts", "settlement"]).describe("What is left out."),
        reason: Texts.describe("Why, for the reader of the public copy."),
      }),
    )
    .describe("Fields that the public copy leaves out; empty where everything is public."),
});
export type Disclosure = z.infer<typeof Disclosure>;
