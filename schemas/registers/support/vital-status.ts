import { code, date, text } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { all, atMost, empty, filled, not, oneOf } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";

/** Whether a person lives, from an extract of the population register (Folkeregisteret). */
export const vitalStatus: Layout = {
  id: "vital_status",
  version: 0,
  title: "Vital status",
  rowIs: "one person",
  evidence: "Provisional; recoding from Kreftregisteret's status lists as in kreft_cases.",
  provisional: "Replaced by the description that comes with the extract from the population register.",
  files: filesNamed("vital_status"),
  person: "person_key",
  columns: [
    text({ name: "person_key", presence: "required", meaning: "Person key, valid within this source and delivery." }),
    code({
      name: "status",
      presence: "required",
      codes: {
        B: "resident in Norway (bosatt) and alive",
        D: "dead (død)",
        E: "emigrated (utvandret)",
        U: "unknown (ukjent)",
      },
      meaning: "Status that holds on status_date.",
      caveat: "One row per person: earlier moves out of and into the country are not seen.",
    }),
    date({
      name: "status_date",
      presence: "conditional",
      meaning: "Last day on which the status is known to hold; follow-up ends here.",
      caveat:
        "For B the register's own extract date, for D the day of death, for E the day of emigration, for U the last day known alive. U without a date gives no follow-up.",
    }),
    date({ name: "death_date", presence: "conditional", meaning: "Day of death; filled exactly when status is D." }),
    date({
      name: "emigration_date",
      presence: "conditional",
      meaning: "Day of the latest emigration.",
      caveat: "Also filled for a person who died abroad (D); with B the person has come back.",
    }),
  ],
  rowRules: [
    {
      id: "status-date",
      outcome: "error",
      when: oneOf("status", "B", "D", "E"),
      must: filled("status_date"),
      text: "status_date is filled for every status but U",
    },
    {
      id: "death-date-when-dead",
      outcome: "error",
      when: oneOf("status", "D"),
      must: filled("death_date"),
      text: "death_date is filled when status is D",
    },
    {
      id: "no-death-date-when-not-dead",
      outcome: "error",
      when: not(oneOf("status", "D")),
      must: empty("death_date"),
      text: "death_date is empty unless status is D",
    },
    {
      id: "emigration-date-when-emigrated",
      outcome: "error",
      when: oneOf("status", "E"),
      must: filled("emigration_date"),
      text: "emigration_date is filled when status is E",
    },
    {
      id: "status-date-is-death-date",
      outcome: "finding",
      when: oneOf("status", "D"),
      must: all(atMost("status_date", "death_date"), atMost("death_date", "status_date")),
      text: "for status D, status_date is the day of death",
    },
    {
      id: "status-date-is-emigration-date",
      outcome: "finding",
      when: oneOf("status", "E"),
      must: all(atMost("status_date", "emigration_date"), atMost("emigration_date", "status_date")),
      text: "for status E, status_date is the day of emigration",
    },
    {
      id: "resident-has-not-emigrated",
      outcome: "finding",
      when: oneOf("status", "B", "U"),
      must: empty("emigration_date"),
      text: "emigration_date is empty for B and U; with B the person has returned",
    },
    {
      id: "emigration-before-death",
      outcome: "finding",
      must: atMost("emigration_date", "death_date"),
      text: "emigration is not after death",
    },
  ],
  unique: { columns: ["person_key"], outcome: "error" },
  key: ["person_key"],
  reaches: ["status_date"],
};
