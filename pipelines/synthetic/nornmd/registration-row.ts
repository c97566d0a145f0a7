import { type Day, iso, yearOf } from "../calendar/day.ts";
import type { Ending } from "../population/ending.ts";
import type { Keys } from "../population/keys.ts";
import type { Person } from "../population/person.ts";
import type { ExtractRow } from "../write/extract-row.ts";

/** What Muskelregisteret holds of a patient's disease. */
export interface MuscleDisease {
  /** With the dot, as the register writes it. */
  readonly icd10: string;
  readonly subgroup: string;
  readonly onsetYears: number | null;
  readonly diagnosed: Day;
  readonly walking: "1" | "2" | "3" | "9";
  readonly ventilated: boolean;
}

/** The patient's first registration form in Muskelregisteret. */
export const registrationRow = (
  person: Person,
  ending: Ending,
  disease: MuscleDisease,
  form: { readonly number: number; readonly day: Day },
  keys: Keys,
): ExtractRow => ({
  layout: "registration",
  values: {
    PATIENT_ID: keys.nornmd(person.number),
    BIRTH_DATE: iso(person.birth),
    GENDER: person.sex === "m" ? "1" : "2",
    DECEASED: ending.death === null ? "0" : "1",
    DECEASED_DATE: ending.death === null ? null : iso(ending.death),
    MCEID: String(form.number),
    CENTREID: person.unit.reshId,
    HovedDato: iso(form.day),
    BasisRegStatus: "1",
    ForlopsType1Num: "1",
    DIAGNOSIS: disease.icd10,
    SUBGROUP: disease.subgroup,
    GENETIC_CAUSE: "1",
    GENETIC_CAUSE_YEAR: yearOf(disease.diagnosed),
    GEN_SPEC_DELETION: "1",
    GEN_SPEC_DUPLICATION: "0",
    GEN_SPEC_POINT_MUTATION: "0",
    DEBUT_AGE: disease.onsetYears,
    DEBUT_AGE_MISS: disease.onsetYears === null ? "1" : "0",
    ASSESSMENT_START: yearOf(disease.diagnosed),
    ASSESSMENT_START_MISS: "0",
    DIAGNOSIS_YEAR: yearOf(disease.diagnosed),
    DIAGNOSIS_YEAR_MISS: "0",
    FUNCTION_STATUS_DATE: iso(form.day),
    WALKING: disease.walking,
    WHEELCHAIR_AGE: null,
    RESPIRATIONSUPPORT: disease.ventilated ? "1" : "0",
    RESPIRATIONSUPPORT_AGE: null,
    RESPIRATIONSUPPORT_TYPE_RESPIRATOR: "0",
    RESPIRATIONSUPPORT_TYPE_NONINVASIVE: disease.ventilated ? "1" : "0",
    TREATMENT: "1",
    INHERITANCE_PATTERN: "9",
    MARITAL_STATUS: "9",
    EDUCATION: "9",
    WORKING: "9",
    DISABILITYPENSION: "9",
    GENETIC_CAUSE_DESC: null,
    ASSESSBY: "Oppdiktet Behandler",
    REGNAME: "Oppdiktet Registrar",
    USERCOMMENT: null,
  },
});
