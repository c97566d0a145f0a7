import { code, date } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { filesNamed } from "../file-patterns.ts";
import { pid, sid } from "./keys.ts";

/** Progressions of lung cancer as reported to the quality register. */
export const lungProgression: Layout = {
  id: "lung_progression",
  version: 0,
  title: "Lung cancer, progression",
  rowIs: "one reported progression",
  evidence: "Provisional.",
  provisional: "Replaced by Kreftregisteret's metadata (ELVIS) and the delivery's codebook.",
  files: filesNamed("lung_progression"),
  person: "PID",
  columns: [
    pid,
    { ...sid, presence: "optional", caveat: "Empty where the event is not tied to a tumour case." },
    date({
      name: "progression_date",
      presence: "required",
      meaning: "Day of the progression.",
      caveat:
        "No row does not mean no progression: a progression-free statement needs a coverage period for the kind and region.",
    }),
    code({
      name: "kind",
      presence: "required",
      codes: { biopsy: "biopsy", clinical_message: "clinical message (klinisk melding)", imaging: "imaging" },
      meaning: "How the progression was found.",
      caveat: "Several kinds for one progression stay separate rows; which kinds count is configuration.",
    }),
  ],
  rowRules: [],
  reaches: ["progression_date"],
};
