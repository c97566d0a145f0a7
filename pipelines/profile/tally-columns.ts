import { trimCell } from "../../schemas/row/trim-cell.ts";
import { type CellForm, cellForms, formReader } from "./cell-forms.ts";

/** Cell texts that some programs write for "nothing". Numbers such as 99 are never among them: they may be values. */
export const nullTokens = ["NA", "N/A", "#N/A", "NaN", "NULL", "null", ".", "-"] as const;

/** What was counted in one column of the sample. Holds texts of cells in `distinct`; they must not leave this room. */
export interface ColumnTally {
  readonly rows: number;
  /** Cells that are neither empty nor one of the null tokens. */
  readonly filled: number;
  readonly tokens: ReadonlyMap<string, number>;
  readonly forms: Readonly<Record<CellForm, number>>;
  /** Different texts of filled cells, up to a limit. */
  readonly distinct: ReadonlySet<string>;
  /** True where there are more of them than were kept. */
  readonly distinctCut: boolean;
  /** Characters of the longest cell. */
  readonly longest: number;
}

const tokens: ReadonlySet<string> = new Set(nullTokens);
const mostDistinct = 1000;
/** Different texts kept over all columns together, so that a file of many columns does not fill the memory. */
const mostKept = 1_000_000;

/** Tallies of the columns by position. */
export const columnTallies = (columns: number) => {
  const read = formReader();
  const limit = Math.max(20, Math.min(mostDistinct, Math.floor(mostKept / Math.max(1, columns))));
  const all = Array.from({ length: columns }, () => ({
    filled: 0,
    tokens: new Map<string, number>(),
    counts: new Uint32Array(cellForms.length),
    distinct: new Set<string>(),
    distinctCut: false,
    longest: 0,
  }));
  let rows = 0;
  return {
    take: (cells: readonly string[]): void => {
      rows += 1;
      for (const [i, column] of all.entries()) {
        const text = trimCell(cells[i] ?? "");
        if (text === "") continue;
        if (tokens.has(text)) {
          column.tokens.set(text, (column.tokens.get(text) ?? 0) + 1);
          continue;
        }
        column.filled += 1;
        if (text.length > column.longest) column.longest = text.length;
        if (column.distinct.size < limit) column.distinct.add(text);
        else if (!column.distinctCut && !column.distinct.has(text)) column.distinctCut = true;
        let forms = read(text);
        for (let f = 0; forms !== 0; f += 1, forms >>>= 1) {
          if ((forms & 1) === 1) column.counts[f] = (column.counts[f] ?? 0) + 1;
        }
      }
    },
    tallies: (): readonly ColumnTally[] =>
      all.map(({ counts, ...column }) => ({
        rows,
        ...column,
        forms: Object.fromEntries(cellForms.map((form, f) => [form, counts[f] ?? 0])) as Record<CellForm, number>,
      })),
  };
};

/** What the cells of a column look like when nobody says what they are. */
export type Looks = "empty" | "date" | "date and time" | "time" | "int" | "dec" | "code" | "text";

const nearly = 0.9;

export const looksLike = ({ filled, forms, distinct, distinctCut, longest }: ColumnTally): Looks => {
  if (filled === 0) return "empty";
  const enough = nearly * filled;
  if (forms.iso + forms.dotted + forms.compact + forms.otherDate >= enough) {
    return forms.withTime > 0 ? "date and time" : "date";
  }
  if (forms.clock >= enough) return "time";
  const fractions = forms.comma + forms.point;
  if (fractions > 0 && forms.int + fractions >= enough) return "dec";
  const few = !distinctCut && distinct.size <= 30 && filled >= 5 * distinct.size && longest <= 12;
  if (few) return "code";
  return forms.int >= enough ? "int" : "text";
};
