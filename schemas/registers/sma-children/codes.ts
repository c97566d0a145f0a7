/** Type of spinal muscular atrophy, by age at onset and best motor function. */
export const smaTypes = {
  "0": "type 0: prenatal onset",
  "1": "type 1: onset before 6 months, never sits (NORNMD Undergruppe 70)",
  "2": "type 2: sits, never walks (NORNMD Undergruppe 81)",
  "3": "type 3: walks (NORNMD Undergruppe 82)",
  "4": "type 4: adult onset (NORNMD Undergruppe 83)",
  presymptomatic: "treated before symptoms, for example found by newborn screening",
  unknown: "the source says that the type is unknown",
} as const;

export const ventilationTypes = {
  none: "no ventilation support",
  niv: "non-invasive (mask)",
  invasive: "invasive (through a tracheostomy or tube)",
  other: "other",
  unknown: "the source says that it is unknown",
} as const;

export const nutritionWays = {
  oral: "by mouth only",
  partly: "partly by tube",
  tube: "by tube only",
} as const;

export const declineExplanations = {
  none: "no explanation: nothing but the disease",
  acute_illness: "acute illness",
  surgery: "surgery",
  fracture: "fracture",
  contracture_or_scoliosis: "contracture or scoliosis",
  cooperation: "the child did not cooperate",
  assessor_or_site: "another assessor or site",
  lack_of_effect: "lack of effect of the medicine",
  other: "other",
  unknown: "the source says that it is unknown",
} as const;

export const smaDrugs = {
  nusinersen: "nusinersen (Spinraza)",
  risdiplam: "risdiplam (Evrysdi)",
  onasemnogene: "onasemnogene abeparvovec (Zolgensma)",
  none: "no disease-modifying medicine",
  other: "another medicine",
} as const;
