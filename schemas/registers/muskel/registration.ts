import type { Layout } from "../../layout.ts";
import { atMost, empty, filled, oneOf } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { writeCsv2 } from "./codes.ts";
import { neverTransferred, patientId, staffAndFreeText } from "./columns.ts";
import { diagnosisColumns, functionColumns, patientColumns } from "./registration-columns.ts";

/** Muskelregisteret's registration form; the report tables (allevarnum, forlopsoversikt) have other names for the same. */
export const registration: Layout = {
  id: "registration",
  version: 1,
  title: "Muskelregisteret, registration",
  rowIs: "one registration form, first or follow-up",
  evidence:
    "Rapporteket/muskel (2026-06-25): codebooks 2018 and 2024-11-11. Report names are aliases; physical names of single answers under a common prefix (GEN_SPEC_…, RESPIRATIONSUPPORT_TYPE_…) are put together from it.",
  files: filesNamed("registration", "allevarnum"),
  dialect: writeCsv2,
  person: "PATIENT_ID",
  columns: [
    { ...patientId, aliases: ["PasientID"] },
    ...patientColumns,
    ...diagnosisColumns,
    ...functionColumns,
    ...staffAndFreeText,
    ...neverTransferred,
  ],
  rowRules: [
    {
      id: "born-before-death",
      outcome: "finding",
      must: atMost("BIRTH_DATE", "DECEASED_DATE"),
      text: "DECEASED_DATE is not before BIRTH_DATE",
    },
    {
      id: "born-before-form",
      outcome: "finding",
      must: atMost("BIRTH_DATE", "HovedDato"),
      text: "HovedDato is not before BIRTH_DATE",
    },
    {
      id: "death-date-has-death",
      outcome: "finding",
      when: oneOf("DECEASED", "0", "Nei"),
      must: empty("DECEASED_DATE"),
      text: "DECEASED_DATE is empty while DECEASED is no",
    },
    {
      id: "death-has-date",
      outcome: "finding",
      when: oneOf("DECEASED", "1", "Ja"),
      must: filled("DECEASED_DATE"),
      text: "DECEASED_DATE is filled when DECEASED is yes",
    },
  ],
  key: ["MCEID"],
  reaches: ["HovedDato", "FUNCTION_STATUS_DATE"],
};
