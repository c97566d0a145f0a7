import { date, text } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { filesNamed } from "../file-patterns.ts";

/**
 * Which person of a source is which person of the project. Kept apart from the register data.
 *
 * No `person` column: both keys stand here on purpose, and this file is what person keys are translated with.
 */
export const linkKeys: Layout = {
  id: "link_keys",
  version: 0,
  title: "Link keys",
  rowIs: "one link between a person key of a source and the project's pseudonym",
  evidence: "Provisional; NPR–KPR key files show the same shape (one key may meet several, links change by delivery).",
  provisional: "Replaced by the key files as the registers deliver them.",
  files: filesNamed("link_keys"),
  columns: [
    text({
      name: "source",
      presence: "required",
      meaning: "Source in the workspace that the person key belongs to.",
      caveat:
        "The list of sources is configuration, so this is open text; a source that is not configured links nobody.",
      examples: ["npr", "kreftregisteret", "inspire", "lung", "nornmd", "sma_children", "vital_status"],
    }),
    text({
      name: "delivery",
      presence: "required",
      maxLength: 128,
      meaning: "Delivery in which the person key is valid, named as in that delivery's configuration.",
      caveat: "Person keys are not stable from delivery to delivery.",
    }),
    text({ name: "source_person_id", presence: "required", meaning: "Person key in that delivery." }),
    text({
      name: "project_person_id",
      presence: "optional",
      meaning: "The project's pseudonym.",
      caveat: "Empty means that the link is withdrawn from valid_from on, not that it is unknown.",
    }),
    date({
      name: "valid_from",
      presence: "required",
      meaning: "First day on which this row applies; for a data cut the latest row on or before it applies.",
    }),
  ],
  rowRules: [],
  // Two project persons for one key on one day are not unanimous: kept, counted, and not used for linking.
  unique: { columns: ["source", "delivery", "source_person_id", "valid_from"], outcome: "finding" },
  key: ["source", "delivery", "source_person_id", "valid_from"],
  reaches: [],
};
