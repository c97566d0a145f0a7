import { code, text, ts } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { above, any, filled, oneOf, orgNr } from "../../rule.ts";
import { doseColumns } from "../doses.ts";
import { filesNamed } from "../file-patterns.ts";
import { atcPattern, digits } from "../patterns.ts";
import { personKey } from "../person-key.ts";

/** Legemiddelregisteret: medicines given in hospital, whatever the disease. */
export const lmrAdministrations: Layout = {
  id: "lmr_administrations",
  version: 0,
  title: "Legemiddelregisteret, medicines given in hospital",
  rowIs: "one administration of a medicine in hospital",
  evidence:
    "Provisional: the FHIR guide by which hospitals report to the register (HL7Norway/LMDI, draft of 2025-03), laid flat; column names are our own.",
  provisional: "Replaced by the register's codebook once it extracts hospital administrations.",
  files: filesNamed("lmr_administrations"),
  person: "person_key",
  institution: "org_nr",
  columns: [
    personKey,
    text({
      name: "administration_id",
      presence: "required",
      maxLength: 64,
      meaning: "The hospital's identifier of the administration.",
    }),
    code({
      name: "status",
      presence: "required",
      codes: { completed: "given (gjennomført)", "entered-in-error": "entered in error (feilregistrert)" },
      meaning: "Whether the administration was carried out.",
    }),
    ts({
      name: "given_ts",
      presence: "required",
      meaning: "When the medicine was given, local time.",
      caveat: "A bare date means that the time is unknown, not midnight.",
    }),
    text({
      name: "atc",
      presence: "conditional",
      clean: "upper",
      pattern: atcPattern,
      listed: { list: "atc", on: ["given_ts"] },
      meaning: "ATC code of seven characters.",
      caveat: "ATC codes move between years: resolve to the substance before counting patients.",
    }),
    text({ name: "substance", presence: "conditional", maxLength: 256, meaning: "Name of the substance." }),
    text({
      name: "product_no",
      presence: "optional",
      pattern: digits(6, 6),
      meaning: "Varenummer, six digits with leading zeros.",
    }),
    ...doseColumns,
    text({
      name: "indication_icd10",
      presence: "optional",
      clean: "icd10",
      pattern: "[A-Z][0-9]{2}[0-9A-Z]{0,2}",
      patternOutcome: "finding",
      meaning: "Diagnosis that the medicine was given for, ICD-10 without dot.",
    }),
    text({
      name: "org_nr",
      presence: "required",
      pattern: digits(9, 9),
      meaning: "Organisation number of the hospital.",
    }),
  ],
  rowRules: [
    {
      id: "medicine-named",
      outcome: "error",
      must: any(filled("atc"), filled("substance")),
      text: "atc or substance is filled",
    },
    {
      id: "given-has-dose",
      outcome: "finding",
      when: oneOf("status", "completed"),
      must: filled("dose"),
      text: "an administration that was carried out has a dose",
    },
    {
      id: "dose-has-unit",
      outcome: "error",
      when: filled("dose"),
      must: filled("unit"),
      text: "unit is filled whenever dose is",
    },
    {
      id: "dose-given",
      outcome: "finding",
      when: filled("dose"),
      must: above("dose", 0),
      text: "dose is above 0; 0 was planned and not given, and is not counted as exposure",
    },
    {
      id: "hospital-is-an-organisation",
      outcome: "error",
      must: orgNr("org_nr"),
      text: "org_nr has a valid check digit",
    },
  ],
  unique: { columns: ["administration_id"], outcome: "error" },
  key: ["administration_id"],
  reaches: ["given_ts"],
};
