import { fingerprint } from "../../connectors/files/fingerprint.ts";
import { storedColumns } from "../../schemas/layout.ts";
import { withoutPersonNumbers } from "../../schemas/person-number-text.ts";
import { preparedText } from "../../schemas/row-schema.ts";
import { type DeliveredLabels, type FileLabels, foldedLabel, tidiedLabel } from "../../schemas/value-labels.ts";
import type { CompileOptions } from "./compile-layout.ts";

/** Longer texts are remembered by their beginning and a fingerprint of the whole; SPSS allows no more than this. */
const longest = 120;

const remembered = (label: string): string => {
  const text = tidiedLabel(withoutPersonNumbers(label));
  return text.length <= longest ? text : `${text.slice(0, longest)} … ${fingerprint(foldedLabel(text))}`;
};

/**
 * The value labels of a delivered file by the layout's columns and codes: a labelled code is read as a cell with it would be.
 *
 * Labels of the person key could name persons and are left out, as are those of columns that are not stored, of codes that stand
 * for nothing, and without a text.
 */
export const fileLabels = (
  delivered: DeliveredLabels,
  { layout, dialect, values, binding }: CompileOptions,
): FileLabels => ({
  schema: "utfall/labels@1",
  columns: storedColumns(layout).flatMap((column) => {
    const labels = delivered[binding.cells.indexOf(column.name)] ?? null;
    if (labels === null || column.name === layout.person) return [];
    const codes = new Map<string, Set<string>>();
    for (const [code, label] of labels) {
      const text = preparedText(code, column, dialect, values);
      if (text !== null && label.trim() !== "") codes.set(text, (codes.get(text) ?? new Set()).add(remembered(label)));
    }
    const inOrder = [...codes].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return [{ column: column.name, codes: inOrder.map(([code, texts]) => [code, [...texts].toSorted()] as const) }];
  }),
});
