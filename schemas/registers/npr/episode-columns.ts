import { type Column, date, int, repeated, text, time } from "../../column.ts";
import { atcPattern, digits, keyPattern } from "../patterns.ts";
import {
  activityCategory,
  careLevel,
  contactType,
  fromOrTo,
  idCheck,
  oneTwo,
  region,
  sector,
  sex,
  stateIn,
  stateOut,
  urgency,
} from "./codes.ts";
import {
  count,
  diagnosis,
  growing,
  id,
  komnrhjem2,
  lopenr,
  padded,
  points,
  procedure,
  settled,
  unitId,
} from "./columns.ts";

/** Who and when. */
export const personColumns: readonly Column[] = [
  lopenr,
  int({ name: "aar", presence: "required", min: 1990, max: 2100, meaning: "Year of the delivery." }),
  date({ name: "inndato", presence: "required", meaning: "Day of admission or contact." }),
  date({
    name: "utdato",
    presence: "optional",
    meaning: "Day of discharge or end of the contact.",
    caveat: "Contract specialists (ASPES) deliver none; the contact ends on inndato. Else mandatory.",
  }),
  time({
    name: "inntid",
    presence: "optional",
    meaning: "Time of admission.",
    caveat: "Empty is unknown, never midnight.",
  }),
  time({
    name: "uttid",
    presence: "optional",
    meaning: "Time of discharge.",
    caveat: "Empty is unknown, never midnight.",
  }),
  int({
    name: "fodselsar",
    presence: "optional",
    mustBePresent: true,
    min: 0,
    max: 9999,
    meaning: "Year of birth as reported; 9999 is invalid.",
    caveat: "fodtAar_DSF is preferred where it is after 1900.",
  }),
  int({ name: "fodtAar_DSF", presence: "optional", min: 0, max: 9999, meaning: "Year of birth, population register." }),
  int({ name: "fodtMnd_DSF", presence: "optional", min: 0, max: 99, meaning: "Month of birth, population register." }),
  { ...settled("kjonn", sex, "Sex as reported."), mustBePresent: true, caveat: "kjonn_dsf goes before." },
  settled("kjonn_dsf", { "1": "man (mann)", "2": "woman (kvinne)" }, "Sex, population register."),
  int({
    name: "alderidager",
    presence: "optional",
    min: -100_000,
    max: 100_000,
    meaning: "Age in days, infants only.",
    caveat: "A negative number is missing.",
  }),
  komnrhjem2,
  padded("komnrhjem", 4, "Municipality of residence as reported.", "Delivered as a number."),
  text({
    name: "bydel2",
    presence: "optional",
    pattern: digits(1, 6),
    patternOutcome: "finding",
    meaning: "City district, for 0301, 1103, 4601 and 5001 only.",
  }),
  growing("pas_reg2", region, "Health region of residence."),
  growing("sh_reg", region, "Health region of the hospital."),
  growing("nprid_reg", idCheck, "Check of the identity against the population register."),
  date({
    name: "doddato",
    presence: "optional",
    aliases: ["doddato_dsf"],
    meaning: "Day of death.",
    caveat: "Not used when a death file is delivered.",
  }),
  date({ name: "emigrertdato", presence: "optional", aliases: ["emigrertdato_dsf"], meaning: "Day of emigration." }),
];

/** Where. */
export const placeColumns: readonly Column[] = [
  text({
    name: "institusjonid",
    presence: "required",
    pattern: digits(1, 9),
    meaning: "Organisation number of the reporting unit.",
    caveat: "For contract specialists a RESH id. A trailing .0 or ,0 or an exponent is refused.",
  }),
  unitId("behandlingsstedkode", "Organisation number of the treatment site; empty means institusjonid."),
  unitId("behandlingsstedreshid", "RESH id of the treatment site."),
  unitId("fagenhetreshid", "RESH id of the professional unit."),
  unitId("tjenesteenhetreshid", "RESH id of the service unit."),
  unitId("hf", "Organisation number of the health trust (helseforetak)."),
  settled("sektor", sector, "Sector; the contract-specialist file writes words."),
];

/** What kind of contact. */
export const contactColumns: readonly Column[] = [
  { ...settled("omsorgsniva", careLevel, "Level of care (omsorgsnivå)."), aliases: ["omsorgsniva3"] },
  growing("aktivitetskategori3", activityCategory, "Category of activity."),
  growing("kontakttype", contactType, "Type of contact."),
  growing("innmatehast", urgency, "Urgency of the admission (innmåte hastegrad)."),
  growing("inntilstand", stateIn, "State at admission."),
  growing("uttilstand", stateOut, "State at discharge."),
  growing("frasted", fromOrTo, "Where the patient came from."),
  growing("tilsted", fromOrTo, "Where the patient went."),
  text({
    name: "debitor",
    presence: "optional",
    maxLength: 4,
    pattern: digits(1, 3),
    patternOutcome: "finding",
    meaning: "Who pays, NPR's list.",
  }),
  padded(
    "episodefag",
    3,
    "Speciality of the episode, three digits: 853 oncology, 170 lung, 250 neurology, 220 children.",
    "Delivered as a number: 10 is 010. 0 and 950 are read as 999.",
  ),
  padded("fagomrade", 3, "Speciality of the referral, three digits.", "Delivered as a number: 10 is 010."),
  count("liggetid", 100_000, "Days of stay."),
  growing("pakkeforlop", oneTwo, "Part of a cancer patient pathway (pakkeforløp)."),
  date({ name: "utskrklardato", presence: "optional", meaning: "Day on which the patient was ready for discharge." }),
  id("aggrshoppid_lnr", "Number of the aggregated hospital stay; 1 is none."),
  id("episode_lnr", "Number of the episode."),
  id("produksjonid", "Number of the production."),
  id("henvisning_id", "Number of the referral."),
  id("henvisningsperiode_lnr", "Number of the referral period."),
];

/** Why: main condition, further conditions, and the axes of mental health care. */
export const diagnosisColumns: readonly Column[] = [
  diagnosis("tilstand_1_1", "Main diagnosis, ICD-10 without dot."),
  diagnosis("tilstand_1_2", "Second code of the main condition."),
  ...repeated(19, (n) => diagnosis(`tilstand_${n + 1}_1`, `Secondary diagnosis ${n}.`)),
  ...Array.from({ length: 10 }, (_, i) => i + 1).flatMap((n) =>
    repeated(6, (k) => diagnosis(`tilst${n}akse${k}`, `Diagnosis ${n} on axis ${k} (mental health care).`)),
  ),
];

/** What was done and given. */
export const procedureColumns: readonly Column[] = [
  ...repeated(20, (n) => procedure(`ncsp_${n}`, `Surgical procedure ${n} (NCSP).`)),
  ...repeated(20, (n) => procedure(`ncmp_${n}`, `Medical procedure ${n} (NCMP).`)),
  ...repeated(20, (n) => procedure(`ncrp_${n}`, `Radiological procedure ${n} (NCRP).`)),
  ...repeated(15, (n) =>
    text({
      name: `takst_${n}`,
      presence: "optional",
      maxLength: 16,
      meaning: `Tariff ${n} (normaltariffen), contract specialists.`,
    }),
  ),
  ...repeated(5, (n) =>
    text({
      name: `ATC_${n}`,
      presence: "optional",
      listed: { list: "atc", on: ["inndato"] },
      clean: "icd10",
      pattern: `${atcPattern}|[A-Z](?:[0-9]{2}[A-Z]{0,2})?`,
      patternOutcome: "finding",
      meaning: `ATC code ${n} reported with the episode.`,
    }),
  ),
  ...repeated(5, (n) =>
    text({
      name: `cyto_${n}`,
      presence: "optional",
      maxLength: 16,
      pattern: keyPattern,
      patternOutcome: "finding",
      meaning: `Cytostatic course ${n} (Oncolex kur-id).`,
    }),
  ),
];

/** What it counted for. */
export const groupingColumns: readonly Column[] = [
  text({ name: "drg", presence: "optional", maxLength: 8, meaning: "DRG." }),
  growing("drg_type", { K: "surgical (kirurgisk)", M: "medical (medisinsk)" }, "Type of DRG."),
  text({ name: "hdg", presence: "optional", maxLength: 4, meaning: "Main diagnostic group (HDG)." }),
  points(
    "korrvekt",
    "Corrected DRG weight.",
    "Empty from 2016 on department stays that are part of an aggregated stay; it is then in the hospital-stay file.",
  ),
  count("trimpkt", 100_000, "Trim point, days."),
  growing("niva", { F: "department stay", S: "hospital stay" }, "Level of the row: F or S."),
  points("npkopphold_isfpoeng", "ISF points of the stay."),
  points("npkopphold_poengsum", "Sum of points of the stay."),
  points("npkopphold_drgbasispoeng", "DRG base points of the stay."),
  growing("isf_opphold", oneTwo, "The stay counts in activity-based financing (ISF)."),
];
