import { text } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { filesNamed } from "../file-patterns.ts";
import { writeCsv2 } from "./codes.ts";
import { patientId } from "./columns.ts";
import { baselineAndLatest, baselineAndLatestRules } from "./sykehusinnkjop-columns.ts";

/** Muskelregisteret's administration table for Sykehusinnkjøp. */
export const sykehusinnkjopB: Layout = {
  id: "sykehusinnkjop_b",
  version: 1,
  title: "Muskelregisteret, administration table for Sykehusinnkjøp",
  rowIs: "one adult-started patient with at least two assessment dates, in the form statuses that were chosen",
  evidence: "Rapporteket/muskel (2026-06-25), R/modul_admtab.R.",
  files: filesNamed("sykehusinnkjop_b", "sykehusinnkjop"),
  dialect: { ...writeCsv2, encoding: "iso-8859-1" },
  person: "PATIENT_ID",
  columns: [
    patientId,
    text({
      name: "CENTREID",
      presence: "optional",
      maxLength: 256,
      pattern: "[0-9]{1,8}(?:, ?[0-9]{1,8})*",
      meaning: "RESH ids of the hospitals, joined by commas.",
    }),
    ...baselineAndLatest,
    text({
      name: "FUNKSJONSSTATUS_all",
      presence: "optional",
      maxLength: 512,
      pattern: "(?:[123]|NA)(?:, ?(?:[123]|NA))*",
      meaning:
        "All values of BEHANDLNG_FUNKSJONSSTATUS, joined by commas: 1 not stopped, 2 other serious condition, 3 lack of effect.",
      caveat: "Reason for stopping, not the motor category of FUNKSJONSSTATUS_baseline and _latest.",
    }),
    text({
      name: "BEHANDLING_all",
      presence: "optional",
      maxLength: 512,
      pattern: "(?:[12]|NA)(?:, ?(?:[12]|NA))*",
      meaning: "All values of BEHANDLNG_BEHANDLING, joined by commas: 1 Spinraza, 2 Evrysdi.",
    }),
  ],
  rowRules: baselineAndLatestRules,
  unique: { columns: ["PATIENT_ID"], outcome: "error" },
  key: ["PATIENT_ID"],
  reaches: ["ASSESSMENT_DATE_latest"],
};
