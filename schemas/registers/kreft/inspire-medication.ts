import { code, date, dec, int, text, ts } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { doseColumns } from "../doses.ts";
import { filesNamed } from "../file-patterns.ts";
import { atcPattern, digits } from "../patterns.ts";
import { inspireMedicationRules } from "./inspire-medication-rules.ts";
import { pid } from "./keys.ts";

/** INSPIRE: cancer medicines given in hospital or dispensed on H-resept. */
export const inspireMedication: Layout = {
  id: "inspire_medication",
  version: 0,
  title: "INSPIRE, medication",
  rowIs: "one administration in hospital, or one dispensed line on H-resept",
  evidence:
    "Provisional; sources and coverage as published by Kreftregisteret, shape after NHS SACT and Norway's LMDI (registers.md 2.3, 2.6).",
  provisional: "Replaced by Kreftregisteret's metadata (ELVIS) and the delivery's codebook.",
  files: filesNamed("inspire_medication"),
  person: "PID",
  institution: "org_nr",
  columns: [
    pid,
    code({
      name: "source",
      presence: "required",
      codes: { hospital: "given in hospital, from the chemotherapy system", hresept: "dispensed on H-resept" },
      meaning: "Where the line comes from.",
      caveat:
        "Lines belong to the person, not to a tumour case. Hospital data: South-East, West and Mid, none from Helse Nord; H-resept nationwide from 2019. No line is not no treatment.",
    }),
    text({
      name: "source_system",
      presence: "optional",
      meaning: "Name of the chemotherapy or dispensing system, as delivered.",
    }),
    text({
      name: "org_nr",
      presence: "conditional",
      pattern: digits(9, 9),
      meaning: "Organisation number of the giving or prescribing unit.",
      caveat: "333333333 is a placeholder that passes the check digit.",
    }),
    text({
      name: "resh_id",
      presence: "conditional",
      pattern: digits(1, 8),
      meaning: "RESH id of the giving or prescribing unit.",
    }),
    text({
      name: "atc",
      presence: "conditional",
      pattern: `${atcPattern}|[A-Z][0-9]{2}[A-Z]{2}`,
      listed: { list: "atc", on: ["start_ts", "dispensed_date"] },
      meaning: "ATC code, as valid on the day of the line.",
      caveat: "ATC codes move (L01XC18 became L01FF02): resolve to the substance before counting patients.",
    }),
    text({
      name: "substance",
      presence: "conditional",
      maxLength: 256,
      meaning: "Name of the substance, as delivered.",
    }),
    text({
      name: "product_no",
      presence: "conditional",
      pattern: digits(6, 6),
      meaning: "Varenummer, six digits with leading zeros.",
    }),
    text({
      name: "regimen",
      presence: "optional",
      maxLength: 256,
      meaning: "Name of the regimen (kur), or Oncolex kur-id.",
    }),
    int({
      name: "cycle_no",
      presence: "conditional",
      min: 1,
      max: 99,
      meaning: "Number of the cycle.",
      caveat: "Restarts with each regimen; not a key.",
    }),
    int({
      name: "line_no",
      presence: "optional",
      min: 1,
      max: 20,
      meaning: "Line of treatment, only where the source states it.",
      caveat: "Normally empty; a derived line never goes here.",
    }),
    ...doseColumns,
    ts({
      name: "start_ts",
      presence: "conditional",
      meaning: "Start of the administration, local time.",
      caveat: "A bare date means that the time is unknown, not midnight.",
    }),
    ts({ name: "end_ts", presence: "conditional", meaning: "End of the administration, local time." }),
    date({ name: "dispensed_date", presence: "conditional", meaning: "Day of dispensing." }),
    dec({
      name: "packages",
      presence: "conditional",
      min: -10_000,
      max: 10_000,
      scale: 4,
      meaning: "Number of packages dispensed; fractions occur.",
      caveat: "A negative number is a return or a correction.",
    }),
    text({
      name: "indication_icd10",
      presence: "optional",
      clean: "icd10",
      pattern: "[A-Z][0-9]{2}[0-9A-Z]{0,2}",
      patternOutcome: "finding",
      meaning: "Diagnosis that the medicine was given for, ICD-10 without dot.",
      caveat: "For H-resept it may stem from a refusjonskode.",
    }),
  ],
  rowRules: inspireMedicationRules,
  reaches: ["start_ts", "dispensed_date"],
};
