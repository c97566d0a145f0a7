/** Additional codes (tilleggskoder) of NCSP for the side of the body. Names: SKDE-Analyse/sas_codes, NCSP 2017. */
export const sideCodes = { right: "ZXA00", left: "ZXA05", both: "ZXA10" } as const;

/** Injection of a medicine into the vitreous body of an eye (NCSP: injeksjon av medikament i corpus vitreum). */
export const intravitrealInjection = "CKD05";

/** Medicines that are injected into the eye; bevacizumab is an infusion against cancer as well. */
export const intravitrealMedicines = [
  "ranibizumab",
  "aflibercept",
  "brolucizumab",
  "faricimab",
  "bevacizumab",
] as const;
