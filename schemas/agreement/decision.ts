import { z } from "zod";
import { Texts } from "../texts.ts";
import { Id } from "./id.ts";

/** What was not known at the decision, and what is to answer it. */
const Uncertainty = z.strictObject({
  /** U1, U2, … in the order of the decision. */
  id: z.string().regex(/^U[1-9]\d*$/, "U1, U2, …"),
  text: Texts,
  /** Uncertainty of the cost-effectiveness ratio, or of the decision itself. */
  kind: z.enum(["cost-effectiveness", "decision"]),
  /** Measure that answers it; null where no measure of this agreement can. */
  measure: Id.nullable(),
  /** Source of the data in utfall.yaml; null where none is planned. */
  source: z.string().nullable(),
  due: z.iso.date().nullable(),
});

/** What the assessment expected at group level, with where the figure is from. */
const ExpectedEffect = z.strictObject({
  measure: Id,
  parameter: Texts,
  unit: z.enum(["probability", "days", "persons", "points"]),
  value: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  source: z.string().min(1),
});

/** The decision that the agreement belongs to (framework point V and ch. 7.1). */
export const Decision = z.strictObject({
  /** `temporary` is a temporary introduction that ends in a reassessment (ch. 7.1). */
  kind: z.enum(["temporary", "permanent"]),
  /** Day of the decision; null while it is not made. */
  decided: z.iso.date().nullable(),
  indication: Texts,
  comparators: z.array(Texts).min(1),
  treatment_line: Texts.nullable(),
  /** Severity of the disease and the need that is not met (ch. 7.1 no. 1). */
  need: Texts,
  /** The three criteria of priority setting, each answered (V f). */
  priority: z.strictObject({ benefit: Texts, resources: Texts, severity: Texts }),
  /** How the temporary price makes up for the uncertainty (ch. 7.1 no. 6). */
  price_and_uncertainty: Texts,
  /** Products under other agreements for the same patients (V e). */
  competing_agreements: z.array(Texts),
  uncertainties: z.array(Uncertainty).min(1),
  expected_effects: z.array(ExpectedEffect),
  /** Start criteria that people judge because no register field holds them. They change no number here. */
  start_criteria_by_hand: z.array(Texts),
});
export type Decision = z.infer<typeof Decision>;
