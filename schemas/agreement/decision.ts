import { z } from "zod";
import { Texts } from "../texts.ts";
import { Id } from "./id.ts";

/** What was not known at the decision, and what is to answer it. */
const Uncertainty = z.strictObject({
  id: z
    .string()
    .regex(/^U[1-9]\d*$/, "U1, U2, …")
    .describe("U1, U2, … in the order of the decision."),
  text: Texts.describe("The question, in words."),
  kind: z
    .enum(["cost-effectiveness", "decision"])
    .describe("Uncertainty of the cost-effectiveness ratio, or of the decision itself."),
  measure: Id.nullable().describe("Measure that answers it; null where no measure of this agreement can."),
  source: z.string().nullable().describe("Source of the data in utfall.yaml; null where none is planned."),
  due: z.iso.date().nullable().describe("When it is to be answered; null where no day is set."),
});

/** What the assessment expected at group level, with where the figure is from. */
const ExpectedEffect = z.strictObject({
  measure: Id.describe("Id of a measure of this agreement."),
  parameter: Texts.describe("What the figure is."),
  unit: z.enum(["probability", "days", "persons", "points"]).describe("Unit of the figure."),
  value: z.number().describe("Point estimate."),
  lower: z.number().nullable().describe("Lower limit; null where none is given."),
  upper: z.number().nullable().describe("Upper limit; null where none is given."),
  source: z.string().min(1).describe("Where the figure is from."),
});

/** The decision that the agreement belongs to (framework point V and ch. 7.1). */
export const Decision = z.strictObject({
  kind: z
    .enum(["temporary", "permanent"])
    .describe("temporary is a temporary introduction that ends in a reassessment (ch. 7.1)."),
  decided: z.iso.date().nullable().describe("Day of the decision; null while it is not made."),
  indication: Texts.describe("The indication that was decided on."),
  comparators: z.array(Texts).min(1).describe("What patients would have received otherwise."),
  treatment_line: Texts.nullable().describe("Line of treatment; null where it has no meaning."),
  need: Texts.describe("Severity of the disease and the need that is not met (ch. 7.1 no. 1)."),
  priority: z
    .strictObject({
      benefit: Texts.describe("The benefit criterion."),
      resources: Texts.describe("The resource criterion."),
      severity: Texts.describe("The severity criterion."),
    })
    .describe("The three criteria of priority setting, each answered (V f)."),
  price_and_uncertainty: Texts.describe("How the temporary price makes up for the uncertainty (ch. 7.1 no. 6)."),
  competing_agreements: z.array(Texts).describe("Products under other agreements for the same patients (V e)."),
  uncertainties: z.array(Uncertainty).min(1).describe("What was not known at the decision."),
  expected_effects: z.array(ExpectedEffect).describe("What the assessment expected; may be empty."),
  start_criteria_by_hand: z
    .array(Texts)
    .describe("Start criteria that people judge because no register field holds them. They change no number here."),
});
export type Decision = z.infer<typeof Decision>;
