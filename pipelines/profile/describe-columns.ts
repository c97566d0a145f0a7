import type { CodeColumn, StoredColumn } from "../../schemas/column.ts";
import type { ColumnProfile } from "./profile.ts";
import type { SampleTable } from "./read-table.ts";
import { type ColumnTally, looksLike } from "./tally-columns.ts";

/** Describes every column that has a name, or holds something without one, in the order of the file. */
export const describeColumns = (
  { names, tallies, rowNames }: SampleTable,
  shown: readonly string[],
  columnAt: (place: number) => StoredColumn | null,
  nothing: readonly string[],
): readonly ColumnProfile[] =>
  tallies.flatMap((tally, i) => {
    const named = names[i]?.trim() !== "";
    if (!named && (tally.filled === 0 || (i === 0 && rowNames.value === true))) return [];
    const column = columnAt(i);
    const { filled, distinct, distinctCut } = counted(tally, nothing);
    return [
      {
        position: i + 1,
        name: shown[i] ?? "",
        column: column?.name ?? null,
        kind: column?.kind ?? null,
        looks: looksLike(tally),
        filled,
        rows: tally.rows,
        distinct,
        distinctCut,
        forms: Object.fromEntries(Object.entries(tally.forms).filter(([, cells]) => cells > 0)),
        nullTokens: Object.fromEntries(tally.tokens),
        codes: column?.kind === "code" ? listed(tally, column, nothing) : null,
      },
    ];
  });

/** Tokens that do not mean "nothing" in this file are values like others. */
const valuesOf = (tally: ColumnTally, nothing: readonly string[]): readonly (readonly [string, number])[] =>
  [...tally.tokens].filter(([token]) => !nothing.includes(token));

const counted = (tally: ColumnTally, nothing: readonly string[]) => {
  const extra = valuesOf(tally, nothing);
  return {
    filled: tally.filled + extra.reduce((n, [, cells]) => n + cells, 0),
    distinct: tally.distinct.size + extra.length,
    distinctCut: tally.distinctCut,
  };
};

const listed = (tally: ColumnTally, { codes, pad }: CodeColumn, nothing: readonly string[]) => {
  const texts = [...tally.distinct, ...valuesOf(tally, nothing).map(([token]) => token)];
  const known = texts.filter((t) =>
    Object.hasOwn(codes, pad !== undefined && /^\d+$/.test(t) ? t.padStart(pad, "0") : t),
  );
  return { listed: known.length, unlisted: texts.length - known.length };
};
