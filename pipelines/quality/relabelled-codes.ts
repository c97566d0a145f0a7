import { type FileLabels, foldedLabel } from "../../schemas/value-labels.ts";

/** A column whose codes have another label now. */
export interface RelabelledColumn {
  readonly column: string;
  readonly codes: readonly string[];
}

/** Code to its folded label texts, by column; several files together say all that any of them says. */
const textsOf = (files: readonly FileLabels[]): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> => {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const { column, codes } of files.flatMap(({ columns }) => columns)) {
    const ofColumn = found.get(column) ?? new Map<string, Set<string>>();
    found.set(column, ofColumn);
    for (const [code, texts] of codes) {
      const known = ofColumn.get(code) ?? new Set<string>();
      ofColumn.set(code, known);
      for (const text of texts) known.add(foldedLabel(text));
    }
  }
  return found;
};

/**
 * The columns in which a code that was labelled before has a label now that it did not have: 1 was man and is woman, so that every
 * row may say the opposite although every cell is valid. Case and blanks do not count; codes that only one side labels are no
 * change.
 */
export const relabelledCodes = (
  before: readonly FileLabels[],
  now: readonly FileLabels[],
): readonly RelabelledColumn[] => {
  const old = textsOf(before);
  return [...textsOf(now)].flatMap(([column, codes]) => {
    const changed = [...codes].flatMap(([code, texts]) => {
      const known = old.get(column)?.get(code);
      return known === undefined || [...texts].every((text) => known.has(text)) ? [] : [code];
    });
    return changed.length === 0 ? [] : [{ column, codes: changed.toSorted() }];
  });
};
