import { date, int, text } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { atMost, filled, not, oneOf } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { atcPattern } from "../patterns.ts";
import { region } from "./codes.ts";
import { growing, id, komnrhjem2, lopenr, settled, unitId } from "./columns.ts";
import { nprDialect } from "./dialect.ts";

/** H-resept: medicines prescribed by hospitals and dispensed by pharmacies, paid by the hospital. */
export const nprHresept: Layout = {
  id: "npr_hresept",
  version: 0,
  title: "NPR, H-resept",
  rowIs: "one dispensing on H-resept",
  evidence: "Names: SKDE-Analyse/sas_codes, tilrettelegging/hresept (2026-08-17); file form provisional.",
  provisional: "The form of the text file is replaced by the delivery letter. Columns for quantities are not public.",
  files: filesNamed("npr_hresept", "HRESEPT_"),
  dialect: nprDialect,
  person: "lopenr",
  institution: "orgNrForskrivendeEnhet",
  columns: [
    {
      ...lopenr,
      presence: "conditional",
      caveat: "Rows without a person key occur; they are kept, counted and link to nobody.",
    },
    int({ name: "periodeaar", presence: "optional", min: 1990, max: 2100, meaning: "Year of the period." }),
    settled("kjonn", { Mann: "man", Kvinne: "woman" }, "Sex, in words, unlike the episode file."),
    int({ name: "fodselsar", presence: "optional", min: 0, max: 9999, meaning: "Year of birth; 9999 is invalid." }),
    { ...komnrhjem2, mustBePresent: false, listed: { list: "county", on: ["utleveringsdato"], characters: 2 } },
    text({ name: "bydel2", presence: "optional", maxLength: 6, meaning: "City district." }),
    text({ name: "pasfylke2", presence: "optional", maxLength: 4, pad: 2, meaning: "County of residence." }),
    growing("pas_reg2", region, "Health region of residence."),
    growing("sh_reg", region, "Health region of the hospital."),
    text({
      name: "atc_1",
      presence: "required",
      listed: { list: "atc", on: ["utleveringsdato"] },
      clean: "upper",
      pattern: `${atcPattern}|[A-Z](?:[0-9]{2}[A-Z]{0,2})?`,
      patternOutcome: "finding",
      meaning: "ATC code of the medicine.",
      caveat: "ATC codes move between years: resolve to the substance before counting patients.",
    }),
    text({
      name: "refusjonsKodeResept",
      presence: "optional",
      clean: "icd10",
      maxLength: 16,
      meaning: "Reimbursement code on the prescription; stands in for ICD-10.",
    }),
    text({
      name: "refusjonsKodeUtlevering",
      presence: "optional",
      clean: "icd10",
      maxLength: 16,
      meaning: "Reimbursement code at dispensing; stands in for ICD-10.",
    }),
    date({ name: "forskrivningsDato", presence: "optional", meaning: "Day of prescribing." }),
    date({ name: "utleveringsdato", presence: "required", meaning: "Day of dispensing." }),
    text({ name: "reseptType", presence: "optional", maxLength: 32, meaning: "Type of prescription." }),
    unitId("behandlingsstedReshID", "RESH id of the treatment site."),
    unitId("orgNrForskrivendeEnhet", "Organisation number of the prescribing unit."),
    text({
      name: "npkSærtjeneste_STGKode",
      presence: "optional",
      maxLength: 16,
      meaning: "Code of the special service group (særtjenestegruppe).",
      caveat: "The æ in the header is the test of the declared encoding.",
    }),
    id("HReseptId_lnr", "Number of the prescription."),
  ],
  rowRules: [
    {
      id: "person-known",
      outcome: "finding",
      must: filled("lopenr"),
      text: "lopenr is filled",
    },
    {
      id: "born-by-dispensing",
      outcome: "finding",
      when: not(oneOf("fodselsar", "9999")),
      must: atMost("fodselsar", "periodeaar"),
      text: "fodselsar is not after periodeaar; 9999 is no year",
    },
    {
      id: "dispensed-after-prescribed",
      outcome: "finding",
      must: atMost("forskrivningsDato", "utleveringsdato"),
      text: "utleveringsdato is not before forskrivningsDato",
    },
  ],
  reaches: ["utleveringsdato"],
};
