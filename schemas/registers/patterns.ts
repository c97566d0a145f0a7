/**
 * Keys that were numbers before they were text. Refused are what number formats make of them: a trailing `.0` or `,0`, and
 * exponents (`9,8E+08`, `1e+05`, `1E8`), because two persons become one that way. Letters, digits, `-` and `_` may follow
 * each other freely otherwise.
 */
export const keyPattern =
  "[0-9]+|[A-Za-z_][A-Za-z0-9_-]*|[0-9]+(?:[A-DF-Za-df-z_-][A-Za-z0-9_-]*|[eE](?:[0-9]*[A-Za-z_]|[0-9]+-)[A-Za-z0-9_-]*)";

/** Digits only, for organisation numbers, RESH ids and the registers' running numbers. */
export const digits = (from: number, to: number): string => `[0-9]{${from},${to}}`;

/** An ICD-10 code without dot, or one of the Norwegian external-cause codes with a letter in the third place. */
export const icd10Pattern = "(?:[A-Z][0-9]{2}|[TYWXV][0-9][NST])[0-9A-Z]{0,4}";

/** A full ATC code of seven characters. */
export const atcPattern = "[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}";
