import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { decidingEstimates, measureNeeds, measuresThatDecide, predicateNeeds } from "./needs.ts";

/** `drawn`: facts are drawn for it and the night's code judges it. `words`: it moves no number. `refused`: neither. */
type Standing = "drawn" | "words" | "refused";

/**
 * How each part of an agreement stands to a simulation. A part that is new to the schema does not compile until somebody
 * has said so here: left out in silence, it would make the printed money wrong.
 */
const standing: Readonly<Record<keyof Agreement, Standing>> = {
  utfall: "words",
  id: "words",
  version: "words",
  title: "words",
  summary: "words",
  types: "words",
  example: "words",
  published: "words",
  assumed: "words",
  rule: "words",
  parties: "words",
  effective: "words",
  criteria_frozen: "words",
  first_data_cut: "words",
  decision: "words",
  population: "drawn",
  clock: "drawn",
  sources: "drawn",
  measures: "drawn",
  analyses: "drawn",
  group: "drawn",
  milestones: "drawn",
  units: "drawn",
  price_rules: "drawn",
  edge_cases: "drawn",
  amount: "drawn",
  settlement: "words",
  disclosure: "words",
  amendments: "words",
  reassessment: "words",
};

const isThere = (part: unknown): boolean => part !== undefined && !(Array.isArray(part) && part.length === 0);

/** Throws UTF-SM-001 for a part of an agreement that moves numbers and that no facts are drawn for. */
export const refuseUndrawable = (agreement: Agreement): void => {
  const refuse = (part: string): UtfallError =>
    new UtfallError("UTF-SM-001", { agreement: `${agreement.id}@${agreement.version}`, part });
  const known: Readonly<Record<string, Standing>> = standing;
  for (const [part, content] of Object.entries(agreement)) {
    if ((known[part] ?? "refused") === "refused" && isThere(content)) {
      throw refuse(part);
    }
  }
  for (const { kind, measure } of decidingEstimates(agreement)) {
    if (kind === "share-attained") throw refuse(`the estimate ${kind} of measures.${measure}`);
  }
  for (const measure of measuresThatDecide(agreement)) {
    if (measureNeeds(measure) === null) throw refuse(`measures.${measure.id} (${measure.kind}, with its rules)`);
  }
  for (const { id, predicate } of agreement.milestones) {
    if (predicateNeeds(predicate) === null) throw refuse(`milestones.${id}.predicate (${predicate.kind})`);
  }
};
