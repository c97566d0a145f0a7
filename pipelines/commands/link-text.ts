import type { HarmonizeRecord, OutOfUse } from "../../schemas/harmonize-record.ts";
import { columns } from "./columns.ts";

const words: Readonly<Record<OutOfUse, string>> = {
  replaced: "replaced by a later delta",
  deleted: "deleted by a later delta",
  deletion: "named by their keys to be deleted",
  "deletion of nothing": "named to be deleted, and not there",
};

/** How the person keys of each source were linked; nothing where no key was, as in a workspace without key files. */
export const linkText = ({ links, replaced }: Pick<HarmonizeRecord, "links" | "replaced">): readonly string[] => {
  const told = links.filter((l) => l.linked + l.nonmatch + l.withdrawn > 0);
  return [
    ...(told.length === 0
      ? []
      : [
          columns(
            ["source", "keys linked", "without link", "not unanimous", "withdrawn", "merged persons"],
            told.map((l) => [l.source, ...[l.linked, l.unlinked, l.nonmatch, l.withdrawn, l.merged].map(String)]),
          ),
        ]),
    ...replaced.map((r) => `  ${r.source}/${r.delivery}: ${r.rows} rows of ${r.layout} ${words[r.how ?? "replaced"]}`),
  ];
};
