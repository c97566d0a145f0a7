import { nameKey } from "../../schemas/column.ts";
import { aliasEntries, seemingNames } from "../../schemas/column-name.ts";
import type { FileRecord } from "../../schemas/delivery.ts";
import type { FileDistribution } from "../../schemas/distribution.ts";
import type { RenamedHeaders } from "../../schemas/faults/lost-headers.ts";
import { type Layout, storedColumns } from "../../schemas/layout.ts";

/** A name that can be nothing else: letters first, no run of digits in which a number could hide. */
const plainName = /^\p{L}[\p{L}_]*(?:\d{1,3}[\p{L}_]*){0,3}$/u;

const [longest, most] = [40, 10];

/**
 * Headers that nobody read, where a rule over the row rejects most lines and the layout has columns that the file has not:
 * perhaps one of them was renamed, and the rule misses it. Only what is plainly a name is told.
 */
export const unreadNames = (
  { unknownColumns, rules, lines }: Pick<FileRecord, "unknownColumns" | "rules" | "lines">,
  { columns: found }: Pick<FileDistribution, "columns">,
  layout: Layout,
): RenamedHeaders => {
  const nothing = { layout: `${layout.id}@${layout.version}`, unknown: [], seems: [] };
  const isRule = rules.some(
    ({ code, outcome, rows }) => code === "UTF-RW-010" && outcome === "error" && 2 * rows > lines,
  );
  const absent = storedColumns(layout).filter(
    ({ name }) => !found.some(({ column }) => nameKey(column) === nameKey(name)),
  );
  if (!isRule || absent.length === 0) return nothing;
  const names = unknownColumns.filter((name) => name.length <= longest && plainName.test(name));
  return { ...nothing, unknown: names.slice(0, most), seems: aliasEntries(seemingNames(names, absent)).slice(0, most) };
};
