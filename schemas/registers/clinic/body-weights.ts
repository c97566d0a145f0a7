import { code, date, dec } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { oneOf } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { personKey } from "../person-key.ts";
import { weighings } from "./codes.ts";

/** Body weights from a hospital's record system. */
export const bodyWeights: Layout = {
  id: "body_weights",
  version: 0,
  title: "Body weights",
  rowIs: "one weighing of one patient",
  evidence: "Assumed: no register whose contents are public holds body weight; names and codes are our own.",
  provisional: "Replaced by the record system's own description of its extract.",
  files: filesNamed("body_weights"),
  person: "person_key",
  columns: [
    personKey,
    date({ name: "weighed_date", presence: "required", meaning: "Day of the weighing." }),
    dec({
      name: "weight",
      presence: "required",
      min: 0.2,
      max: 500,
      scale: 3,
      meaning: "Body weight in kilograms.",
      caveat: "Grams and pounds are not read: the unit column says that it is kilograms.",
    }),
    code({
      name: "unit",
      presence: "required",
      codes: { kg: "kilogram" },
      meaning: "Unit of the weight.",
      caveat: "Any other unit quarantines the line; nothing is converted.",
    }),
    code({ name: "weighing", presence: "required", codes: weighings, meaning: "How the weight came to be known." }),
  ],
  rowRules: [
    {
      id: "weight-is-measured",
      outcome: "finding",
      must: oneOf("weighing", "measured"),
      text: "the weight was measured; a stated or estimated one is kept and counted",
    },
  ],
  unique: { columns: ["person_key", "weighed_date"], outcome: "finding" },
  key: ["person_key", "weighed_date"],
  reaches: ["weighed_date"],
};
