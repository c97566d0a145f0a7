import { code, date, int, text } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { any, atMost, filled, oneOf } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { digits } from "../patterns.ts";
import { formStatus, motorCategory, noYes01, noYes12, stopReason, treatment, writeCsv2 } from "./codes.ts";
import { neverTransferred, patientId, staffAndFreeText } from "./columns.ts";

/** Muskelregisteret's follow-up of medicines for spinal muscular atrophy (Medikamentoppfølging), from 2023. */
export const smafollowup: Layout = {
  id: "smafollowup",
  version: 1,
  title: "Muskelregisteret, follow-up of SMA medicines",
  rowIs: "one assessment form (Medikamentoppfølging)",
  evidence: "Rapporteket/muskel (2026-06-25): codebook 2024-11-11 and R/modul_datadump.R.",
  files: filesNamed("smafollowup"),
  dialect: writeCsv2,
  person: "PATIENT_ID",
  institution: "CENTREID",
  columns: [
    patientId,
    text({
      name: "MCEID",
      presence: "optional",
      pattern: digits(1, 12),
      meaning: "Number of the form (forløp).",
      caveat: "The raw table has MCEID only; the dump adds PATIENT_ID through the table mce.",
    }),
    text({ name: "CENTREID", presence: "optional", pattern: digits(1, 8), meaning: "RESH id of the hospital." }),
    code({
      name: "BEHANDLNG_BEHANDLING",
      presence: "optional",
      codes: treatment,
      meaning: "Medicine at this assessment.",
      caveat: "Onasemnogene and dose dates are not in this register.",
    }),
    date({
      name: "ASSESSMENT_DATE",
      presence: "conditional",
      meaning: "Day of the assessment; filled in every completed form.",
    }),
    date({ name: "FILL_DATE", presence: "optional", meaning: "Day on which the form was filled in." }),
    code({
      name: "BEHANDLNG_SPINRAZA",
      presence: "optional",
      codes: noYes12,
      meaning: "Had Spinraza before the age of 18.",
      caveat: "1 is no and 2 is yes. The Sykehusinnkjøp extracts keep 1 only: adult starters.",
    }),
    code({
      name: "BEHANDLNG_EVRYSDI",
      presence: "optional",
      codes: noYes12,
      meaning: "Had Evrysdi before the age of 18.",
      caveat: "1 is no and 2 is yes.",
    }),
    code({
      name: "BEHANDLNG_FUNKSJONSSTATUS",
      presence: "optional",
      codes: stopReason,
      meaning: "Whether the treatment was stopped for good after the assessment, and why.",
      caveat:
        "Not a functional status, whatever the name says. The register's own report labels 2 as side effects (bivirkninger).",
    }),
    code({
      name: "BEHANDLING_ONGOING",
      presence: "optional",
      codes: noYes01,
      meaning: "Treatment is going on.",
      caveat: "0 is no and 1 is yes, unlike BEHANDLNG_SPINRAZA.",
    }),
    int({
      name: "KLINISK_HFMSE",
      presence: "optional",
      min: 0,
      max: 66,
      meaning: "Hammersmith Functional Motor Scale Expanded, 0–66.",
      caveat: "0 is a real score; empty is not done.",
    }),
    int({ name: "KLINISK_RULM", presence: "optional", min: 0, max: 37, meaning: "Revised Upper Limb Module, 0–37." }),
    int({ name: "KLINISK_6MWT", presence: "optional", min: 0, max: 1000, meaning: "Six-minute walk test, metres." }),
    int({
      name: "KLINISK_ATEND",
      presence: "optional",
      min: 0,
      max: 64,
      findingAbove: 46,
      meaning: "Adult Test of Neuromuscular Disorders (ATEND).",
      caveat:
        "The codebook contradicts itself: longest interval 0–46, normal interval 0–64; 47–64 are kept and counted.",
    }),
    int({ name: "KLINISK_BIPAP", presence: "optional", min: 0, max: 24, meaning: "BiPAP, hours per day." }),
    code({
      name: "KLINISK_FUNKSJONSSTATUS",
      presence: "optional",
      codes: motorCategory,
      meaning: "Motor category.",
    }),
    code({
      name: "STATUS",
      presence: "optional",
      codes: formStatus,
      meaning: "Whether the form is completed.",
      caveat: "Drafts may lack any field; only completed forms are evidence.",
    }),
    ...staffAndFreeText,
    ...neverTransferred,
  ],
  rowRules: [
    {
      id: "completed-has-date",
      outcome: "error",
      must: any(filled("ASSESSMENT_DATE"), oneOf("STATUS", "0", "-1")),
      text: "ASSESSMENT_DATE is filled unless the form is a draft",
    },
    {
      id: "filled-in-after-assessment",
      outcome: "finding",
      must: atMost("ASSESSMENT_DATE", "FILL_DATE"),
      text: "FILL_DATE is not before ASSESSMENT_DATE",
    },
  ],
  unique: { columns: ["PATIENT_ID", "ASSESSMENT_DATE"], outcome: "finding" },
  key: ["MCEID"],
  reaches: ["ASSESSMENT_DATE", "FILL_DATE"],
};
