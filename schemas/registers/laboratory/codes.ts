/** Status of a result, Volven 8245, as HL7 Norway's NILAR guide lists it. */
export const resultStatus = {
  "1": "revised (revidert)",
  "2": "preliminary (foreløpig)",
  "3": "final (endelig)",
  "4": "addition (tillegg)",
  "5": "referral registered (henvisning registrert)",
  "6": "procedures registered or planned",
  "7": "appointment given (tildelt time)",
  "12": "corrected (korrigert)",
  "14": "deleted (undersøkelse slettet)",
  "15": "in progress (i prosess)",
} as const;

/** How the true value lies to the stated one; empty is equal. The words are FHIR's. */
export const comparators = {
  "<": "below the stated value",
  "<=": "at most the stated value",
  ">=": "at least the stated value",
  ">": "above the stated value",
} as const;
