/**
 * Person status. Two lists are in use, a letter list in newer extracts and a number list in older ones; their codes do
 * not overlap, so both are accepted.
 */
export const personStatus = {
  B: "resident in Norway (bosatt) and alive at P_statusdato",
  D: "dead (død)",
  E: "emigrated (utvandret); inferred from its use in public code",
  ".": "lost to follow-up",
  "1": "alive (older list)",
  "2": "dead (older list)",
  "3": "lost to follow-up (older list)",
  "4": "unknown (older list)",
} as const;

/** Basis of the diagnosis. Meanings are stated where they are public; the others are listed because they occur. */
export const basis: Readonly<Record<string, string>> = Object.fromEntries(
  [
    0, 10, 20, 22, 23, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 45, 46, 47, 57, 60, 68, 70, 71, 72, 74, 75,
    76, 78, 79, 80, 81, 82, 83, 84, 90, 98, 99,
  ].map((n): readonly [string, string] => {
    if (n === 81) return [String(n), "autopsy finding; left out of survival"];
    if (n === 90) return [String(n), "death certificate only; left out of survival"];
    if (n === 23) return [String(n), "not verified by histology; left out of survival unless radiotherapy was given"];
    if ([0, 10, 20, 29, 31, 40, 99].includes(n)) return [String(n), "not verified by histology"];
    return [String(n), "verified by histology"];
  }),
);

export const certainty = {
  "0": "listed by the register, meaning not public",
  "1": "benign or premalignant",
  "2": "listed by the register, meaning not public",
  "3": "malignant, certain site",
  "4": "malignant, after a premalignant finding",
  "5": "clinically certain",
  "6": "listed by the register, meaning not public",
  "7": "listed by the register, meaning not public",
} as const;

/** Metastasis at diagnosis; local 0 and 8, regional 1 3 5 6 A D, distant 2 4 B, unknown 7 9 C. */
export const metastasis = {
  "0": "local",
  "1": "regional",
  "2": "distant",
  "3": "regional",
  "4": "distant",
  "5": "regional",
  "6": "regional",
  "7": "unknown",
  "8": "local",
  "9": "unknown",
  A: "regional",
  B: "distant",
  C: "unknown",
  D: "regional",
} as const;

export const seerStage = {
  "1": "localised (inferred)",
  "2": "regional (inferred)",
  "3": "distant (inferred)",
  "9": "unknown",
} as const;

export const radiotherapy = {
  "0": "none",
  "1": "given",
  "2": "gamma knife",
  "3": "iodine",
  "9": "unknown",
  "12": "listed by the register, meaning not public",
  "13": "listed by the register, meaning not public",
} as const;

/**
 * Health region of the case. 1 to 3 agree with the hospitals that treat the patients of the lung extract at hand (OUS,
 * Bergen, St. Olav); 4 and the longer codes are inferred from public code of another project. NPR's codes (3 Vest, 4 Midt,
 * 5 Nord, 7 Sør-Øst) mean something else by the same digits, so 5 and 7 are refused: they say that the list is the wrong one.
 */
export const healthRegion = {
  "1": "Sør-Øst",
  "2": "Vest",
  "3": "Midt",
  "4": "Nord (inferred)",
  "9": "unknown",
  "100": "Sør-Øst (project-coded)",
  "1100": "Vest (project-coded)",
  "1500": "Midt (project-coded)",
  "1800": "Nord (project-coded)",
} as const;

export const mutation = {
  pos: "positive",
  neg: "negative",
  inconclusive: "tested, inconclusive",
  not_tested: "not tested",
  unknown: "the source says that it is unknown",
} as const;
