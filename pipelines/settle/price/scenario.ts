import type { PriceFormula } from "../../../schemas/agreement/price-formula.ts";

/** What may be unknown of a unit or a group, each with a money value of its own. */
export const unknowns = ["indication", "weight", "body-part", "score", "estimate"] as const;
export type Unknown = (typeof unknowns)[number];

/** How what is unknown is taken: as agreed, or as it costs the payer least or most. */
export type Lean = "agreed" | "cheapest" | "dearest";

/** The two ends: what is unknown taken as it costs the payer least, and most. */
export const leanings = ["cheapest", "dearest"] as const;

/** One reading of everything that is unknown. */
export type Scenario = Readonly<Record<Unknown, Lean>>;

export const everywhere = (lean: Lean): Scenario => ({
  ...{ indication: lean, weight: lean, score: lean, estimate: lean },
  "body-part": lean,
});

/** What may be unknown to each kind of rule beside the body part; null for one that reads nothing but the units themselves. */
const unknownTo: Readonly<Record<PriceFormula["kind"], Unknown | null>> = {
  "share-off": null,
  tiers: null,
  cap: null,
  "fixed-fee": null,
  "flat-above-weight": "weight",
  "by-indication": "indication",
  "performance-price": "estimate",
  "price-at-limit": "estimate",
  "bands-by-score-change": "score",
  "pooled-guarantee": null,
};

/** Whether a reading of the unknown can move what some rule comes to. */
export const canBeUnknown = (formulas: readonly PriceFormula[]): boolean =>
  formulas.some((formula) => unknownTo[formula.kind] !== null || countsByBodyPart(formula));

/** Whether a rule turns on which body part a unit was used for. */
export const countsByBodyPart = (formula: PriceFormula): boolean => {
  const counting = formula.kind === "share-off" ? formula.of : formula;
  return "counting" in counting && counting.counting.per === "patient-and-body-part";
};
