import { z } from "zod";

/** Languages that reports are written in. */
export const Language = z.enum(["nb", "en"]);
export type Language = z.infer<typeof Language>;

/** A text in every report language. */
export const Texts = z
  .strictObject({
    nb: z.string().min(1).describe("The text in Norwegian bokmål."),
    en: z.string().min(1).describe("The text in English."),
  })
  .describe("A text for readers, in Norwegian and English.");
export type Texts = z.infer<typeof Texts>;
