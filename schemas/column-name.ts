import { type Column, nameKey } from "./column.ts";

/** Number of single-character edits between two words. */
const edits = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** A name shorter than this stands in too many others. */
const longEnough = 5;

const isLike = (header: string, name: string): boolean => {
  const [a, b] = [nameKey(header), nameKey(name)];
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3) return false;
  if (shorter >= longEnough && (a.endsWith(b) || b.endsWith(a) || a.startsWith(b) || b.startsWith(a))) return true;
  return edits(a, b) <= Math.floor(Math.min(a.length, b.length) / 4);
};

/** Proposed names as entries of an alias table in utfall.yaml. */
export const aliasEntries = (seems: readonly (readonly [header: string, column: string])[]): readonly string[] =>
  seems.map(([header, column]) => `${JSON.stringify(header)}: ${column}`);

/**
 * Headers that nobody knows, each with the missing column that it seems to be a new spelling of: one that contains the column's name or
 * another spelling of it, or is contained in it, or differs by a letter in four. A header that fits several columns is
 * proposed for none.
 */
export const seemingNames = (
  headers: readonly string[],
  missing: readonly Pick<Column, "name" | "aliases">[],
): readonly (readonly [header: string, column: string])[] =>
  headers.flatMap((header) => {
    const fitting = missing.filter(({ name, aliases }) =>
      [name, ...(aliases ?? [])].some((known) => isLike(header, known)),
    );
    const [only, ...others] = fitting;
    return only === undefined || others.length > 0 ? [] : [[header, only.name] as const];
  });
