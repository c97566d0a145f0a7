import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { splitCells } from "../../connectors/csv/split-cells.ts";
import { printable } from "../../connectors/files/printable.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { type CodeList, type CodeListId, type CodePeriod, codeListIds } from "../../schemas/codes/code-list.ts";
import { type CodeLists, codeLists, type OwnCodes } from "../../schemas/codes/index.ts";
import { IsoDate } from "../../schemas/delivery.ts";
import { Dialect } from "../../schemas/dialect.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { lifeTableFile } from "../../schemas/life-table.ts";
import { layoutOf } from "../../schemas/registers/index.ts";

/** The code lists of a workspace. */
export interface WorkspaceCodes {
  readonly lists: CodeLists;
  readonly own: OwnCodes;
}

const header = "code;from;to;becomes;meaning";
const dialect = Dialect.parse({});
/** A list of the user's own is short; a larger file is something else. */
const largest = 1024 * 1024;

const fault = (file: string, line: number | null, problem: string): UtfallError =>
  new UtfallError("UTF-WS-005", { file, line, problem });

const dayOf = (file: string, line: number, name: string, text: string): string | null => {
  if (text === "") return null;
  if (!IsoDate.safeParse(text).success) throw fault(file, line, `${name} is no date (YYYY-MM-DD)`);
  return text;
};

const periodOf = (file: string, line: number, row: string): CodePeriod => {
  const cells = splitCells(row, dialect)?.map((cell) => cell.trim());
  if (cells?.length !== 5) throw fault(file, line, "a line has five cells");
  const [code = "", first = "", last = "", becomes = "", meaning = ""] = cells;
  if (!/^[0-9A-ZÆØÅa-zæøå./-]{1,16}$/u.test(code)) throw fault(file, line, "no code, or one longer than 16 characters");
  const [from, to] = [dayOf(file, line, "from", first), dayOf(file, line, "to", last)];
  if (from !== null && to !== null && from > to) throw fault(file, line, "from is after to");
  return { code, from, to, becomes: becomes === "" ? null : becomes, meaning };
};

/** Periods of one code may not meet: on a day on which both were in force, one of them would be wrong. */
const refuseOverlaps = (file: string, periods: readonly CodePeriod[]): void => {
  const sorted = periods
    .map((period, i) => ({ ...period, line: i + 2 }))
    .toSorted((a, b) => (a.code === b.code ? ((a.from ?? "") < (b.from ?? "") ? -1 : 1) : a.code < b.code ? -1 : 1));
  sorted.forEach((period, i) => {
    const next = sorted[i + 1];
    if (next?.code === period.code && (next.from === null || period.to === null || next.from <= period.to)) {
      throw fault(file, next.line, "two periods of one code overlap");
    }
  });
};

const periodsIn = async (path: string, file: string): Promise<readonly CodePeriod[]> => {
  const found = await lstat(path).catch((error: unknown) => {
    throw translateFileError(error, "look at", path);
  });
  if (!found.isFile()) throw fault(file, null, "not a regular file");
  if (found.size > largest) throw fault(file, null, "larger than a mebibyte");
  const text = ((await readIfThere(path)) ?? "").replace(/^\uFEFF/u, "");
  const [first = "", ...rows] = text.split(/\r?\n/u);
  if (first.trim() !== header) throw fault(file, 1, `the header is not ${header}`);
  while (rows.at(-1) === "") rows.pop();
  const periods = rows.map((row, i) => periodOf(file, i + 2, row));
  refuseOverlaps(file, periods);
  return periods;
};

const isListId = (name: string): name is CodeListId => codeListIds.some((id) => id === name);

/** What the file says of a code replaces what the list says of it. */
const extended = (file: string, list: CodeList, added: readonly CodePeriod[]): CodeList => {
  const replaced = new Set(added.map(({ code }) => code));
  const codes = [...list.codes.filter(({ code }) => !replaced.has(code)), ...added];
  const known = new Set(codes.map(({ code }) => code));
  added.forEach(({ becomes }, i) => {
    if (becomes !== null && !known.has(becomes)) throw fault(file, i + 2, "becomes a code that the list does not hold");
  });
  return { ...list, codes };
};

const ownCodes = (file: string, name: string, added: readonly CodePeriod[]): Readonly<Record<string, string>> => {
  const [layoutId = "", columnName = ""] = name.split(".");
  const column = layoutOf(layoutId)?.columns.find((c) => c.name === columnName);
  if (column?.kind !== "code" || column.unlistedOutcome !== "finding") {
    throw fault(file, null, `not one of ${codeListIds.join(", ")}, and no layout.column with a list that may grow`);
  }
  added.forEach(({ from, to, becomes }, i) => {
    if (from !== null || to !== null || becomes !== null)
      throw fault(file, i + 2, "a column's own codes have no period");
  });
  return Object.fromEntries(added.map(({ code, meaning }) => [code, meaning]));
};

/**
 * Reads `codes/*.csv` of a workspace: the lists that come with utfall, with what the user adds to them.
 *
 * Everything is checked before a night starts: a misspelt file name or a period the wrong way round would change what is counted.
 * Throws UTF-WS-005; a workspace without the folder adds nothing.
 */
export const readCodeFiles = async (folder: string): Promise<WorkspaceCodes> => {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [] as string[];
    throw translateFileError(error, "list", folder);
  });
  let lists: CodeLists = codeLists;
  const own: Record<string, Readonly<Record<string, string>>> = {};
  for (const name of names.toSorted().filter((n) => n.toLowerCase().endsWith(".csv") && n !== lifeTableFile)) {
    const file = printable(name, 120);
    const added = await periodsIn(join(folder, name), file);
    const id = name.slice(0, -".csv".length);
    if (isListId(id)) lists = { ...lists, [id]: extended(file, lists[id], added) };
    else own[id] = ownCodes(file, id, added);
  }
  return { lists, own };
};
