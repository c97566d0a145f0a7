import { type Column, code, dec } from "../column.ts";

const doseUnits = {
  mg: "milligram",
  g: "gram",
  ug: "microgram",
  ml: "millilitre",
  IE: "international units (internasjonale enheter)",
  MBq: "megabecquerel",
  stk: "pieces (stykk)",
  "mg/m2": "milligram per square metre of body surface; not summable",
  "mg/kg": "milligram per kilogram of body weight; not summable",
} as const;

const routes = {
  iv: "intravenous",
  sc: "subcutaneous",
  im: "intramuscular",
  it: "intrathecal",
  ip: "intraperitoneal",
  po: "by mouth",
  other: "other",
  unknown: "unknown",
} as const;

/** How much was given, and how. */
export const doseColumns: readonly Column[] = [
  dec({
    name: "dose",
    presence: "conditional",
    min: 0,
    max: 1_000_000_000,
    scale: 4,
    meaning: "Dose, in unit.",
    caveat: "0 was planned and not given.",
  }),
  code({ name: "unit", presence: "conditional", codes: doseUnits, meaning: "Unit of the dose." }),
  code({ name: "route", presence: "optional", codes: routes, meaning: "Route of administration." }),
];
