import { matchLayout } from "../../connectors/files/match-layout.ts";
import { type Column, nameKey } from "../../schemas/column.ts";
import type { Layout } from "../../schemas/layout.ts";

/** How the header of a file answers to one layout. */
export interface LayoutMatch {
  readonly layout: Layout;
  /** Names of the header that the layout knows, the aliases included. */
  readonly known: number;
  /** Names of the header that could be known: unnamed cells do not count. */
  readonly named: number;
  /** Columns that must be in the file and are not. */
  readonly missing: readonly string[];
  /** Positions of the names that the layout does not know. */
  readonly unknown: readonly number[];
  /** Positions of names that differ from a layout's own by signs and letters only; they would be aliases. */
  readonly spelt: readonly { readonly at: number; readonly column: string }[];
  /** Whether the layout takes a file of this name by itself. */
  readonly fileNamed: boolean;
}

/** Letters and digits alone, with the Norwegian letters as a system without them writes them. */
const folded = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("å", "a")
    .replace(/[^a-z0-9]/g, "");

const mustBeThere = (c: Column): boolean =>
  c.kind !== "dropped" && (c.mustBePresent === true || (c.presence === "required" && c.mayBeAbsent !== true));

/** Holds the names of a header against a layout. */
export const matchOne = (names: readonly string[], file: string, layout: Layout): LayoutMatch => {
  const byKey = new Map(layout.columns.flatMap((c) => (c.aliases ?? []).map((alias) => [nameKey(alias), c] as const)));
  for (const column of layout.columns) byKey.set(nameKey(column.name), column);
  const bound = names.map((name) => (name.trim() === "" ? undefined : byKey.get(nameKey(name))));
  const taken = new Set(bound.map((c) => c?.name));
  const byFold = new Map([...byKey].map(([key, column]) => [folded(key), column]));
  const spelt: { at: number; column: string }[] = [];
  for (const [at, name] of names.entries()) {
    const column = bound[at] === undefined && folded(name) !== "" ? byFold.get(folded(name)) : undefined;
    if (column === undefined || taken.has(column.name)) continue;
    taken.add(column.name);
    spelt.push({ at, column: column.name });
  }
  const aliased = new Set(spelt.map(({ at }) => at));
  const unknown = names.flatMap((name, at) => (bound[at] || aliased.has(at) || name.trim() === "" ? [] : [at]));
  const named = names.filter((name) => name.trim() !== "").length;
  return {
    layout,
    known: named - unknown.length,
    named,
    missing: layout.columns.filter((c) => mustBeThere(c) && !taken.has(c.name)).map((c) => c.name),
    unknown,
    spelt,
    fileNamed: matchLayout(file, [{ layout: layout.id, patterns: layout.files }]) !== null,
  };
};

const required = (layout: Layout): number => layout.columns.filter(mustBeThere).length;

/** Share of the header that the layout knows, down to half of it where the columns that must be there are not. */
const closeness = ({ layout, known, named, missing }: LayoutMatch): number => {
  const must = required(layout);
  return named === 0 ? 0 : (known / named) * (must === 0 ? 1 : 1 - missing.length / must / 2);
};

/** All layouts, the closest first; the file name decides between equals, then the order of the house. */
export const rankLayouts = (
  names: readonly string[],
  file: string,
  layouts: readonly Layout[],
): readonly LayoutMatch[] =>
  layouts
    .map((layout) => matchOne(names, file, layout))
    .sort((a, b) => closeness(b) - closeness(a) || Number(b.fileNamed) - Number(a.fileNamed));

const pairs = (name: string): readonly string[] => {
  const letters = folded(name);
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2));
};

/** How alike two names are, 0 to 1: twice the letter pairs they share over all letter pairs (Dice). */
const likeness = (a: string, b: string): number => {
  const ours = pairs(a);
  const theirs = new Set(pairs(b));
  const both = ours.filter((pair) => theirs.has(pair)).length;
  return ours.length + theirs.size === 0 ? 0 : (2 * both) / (ours.length + theirs.size);
};

/** For each missing column the unknown name that resembles it most, where one does: a thought for a person, never used. */
export const perhaps = (
  { missing, unknown }: LayoutMatch,
  names: readonly string[],
): readonly { readonly at: number; readonly column: string }[] =>
  missing.flatMap((column) => {
    const best = unknown
      .map((at) => ({ at, column, alike: likeness(names[at] ?? "", column) }))
      .reduce((a, b) => (b.alike > a.alike ? b : a), { at: -1, column, alike: 0 });
    return best.alike >= 0.6 ? [{ at: best.at, column }] : [];
  });
