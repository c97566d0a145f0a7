/** How a body weight came to be known. */
export const weighings = {
  measured: "measured (veid)",
  stated: "stated by the patient or next of kin (oppgitt)",
  estimated: "estimated (anslått)",
} as const;

/** The criteria by which a response was assessed; the same words mean different things under different ones. */
export const responseCriteria = {
  imwg: "International Myeloma Working Group",
  lugano: "Lugano classification, lymphoma",
  recist: "RECIST 1.1, solid tumours",
  other: "other or not stated",
} as const;

/** Responses to treatment, in the words of the criteria. */
export const responses = {
  sCR: "stringent complete response",
  CR: "complete response",
  VGPR: "very good partial response",
  PR: "partial response",
  MR: "minimal response",
  SD: "stable disease",
  PD: "progressive disease",
  NE: "assessed, and not evaluable",
} as const;
