import { z } from "zod";
import { Texts } from "../texts.ts";

const OptionId = z.enum(["permanent", "permanent-with-criteria", "not-offered-further", "renegotiate", "subgroups"]);

/** The reassessment, written down before the data because taking away is felt as a greater loss than giving (ch. 7.2). */
export const Reassessment = z.strictObject({
  date: z.iso.date().describe("Day of the reassessment."),
  title: Texts.describe("What it is called."),
  options: z
    .array(
      z.strictObject({
        id: OptionId.describe("Which of the five outcomes."),
        title: Texts,
        for_new: Texts.describe("What it means for new patients."),
        for_treated: Texts.describe("What it means for those already treated."),
      }),
    )
    .refine((options) => OptionId.options.every((id) => options.filter((option) => option.id === id).length === 1), {
      message: `each of ${OptionId.options.join(", ")} exactly once`,
    })
    .describe("The five outcomes of ch. 7.2, each with what it means for new patients and for those already treated."),
  exit_plan: z
    .strictObject({ for_new: Texts, for_treated: Texts })
    .describe("How the treatment is taken back, for new patients and for those already treated (ch. 7.1 no. 8)."),
  unanswered: z
    .array(
      z.strictObject({
        question: Texts.describe("The question."),
        who: Texts.describe("Who could answer it."),
        by: z.iso.date().nullable().describe("By when; null where unknown."),
        cost: Texts.nullable().describe("At what cost; null where unknown."),
      }),
    )
    .describe("What this agreement's data will not answer, and who could."),
});
export type Reassessment = z.infer<typeof Reassessment>;
