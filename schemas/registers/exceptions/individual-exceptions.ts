import { code, date, repeated, text } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { any, atMost, empty, filled, not, oneOf, orgNr } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { region } from "../npr/codes.ts";
import { atcPattern, digits, icd10Pattern } from "../patterns.ts";
import { personKey } from "../person-key.ts";
import { decisions, followUps, grounds } from "./codes.ts";

/** Applications for a treatment that is not introduced for the patient's group, decided one by one. */
export const individualExceptions: Layout = {
  id: "individual_exceptions",
  version: 0,
  title: "Individual exceptions",
  rowIs: "one application for one patient and one medicine",
  evidence:
    "Provisional: what recommendation 10 of the expert group on access and priority setting (2024) asks to see.",
  provisional: "Replaced by the codebook of the national register of exceptions once there is one.",
  files: filesNamed("individual_exceptions"),
  person: "person_key",
  institution: "hospital_org_nr",
  columns: [
    personKey,
    text({
      name: "application_id",
      presence: "required",
      maxLength: 32,
      meaning: "The register's application number.",
    }),
    date({ name: "application_date", presence: "required", meaning: "Day on which the application arrived." }),
    date({
      name: "decision_date",
      presence: "conditional",
      meaning: "Day of the decision, or of the withdrawal.",
      caveat: "Empty while the application waits. A waiting application has waited until the data cut, not 0 days.",
    }),
    code({
      name: "decision",
      presence: "conditional",
      codes: decisions,
      meaning: "What became of the application; empty while it waits.",
    }),
    text({ name: "substance", presence: "optional", maxLength: 120, meaning: "Name of the medicine as applied for." }),
    text({
      name: "atc",
      presence: "conditional",
      clean: "upper",
      pattern: atcPattern,
      listed: { list: "atc", on: ["application_date"] },
      meaning: "ATC code of seven characters.",
      caveat: "ATC codes move between years: resolve to the substance before counting patients.",
    }),
    text({
      name: "indication_icd10",
      presence: "optional",
      clean: "icd10",
      pattern: icd10Pattern,
      patternOutcome: "finding",
      meaning: "ICD-10 code of the condition that the medicine is applied for.",
    }),
    code({
      name: "region",
      presence: "optional",
      codes: region,
      unlistedOutcome: "finding",
      meaning: "Health region that decides the application, coded as in NPR.",
    }),
    text({
      name: "hospital_org_nr",
      presence: "optional",
      pattern: digits(9, 9),
      meaning: "Organisation number of the hospital that applies.",
    }),
    ...repeated(3, (n) =>
      code({
        name: `reason_${n}`,
        presence: "optional",
        codes: grounds,
        unlistedOutcome: "finding",
        meaning: `Ground ${n} of the application.`,
      }),
    ),
    date({ name: "follow_up_date", presence: "conditional", meaning: "Day of the last follow-up." }),
    code({
      name: "follow_up",
      presence: "optional",
      codes: followUps,
      meaning: "What was seen at the last follow-up of a treatment that was granted.",
    }),
  ],
  rowRules: [
    {
      id: "medicine-named",
      outcome: "error",
      must: any(filled("substance"), filled("atc")),
      text: "substance or atc is filled",
    },
    {
      id: "decided-on-a-day",
      outcome: "error",
      when: filled("decision"),
      must: filled("decision_date"),
      text: "decision_date is filled when decision is",
    },
    {
      id: "no-day-without-decision",
      outcome: "error",
      when: filled("decision_date"),
      must: filled("decision"),
      text: "decision is filled when decision_date is",
    },
    {
      id: "decided-after-applied",
      outcome: "error",
      must: atMost("application_date", "decision_date"),
      text: "decision_date is not before application_date",
    },
    {
      id: "followed-on-a-day",
      outcome: "error",
      when: filled("follow_up"),
      must: filled("follow_up_date"),
      text: "follow_up_date is filled when follow_up is",
    },
    {
      id: "followed-after-decided",
      outcome: "finding",
      must: atMost("decision_date", "follow_up_date"),
      text: "follow_up_date is not before decision_date",
    },
    {
      id: "only-granted-is-followed",
      outcome: "finding",
      when: not(oneOf("decision", "granted")),
      must: empty("follow_up"),
      text: "follow_up is empty unless the application was granted",
    },
    {
      id: "hospital-is-an-organisation",
      outcome: "finding",
      when: filled("hospital_org_nr"),
      must: orgNr("hospital_org_nr"),
      text: "hospital_org_nr is a valid organisation number",
    },
  ],
  unique: { columns: ["application_id"], outcome: "error" },
  key: ["application_id"],
  reaches: ["application_date", "decision_date"],
};
