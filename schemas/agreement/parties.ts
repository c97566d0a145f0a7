import { z } from "zod";
import { Texts } from "../texts.ts";

const Party = z.strictObject({
  role: Texts.describe("What the party does in the agreement, for example buyer, supplier, data holder."),
  name: z.string().min(1).describe("Name."),
});

/** Who is bound, who has signed, and who carries which duty. */
export const Parties = z.strictObject({
  parties: z.array(Party).min(1).describe("Who is bound."),
  signed_off: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe("Name."),
        role: Texts.describe("In what role."),
        date: z.iso.date().describe("When."),
      }),
    )
    .describe("Who has signed, and when; empty while nobody has."),
  documentation_duty: Texts.describe("Who has the duty to document the effect (framework ch. 7.1: the supplier)."),
  data_collection_costs: Texts.describe(
    "Who covers the cost of collecting the data (framework ch. 7.1: the supplier).",
  ),
  clinicians: Texts.describe("How clinicians took part in choosing the measures."),
  extra_registrations: z
    .array(Texts)
    .describe(
      "Registrations that exist only because of this agreement (framework V a: as few as possible, and counted).",
    ),
});
export type Parties = z.infer<typeof Parties>;
