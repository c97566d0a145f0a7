import { type Column, code, date, dec, dropped, flag, int, text } from "../../column.ts";
import { digits, icd10Pattern } from "../patterns.ts";
import { subgroups } from "./codes.ts";

const year = (name: string, alias: string, meaning: string): Column =>
  int({ name, aliases: [alias], presence: "optional", min: 1850, max: 2100, meaning });

const age = (name: string, alias: string, meaning: string): Column =>
  dec({ name, aliases: [alias], presence: "optional", min: 0, max: 130, scale: 2, meaning });

const answer = (name: string, alias: string, meaning: string): Column =>
  flag({ name, aliases: [alias], presence: "optional", meaning });

const care = {
  "0": "no, but needed (nei, men behov)",
  "1": "yes (ja)",
  "2": "not needed (ikke behov)",
  "9": "unknown",
} as const;

const shortList = (name: string, alias: string, meaning: string): Column =>
  text({
    name,
    aliases: [alias],
    presence: "optional",
    maxLength: 8,
    pattern: "-?[0-9]{1,3}",
    patternOutcome: "finding",
    meaning,
    caveat: "The list's codes are in the codebook of the delivery; 9 is unknown.",
  });

/** The patient and the form. */
export const patientColumns: readonly Column[] = [
  date({
    name: "BIRTH_DATE",
    aliases: ["Foedselsdato"],
    presence: "optional",
    meaning: "Date of birth.",
    caveat: "Only the year goes on to the common model.",
  }),
  code({
    name: "GENDER",
    aliases: ["Kjoenn"],
    presence: "optional",
    codes: { "1": "man (mann)", "2": "woman (kvinne)" },
    unlistedOutcome: "finding",
    meaning: "Sex.",
  }),
  code({
    name: "erMann",
    presence: "optional",
    codes: { "0": "woman (kvinne)", "1": "man (mann)" },
    unlistedOutcome: "finding",
    meaning: "Sex in the report table.",
    caveat: "0 and 1, where GENDER has 1 and 2.",
  }),
  code({
    name: "DECEASED",
    aliases: ["Avdoed", "Avdod"],
    presence: "optional",
    codes: { "0": "no", "1": "yes", Nei: "no (forlopsoversikt)", Ja: "yes (forlopsoversikt)" },
    unlistedOutcome: "finding",
    meaning: "The patient is dead.",
  }),
  date({ name: "DECEASED_DATE", aliases: ["AvdodDato"], presence: "conditional", meaning: "Day of death." }),
  text({
    name: "MCEID",
    aliases: ["ForlopsID"],
    presence: "optional",
    pattern: digits(1, 12),
    meaning: "Number of the form.",
  }),
  text({
    name: "CENTREID",
    aliases: ["AvdRESH"],
    presence: "optional",
    pattern: digits(1, 8),
    meaning: "RESH id of the hospital.",
  }),
  text({ name: "SykehusNavn", presence: "optional", maxLength: 128, meaning: "Name of the hospital." }),
  date({ name: "HovedDato", presence: "optional", meaning: "Main date of the form." }),
  code({
    name: "BasisRegStatus",
    presence: "optional",
    codes: { "1": "completed", "0": "draft", "-1": "created" },
    unlistedOutcome: "finding",
    meaning: "Status of the form.",
  }),
  code({
    name: "ForlopsType1Num",
    presence: "optional",
    codes: { "1": "first registration (basis)", "2": "follow-up", "3": "follow-up" },
    unlistedOutcome: "finding",
    meaning: "Type of the form.",
  }),
  text({ name: "Fylke", presence: "optional", meaning: "County by name, upper case." }),
  text({
    name: "Fylkenr",
    presence: "optional",
    pad: 2,
    pattern: digits(2, 2),
    patternOutcome: "finding",
    meaning: "County.",
  }),
  int({ name: "PasientAlder", presence: "optional", min: 0, max: 130, meaning: "Age in years at the form." }),
];

/** Diagnosis and its cause. */
export const diagnosisColumns: readonly Column[] = [
  text({
    name: "DIAGNOSIS",
    aliases: ["DiagICD10"],
    presence: "optional",
    clean: "icd10",
    pattern: icd10Pattern,
    patternOutcome: "finding",
    meaning: "Diagnosis, ICD-10; delivered with a dot (G12.1), kept without.",
  }),
  text({
    name: "SUBGROUP",
    aliases: ["Undergruppe"],
    presence: "optional",
    pattern: digits(1, 4),
    patternOutcome: "finding",
    meaning: `Subgroup of the diagnosis: ${Object.entries(subgroups)
      .map(([subgroup, meaning]) => `${subgroup} ${meaning}`)
      .join(", ")}.`,
    caveat: "The physical name is not in the 2024 codebook.",
  }),
  answer("GENETIC_CAUSE", "GenetiskAarsakPaavist", "A genetic cause was found; 9 is not filled in."),
  year("GENETIC_CAUSE_YEAR", "AarstallGenAarsak", "Year in which the genetic cause was found."),
  answer("GEN_SPEC_DELETION", "Delesjon", "Deletion."),
  answer("GEN_SPEC_DUPLICATION", "Duplikasjon", "Duplication."),
  answer("GEN_SPEC_POINT_MUTATION", "PunktMutasjon", "Point mutation."),
  dropped({ name: "GENETIC_CAUSE_DESC", aliases: ["AngiGenetiskAarsak"], meaning: "Genetic cause, free text." }),
  age("DEBUT_AGE", "DebutAlder", "Age at onset, years."),
  flag({ name: "DEBUT_AGE_MISS", presence: "optional", meaning: "Age at onset is unknown." }),
  year("ASSESSMENT_START", "Utredningsstart", "Year in which the work-up began."),
  flag({ name: "ASSESSMENT_START_MISS", presence: "optional", meaning: "Year of the work-up is unknown." }),
  year("DIAGNOSIS_YEAR", "DiagnoseAar", "Year of the diagnosis."),
  flag({ name: "DIAGNOSIS_YEAR_MISS", presence: "optional", meaning: "Year of the diagnosis is unknown." }),
];

/** Function, organs, care and daily life. */
export const functionColumns: readonly Column[] = [
  date({
    name: "FUNCTION_STATUS_DATE",
    aliases: ["DatoFunkStatus"],
    presence: "optional",
    meaning: "Day on which function was assessed.",
  }),
  code({
    name: "WALKING",
    aliases: ["Gangfunksjon"],
    presence: "optional",
    codes: {
      "1": "without aids (uten hjelpemidler)",
      "2": "with aids (med hjelpemidler)",
      "3": "wheelchair (rullestol)",
      "9": "unknown (ukjent)",
    },
    unlistedOutcome: "finding",
    meaning: "Walking.",
  }),
  age("WHEELCHAIR_AGE", "AlderTapGang", "Age at which walking was lost, years."),
  answer("RESPIRATIONSUPPORT", "RespStotte", "Has respiratory support."),
  age("RESPIRATIONSUPPORT_AGE", "AlderRespStotte", "Age at the start of respiratory support, years."),
  answer("RESPIRATIONSUPPORT_TYPE_RESPIRATOR", "Respirator", "Respirator."),
  answer("RESPIRATIONSUPPORT_TYPE_NONINVASIVE", "Ventilasjon", "Non-invasive ventilation."),
  answer("RESPIRATIONSUPPORT_TYPE_CAUGHMACHINE", "Hostemaskin", "Cough machine."),
  code({
    name: "HEARTAFFECTION",
    aliases: ["HjerteAff"],
    presence: "optional",
    codes: { "0": "no", "1": "yes", "2": "referred (henvist)", "8": "not relevant (ikke relevant)", "9": "unknown" },
    unlistedOutcome: "finding",
    meaning: "The heart is affected.",
  }),
  code({
    name: "COGNITIVEGLITCH",
    aliases: ["KognitivSvikt"],
    presence: "optional",
    codes: { "0": "no", "1": "yes", "8": "not relevant (ikke relevant)", "9": "unknown" },
    unlistedOutcome: "finding",
    meaning: "Cognitive impairment.",
  }),
  code({
    name: "TREATMENT",
    aliases: ["MedikBehandling"],
    presence: "optional",
    codes: { "0": "no", "1": "yes", "8": "not relevant (ikke relevant)", "9": "unknown" },
    unlistedOutcome: "finding",
    meaning: "Treated with medicines.",
  }),
  ...(
    [
      ["PHYSIOTHERAPY", "Fysioterapi", "Physiotherapy."],
      ["ERGOTHERAPY", "Ergoterapi", "Occupational therapy."],
    ] as const
  ).map(([name, alias, meaning]) =>
    code({ name, aliases: [alias], presence: "optional", codes: care, unlistedOutcome: "finding", meaning }),
  ),
  shortList("INHERITANCE_PATTERN", "Arvegang", "Pattern of inheritance."),
  shortList("MARITAL_STATUS", "Sivilstatus", "Marital status."),
  shortList("EDUCATION", "Utdanning", "Education."),
  shortList("WORKING", "Arbeid", "Work."),
  shortList("DISABILITYPENSION", "Uforetrygd", "Disability pension."),
];
