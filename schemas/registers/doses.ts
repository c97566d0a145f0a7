/** Units in which a dose may be stated. */
export const doseUnits = {
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

/** Ways in which a medicine is given. */
export const routes = {
  iv: "intravenous",
  sc: "subcutaneous",
  im: "intramuscular",
  it: "intrathecal",
  ip: "intraperitoneal",
  po: "by mouth",
  other: "other",
  unknown: "unknown",
} as const;
