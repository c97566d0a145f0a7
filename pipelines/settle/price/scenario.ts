/** What may be unknown of a unit or a group, each with a money value of its own. */
export const unknowns = ["indication", "weight", "score", "estimate"] as const;
export type Unknown = (typeof unknowns)[number];

/** How what is unknown is taken: as agreed, or as it costs the payer least or most. */
export type Lean = "agreed" | "cheapest" | "dearest";

/** One reading of everything that is unknown. */
export type Scenario = Readonly<Record<Unknown, Lean>>;

export const everywhere = (lean: Lean): Scenario => ({ indication: lean, weight: lean, score: lean, estimate: lean });
