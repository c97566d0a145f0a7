/** Sex in the episode files; H-resept writes words. */
export const sex = {
  "0": "not known (ikke kjent)",
  "1": "man (mann)",
  "2": "woman (kvinne)",
  "9": "not specified",
} as const;

export const sector = {
  "1": "addiction treatment (TSB)",
  "2": "mental health, adults (VOP)",
  "3": "mental health, children (BUP)",
  "4": "somatic hospitals (somatikk)",
  "5": "rehabilitation",
  SOM: "somatic, contract specialists",
  PHV: "mental health, contract specialists",
} as const;

export const careLevel = {
  "1": "inpatient (døgn)",
  "2": "day treatment (dag)",
  "3": "outpatient (poliklinikk)",
  "8": "outpatient contact for an inpatient (for example radiotherapy)",
} as const;

export const activityCategory = { "1": "inpatient (døgn)", "2": "day (dag)", "3": "outpatient (poliklinisk)" } as const;

export const contactType = {
  "1": "work-up (utredning)",
  "2": "treatment (behandling)",
  "3": "check-up (kontroll)",
  "5": "indirect contact (indirekte)",
  "6": "video",
  "7": "telephone (telefon)",
  "12": "administered by the patient (pasientadministrert)",
  "13": "teaching (opplæring)",
  "14": "screening",
  "99": "other (annet)",
} as const;

export const urgency = {
  "1": "acute (akutt)",
  "2": "within 6 hours",
  "3": "within 6 to 24 hours",
  "4": "planned (planlagt)",
  "5": "transferred back (tilbakeføring)",
} as const;

export const stateIn = { "1": "alive (levende)", "2": "dead (død)", "3": "born in hospital" } as const;
export const stateOut = { "1": "alive (levende)", "2": "dead (død)", "3": "suicide (suicid)" } as const;

export const fromOrTo = {
  "1": "home (bosted)",
  "2": "place of injury (skadested)",
  "3": "other specialist health care",
  "5": "abroad (utland)",
  "7": "own institution",
  "8": "own institution",
  "10": "patient hotel (pasienthotell)",
  "11": "nursing home (sykehjem)",
  "21": "municipal emergency bed (KAD)",
  "88": "listed by the register, meaning not public",
  "98": "listed by the register, meaning not public",
  "99": "listed by the register, meaning not public",
} as const;

export const idCheck = {
  "1": "identity in order",
  "2": "sex differs from the population register",
  "3": "year of birth differs from the population register",
  "4": "identity missing",
  "5": "date of death before inndato",
} as const;

/** Health regions as NPR codes them; Kreftregisteret uses the same digits for other regions. */
export const region = { "3": "Vest", "4": "Midt", "5": "Nord", "7": "Sør-Øst" } as const;

/** Yes and no as 1 and 2; which is which is inferred. */
export const oneTwo = { "1": "yes (inferred)", "2": "no (inferred)" } as const;
