import { type Column, nameKey } from "../../schemas/column.ts";
import { seemingNames } from "../../schemas/column-name.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { reservedNames } from "../../schemas/reserved-names.ts";
import { printable } from "../files/printable.ts";
import { couldBeValue } from "./could-be-value.ts";
import { splitCells } from "./split-cells.ts";

/** How the cells of a file belong to the columns of its layout. */
export interface HeaderBinding {
  /** For each delivered cell of a line the stored layout column it carries; null for a cell that is not read. */
  readonly cells: readonly (string | null)[];
  /** Header names that the layout does not know, fit to be printed; `column 7` for one that could be a value. */
  readonly unknownColumns: readonly string[];
  /** Columns of the layout that are in the file and must never be stored. */
  readonly droppedColumns: readonly string[];
  /** True where lines hold cells that must not be stored: of unknown, unnamed or dropped columns. */
  readonly holdsForeignCells: boolean;
}

/** What the header has to be held against. */
export interface HeaderContract {
  readonly columns: readonly Pick<Column, "name" | "kind" | "presence" | "aliases" | "mayBeAbsent" | "mustBePresent">[];
  /** Delivered header to layout column, from the workspace. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly dialect: Dialect;
}

export type HeaderProblem =
  | {
      readonly code: "UTF-IN-003";
      readonly columns: readonly string[];
      /** Headers that seem to be new spellings of missing columns. */
      readonly seems: readonly (readonly [header: string, column: string])[];
    }
  | { readonly code: "UTF-IN-004" | "UTF-IN-060"; readonly columns: readonly string[] }
  | { readonly code: "UTF-IN-005"; readonly delimiter: string; readonly seems: string | null }
  | { readonly code: "UTF-IN-021" };

/** As many columns as a spreadsheet can have. A header that names more is a file of another kind. */
export const mostColumns = 16_384;

/** What has no place in a name: characters that end a line, act on a terminal, or make two names look alike. */
const invisible = /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Names that a fault tells of at most. */
const mostTold = 10;

/**
 * Binds a header line to a layout by name: without regard to case and underscores, after the workspace's and the column's
 * own aliases, in any order. DuckDB would bind by position and load one column into another without a word
 * (reliability 0.2).
 */
export const bindHeader = (line: string, contract: HeaderContract): HeaderBinding | HeaderProblem => {
  const { dialect } = contract;
  const names = splitCells(line, dialect);
  if (names === null || names.length > mostColumns || invisible.test(line)) return { code: "UTF-IN-021" };
  const known = knownNames(contract);
  const delivered = nameOfEachCell(names, dialect);
  const bound = delivered.map((name) => known.get(nameKey(name)) ?? null);
  if (names.length === 1 && bound.every((c) => c === null) && contract.columns.length > 1) {
    return { code: "UTF-IN-005", delimiter: delimiterName(dialect.delimiter), seems: seemingDelimiter(line) };
  }
  const reserved = delivered
    .map((name) => name.trim())
    .filter((name, i) => bound[i] === null && reservedNames.has(name));
  if (reserved.length > 0) return { code: "UTF-IN-060", columns: [...new Set(reserved)] };
  // Looked at first: of a file without a header the first line holds values, and none of them may be printed.
  const missing = contract.columns.filter((c) => mustBeThere(c) && !bound.includes(c));
  if (missing.length > 0) {
    // Only what is near to a column's name is sure to be a name.
    const strangers = delivered
      .filter((name, i) => bound[i] === null && name.trim() !== "")
      .map((n) => printable(n.trim()));
    return { code: "UTF-IN-003", columns: missing.map((c) => c.name), seems: seemingNames(strangers, missing) };
  }
  const twice = repeatedNames(delivered, bound);
  if (twice.length > 0) return { code: "UTF-IN-004", columns: told(twice) };
  return {
    cells: bound.map((c) => (c === null || c.kind === "dropped" ? null : c.name)),
    unknownColumns: delivered.flatMap((name, i) =>
      bound[i] === null && name.trim() !== "" ? [couldBeValue(name.trim()) ? `column ${i + 1}` : printable(name)] : [],
    ),
    holdsForeignCells: bound.some((c, i) => (c === null || c.kind === "dropped") && !isFiller(i, delivered, dialect)),
    droppedColumns: bound.filter((c) => c?.kind === "dropped").map((c) => c?.name ?? ""),
  };
};

/** A header name for each cell of a line: R's row numbers and the cell after a trailing delimiter often have none. */
const nameOfEachCell = (names: readonly string[], dialect: Dialect): readonly string[] => {
  const rowNames = dialect.row_names && names[0]?.trim() !== "" ? [""] : [];
  const trailing = dialect.trailing_delimiter && names.at(-1)?.trim() !== "" ? [""] : [];
  return [...rowNames, ...names, ...trailing];
};

/** What to call each cell of a line, fit to be printed; null where the header is blank. The header must be well formed. */
export const cellLabels = (line: string, dialect: Dialect): readonly (string | null)[] =>
  nameOfEachCell(splitCells(line, dialect) ?? [], dialect).map((name) =>
    name.trim() === "" ? null : printable(name.trim()),
  );

/** The cell of R's row numbers, and the empty one after a trailing delimiter. */
const isFiller = (i: number, delivered: readonly string[], dialect: Dialect): boolean =>
  (dialect.row_names && i === 0) || (dialect.trailing_delimiter && i === delivered.length - 1);

type Known = HeaderContract["columns"][number];

const knownNames = ({ columns, aliases }: HeaderContract): ReadonlyMap<string, Known> => {
  const byName = new Map(columns.map((c) => [nameKey(c.name), c]));
  const all = new Map(columns.flatMap((c) => (c.aliases ?? []).map((alias) => [nameKey(alias), c] as const)));
  for (const [key, column] of byName) all.set(key, column);
  for (const [delivered, target] of Object.entries(aliases)) {
    const column = byName.get(nameKey(target));
    if (column) all.set(nameKey(delivered), column);
  }
  return all;
};

const mustBeThere = (c: Known): boolean =>
  c.kind !== "dropped" && (c.mustBePresent === true || (c.presence === "required" && c.mayBeAbsent !== true));

/**
 * Columns that more than one header stands for. Headers that nobody knows count when they are alike, and are called by
 * their places: what is not known to be a name may be a value.
 */
const repeatedNames = (delivered: readonly string[], bound: readonly (Known | null)[]): readonly string[] => {
  const places = new Map<string, number[]>();
  delivered.forEach((name, i) => {
    if (nameKey(name) === "") return;
    // A tab cannot stand in a name, so that a known column and an unknown header never meet.
    const key = bound[i]?.name ?? `\t${nameKey(name)}`;
    places.set(key, [...(places.get(key) ?? []), i + 1]);
  });
  return [...places]
    .filter(([, at]) => at.length > 1)
    .map(([key, at]) => (key.startsWith("\t") ? `columns ${told(at.map(String)).join(" and ")}` : key));
};

/** The first of many; the header of a broken file may repeat thousands of names. */
const told = (names: readonly string[]): readonly string[] =>
  names.length <= mostTold ? names : [...names.slice(0, mostTold), `${names.length - mostTold} more`];

const delimiterName = (delimiter: string): string => (delimiter === "\t" ? "tab" : delimiter);

const seemingDelimiter = (line: string): string | null => {
  const counts = [";", ",", "\t", "|"].map((d) => ({ d, n: line.split(d).length - 1 }));
  const best = counts.reduce((a, b) => (b.n > a.n ? b : a));
  return best.n > 0 ? delimiterName(best.d) : null;
};
