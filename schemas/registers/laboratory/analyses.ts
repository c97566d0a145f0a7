/** One analysis of Norsk laboratoriekodeverk and the assessment that it becomes. */
export interface Analysis {
  /** NLK code. The code fixes what was measured, in which part of the body, and the unit. */
  readonly code: string;
  /** Assessment kind of the common model. */
  readonly kind: string;
  readonly name: string;
  /** Spellings of the one unit in which a value is read, lower case without spaces; the first is shown. */
  readonly units: readonly [string, ...string[]];
  /** Where the code is published. */
  readonly source: string;
}

/**
 * The analyses that are read, each with one unit: a value in another unit is another number, and nothing is converted.
 *
 * Codes as published by the laboratories named; units as on the same pages, but for M-protein and free kappa light chains,
 * whose units are background knowledge. Antibodies against AAV9 are missing: no Norwegian code for them was found.
 */
export const analyses: readonly Analysis[] = [
  {
    code: "NPU19844",
    kind: "m_protein",
    name: "P-M-komponent, quantity",
    units: ["g/l"],
    source: "UNN, labhandbok (M-komponent i serum)",
  },
  {
    code: "NPU19606",
    kind: "kappa_light_chains",
    name: "P-Kappa, free light chains",
    units: ["mg/l"],
    source: "Nordlandssykehuset, labhandbok",
  },
  {
    code: "NOR05172",
    kind: "haemoglobin",
    name: "B-Hemoglobin",
    units: ["g/dl"],
    source: "Fürst and labhandbok.no; NPU28309 is the same in g/L and is not read",
  },
  {
    code: "NPU03568",
    kind: "platelets",
    name: "B-Trombocytter",
    units: ["10^9/l", "10*9/l", "x10^9/l", "x10^09/l", "*10^9/l"],
    source: "Fürst and Stavanger universitetssjukehus, labhandbok",
  },
];
