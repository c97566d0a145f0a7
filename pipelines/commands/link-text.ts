import type { HarmonizeRecord } from "../../schemas/harmonize-record.ts";
import { columns } from "./columns.ts";

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
    ...replaced.map((r) => `  ${r.source}/${r.delivery}: ${r.rows} rows of ${r.layout} replaced by a later delta`),
  ];
};
