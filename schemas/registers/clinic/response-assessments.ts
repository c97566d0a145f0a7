import { code, date } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { not, oneOf } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { personKey } from "../person-key.ts";
import { responseCriteria, responses } from "./codes.ts";

/** Clinicians' assessments of the response to treatment, from a form of the hospitals. */
export const responseAssessments: Layout = {
  id: "response_assessments",
  version: 0,
  title: "Assessments of the response to treatment",
  rowIs: "one assessment of one patient's response",
  evidence:
    "Assumed: Nasjonalt kvalitetsregister for lymfoide maligniteter follows treatment of lymphoma and myeloma, but its variables are not public; the responses are those of the published criteria, names are our own.",
  provisional: "Replaced by the quality register's codebook, or by the form that the parties agree on.",
  files: filesNamed("response_assessments"),
  person: "person_key",
  columns: [
    personKey,
    date({ name: "assessed_date", presence: "required", meaning: "Day of the assessment." }),
    code({
      name: "criteria",
      presence: "required",
      codes: responseCriteria,
      meaning: "Criteria of the assessment.",
    }),
    code({
      name: "response",
      presence: "required",
      codes: responses,
      meaning: "The response.",
      caveat: "NE says that nobody knows; it is neither a response nor the loss of one.",
    }),
  ],
  rowRules: [
    {
      id: "myeloma-words-in-myeloma",
      outcome: "finding",
      when: oneOf("response", "sCR", "VGPR", "MR"),
      must: oneOf("criteria", "imwg", "other"),
      text: "sCR, VGPR and MR are words of the myeloma criteria",
    },
    {
      id: "criteria-stated",
      outcome: "finding",
      must: not(oneOf("criteria", "other")),
      text: "the criteria are stated",
    },
  ],
  unique: { columns: ["person_key", "assessed_date", "criteria"], outcome: "finding" },
  key: ["person_key", "assessed_date", "criteria"],
  reaches: ["assessed_date"],
};
