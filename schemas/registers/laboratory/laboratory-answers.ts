import { code, dec, flag, text, ts } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { any, atMost, empty, filled, not, oneOf, orgNr } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { digits } from "../patterns.ts";
import { personKey } from "../person-key.ts";
import { comparators, resultStatus } from "./codes.ts";

/** Answers of a hospital laboratory, one line for each analysis of a sample and each time it was reported. */
export const laboratoryAnswers: Layout = {
  id: "laboratory_answers",
  version: 0,
  title: "Laboratory answers",
  rowIs: "one reported answer to one analysis of one sample",
  evidence:
    "Provisional: an extract of a hospital's laboratory system, no register. Its contents are those of the national message for laboratory answers (Svarrapport 1.4) as HL7Norway/NILAR maps it; column names are our own.",
  provisional: "Replaced by the laboratory system's own description of its extract.",
  files: filesNamed("laboratory_answers"),
  person: "person_key",
  institution: "org_nr",
  columns: [
    personKey,
    text({
      name: "org_nr",
      presence: "optional",
      pattern: digits(9, 9),
      meaning: "Organisation number of the laboratory.",
    }),
    text({
      name: "sample_id",
      presence: "required",
      maxLength: 64,
      meaning: "The laboratory's number of the sample.",
      caveat: "With the person and the analysis it says which answers correct each other.",
    }),
    ts({
      name: "sample_ts",
      presence: "required",
      meaning: "When the sample was taken, local time.",
      caveat: "Not when it was received or answered. A bare date means that the time is unknown, not midnight.",
    }),
    text({
      name: "analysis",
      presence: "required",
      clean: "upper",
      pattern: "[A-Z]{2,3}[0-9]{5}",
      patternOutcome: "finding",
      meaning: "Code of Norsk laboratoriekodeverk (NLK), for example NPU19844.",
      caveat: "Local codes are counted and not read. P (plasma) stands for serum too.",
    }),
    dec({
      name: "value",
      presence: "conditional",
      min: -1_000_000_000,
      max: 1_000_000_000,
      scale: 6,
      meaning: "Numeric answer, in unit.",
    }),
    code({
      name: "comparator",
      presence: "optional",
      codes: comparators,
      meaning: "Filled where the true value lies beyond the stated one, for example below the limit of the method.",
      caveat: "A value with a comparator is a limit, never a measurement.",
    }),
    text({
      name: "unit",
      presence: "conditional",
      maxLength: 32,
      meaning: "Unit as the laboratory writes it.",
      caveat: "A unit that is not the analysis's own is counted and not read; nothing is converted.",
    }),
    flag({
      name: "detected",
      presence: "conditional",
      meaning: "Answer in words: detected (påvist) or not (ikke påvist), where there is no number.",
    }),
    code({ name: "status", presence: "required", codes: resultStatus, meaning: "Status of the answer (Volven 8245)." }),
    ts({
      name: "status_ts",
      presence: "optional",
      meaning: "When the answer got this status, local time.",
      caveat: "A correction goes before what it corrects; of two corrections the later counts.",
    }),
    text({
      name: "method",
      presence: "optional",
      maxLength: 64,
      meaning: "Method or instrument.",
      caveat: "A change of method may move a value as much as a treatment does; it is counted.",
    }),
  ],
  rowRules: [
    {
      id: "answer-is-there",
      outcome: "error",
      when: oneOf("status", "1", "3", "4", "12"),
      must: any(filled("value"), oneOf("detected", "0", "1")),
      text: "a final or corrected answer has a value, or says whether it was detected",
    },
    {
      id: "value-has-unit",
      outcome: "error",
      when: filled("value"),
      must: filled("unit"),
      text: "unit is filled whenever value is",
    },
    {
      id: "comparator-has-value",
      outcome: "error",
      when: filled("comparator"),
      must: filled("value"),
      text: "value is filled whenever comparator is",
    },
    {
      id: "not-detected-has-no-value",
      outcome: "finding",
      when: oneOf("detected", "0"),
      must: any(empty("value"), oneOf("comparator", "<", "<=")),
      text: "what was not detected has no value, or a value that it lies below",
    },
    {
      id: "answered-after-sampled",
      outcome: "finding",
      must: atMost("sample_ts", "status_ts"),
      text: "status_ts is not before sample_ts",
    },
    {
      id: "laboratory-is-an-organisation",
      outcome: "finding",
      when: not(empty("org_nr")),
      must: orgNr("org_nr"),
      text: "org_nr is a valid organisation number",
    },
  ],
  key: ["person_key", "sample_id", "analysis"],
  reaches: ["sample_ts"],
};
