import { statSync } from "node:fs";
import { basename } from "node:path";
import { printable } from "../../connectors/files/printable.ts";
import type { Layout } from "../../schemas/layout.ts";
import { layouts } from "../../schemas/registers/index.ts";
import { describeColumns } from "./describe-columns.ts";
import { type Finding, moot } from "./finding.ts";
import { holdingFaults } from "./holding-faults.ts";
import { judgeEncoding } from "./judge-encoding.ts";
import { judgeHeader, shownNames } from "./judge-header.ts";
import { type LayoutMatch, matchOne, rankLayouts } from "./match-layouts.ts";
import type { LayoutAnswer, Profile } from "./profile.ts";
import { propose } from "./propose.ts";
import { readTable } from "./read-table.ts";
import { scanFile } from "./scan-file.ts";

export interface ProfileOptions {
  /** Data lines of the sample at most. */
  readonly lines: number;
  /** Folder for copies of typed files; exists, and is the caller's to remove. */
  readonly work: string;
  /** The one layout to hold the file against; null for all of them. */
  readonly layout: Layout | null;
}

/**
 * Profiles a file as delivered: how it is written, which layout it is, and how its rows fare under both, with the evidence.
 *
 * It proposes and never decides, because a wrong guess about a decimal mark or a date order changes values without an
 * error: a person reads the evidence and writes the settings into utfall.yaml. No cell text is in the answer. Throws
 * UTF-PF-001 for a file that cannot be read or is no text.
 */
export const profileFile = async (path: string, options: ProfileOptions): Promise<Profile> => {
  const { zip, member } = memberOf(path);
  const scan = await scanFile({ path: zip, member, lines: options.lines, work: options.work });
  const file = basename(path);
  const typed = scan.form.holds === "rows";
  const encoding = judgeEncoding(scan);
  // What no encoding reads is still to be looked at, and ISO-8859-1 has a character for every byte.
  const table = readTable(scan.sample, encoding.value ?? (encoding.unreadable ? "iso-8859-1" : "utf-8"), typed);
  const header = typed ? namedByForm : judgeHeader(table.names, table.tallies);
  const shown = shownNames(table.names, header);
  const ranked =
    options.layout === null ? rankLayouts(table.names, file, layouts) : [matchOne(table.names, file, options.layout)];
  const nearest = ranked.find(({ known }) => known > 0 || options.layout !== null) ?? null;
  const { proposal, values, columnAt, problem } = propose({ file, table, match: nearest, encoding, shown, typed });
  const nothing = proposal?.dialect.null_tokens ?? values.nullTokens.value ?? [];
  return {
    file: printable(file, 120),
    bytes: scan.bytes,
    compressed: scan.compressed,
    form: scan.form.id,
    lines: scan.lines,
    dataLines: scan.lines - scan.blank - 1,
    blank: scan.blank,
    lineEnds: scan.lineEnds,
    lastLineEnded: scan.lastLineEnded,
    tooLong: scan.tooLong,
    lookedAt: table.lookedAt,
    header,
    dialect: {
      encoding: typed ? ofForm : plain(encoding),
      delimiter: typed ? ofForm : table.delimiter,
      quote: typed ? ofForm : table.quote,
      date: values.date,
      decimal: values.decimal,
      time: values.time,
      null_tokens: values.nullTokens,
      row_names: typed ? ofForm : table.rowNames,
      trailing_delimiter: typed ? ofForm : table.trailing,
      trailer: moot("a last line with a count is declared, never guessed"),
    },
    layouts: ranked.filter((match) => match.known > 0).map((match) => answer(match, shown)),
    proposal,
    faults: holdingFaults(scan, encoding, problem),
    columns: describeColumns(table, shown, columnAt, nothing),
  };
};

const namedByForm: Finding<boolean> = { value: true, certainty: "sure", evidence: "the file names its columns itself" };

const ofForm = moot<never>("the file is no text; its form says it");

/** `x.zip/member.csv` means a file in a zip file; folders are seldom called so, and one that is holds its files as ever. */
const memberOf = (path: string): { readonly zip: string; readonly member: string | null } => {
  const [, zip, member] = /^(.*?\.zip)[/\\](.+)$/i.exec(path) ?? [];
  return zip === undefined || member === undefined || !isFile(zip)
    ? { zip: path, member: null }
    : { zip, member: member.replaceAll("\\", "/") };
};

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

const plain = <T>({ value, certainty, evidence }: Finding<T>): Finding<T> => ({ value, certainty, evidence });

const answer = (
  { layout, known, named, missing, unknown, fileNamed }: LayoutMatch,
  shown: readonly string[],
): LayoutAnswer => ({
  layout: layout.id,
  title: layout.title,
  known,
  named,
  missing,
  unknown: unknown.map((at) => shown[at] ?? ""),
  fileNamed,
});
