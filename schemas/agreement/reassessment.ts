import { z } from "zod";
import { Texts } from "../texts.ts";

const OptionId = z.enum(["permanent", "permanent-with-criteria", "not-offered-further", "renegotiate", "subgroups"]);

/** The reassessment, written down before the data because taking away is felt as a greater loss than giving (ch. 7.2). */
export const Reassessment = z.strictObject({
  date: z.iso.date(),
  title: Texts,
  options: z
    .array(z.strictObject({ id: OptionId, title: Texts, for_new: Texts, for_treated: Texts }))
    .refine((options) => OptionId.options.every((id) => options.filter((option) => option.id === id).length === 1), {
      message: `each of ${OptionId.options.join(", ")} exactly once`,
    })
    .describe("The five outcomes of ch. 7.2, each with what it means for new patients and for those already treated."),
  exit_plan: z
    .strictObject({ for_new: Texts, for_treated: Texts })
    .describe("How the treatment is taken back, for new patients and for those already treated (ch. 7.1 no. 8)."),
  unanswered: z
    .array(z.strictObject({ question: Texts, who: Texts, by: z.iso.date().nullable(), cost: Texts.nullable() }))
    .describe("What this agreement's data will not answer, and who could."),
});
export type Reassessment = z.infer<typeof Reassessment>;
