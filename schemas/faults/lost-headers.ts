/** What may stand in a header instead of a column of the layout. */
export interface RenamedHeaders {
  /** As id@version. */
  readonly layout: string;
  /** Headers that the layout does not know; empty where they could be values. */
  readonly unknown: readonly string[];
  /** New spellings of missing columns, as entries of an alias table: delivered header, then column. */
  readonly seems: readonly string[];
}

/** Columns that a header lacks, and what may stand there instead. */
export interface LostHeaders extends RenamedHeaders {
  readonly columns: readonly string[];
}

/** What to do about columns that may have been renamed; empty where nothing is known. */
export const renamed = ({ layout, unknown, seems }: RenamedHeaders): string => {
  const pairs = seems.join(", ");
  const id = layout.split("@")[0];
  if (pairs !== "")
    return `If it was renamed, write in utfall.yaml: layouts: { ${id}: { aliases: { columns: { ${pairs} } } } }. `;
  return unknown.length === 0
    ? ""
    : `Not known are ${unknown.join(", ")}: if one of them is the new name, map it with aliases. `;
};
