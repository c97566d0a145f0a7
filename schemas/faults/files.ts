import { placeInFile } from "../form.ts";
import { exitCode, fault } from "./fault.ts";
import { at, type FilePlace } from "./file-place.ts";
import { type LostHeaders, type RenamedHeaders, renamed } from "./lost-headers.ts";

/** One delivered file. */
export const fileFaults = {
  "UTF-IN-001": fault(
    exitCode.quarantine,
    "File is empty.",
    (p: FilePlace) => `${at(p)}: the file is empty. Ask the register for a new extract.`,
  ),
  "UTF-IN-002": fault(
    exitCode.quarantine,
    "Bytes not valid in the declared encoding.",
    (p: FilePlace & { line: number; byte: number; encoding: string }) =>
      `${at(p)} ${placeInFile(p.file, p.line, p.byte)}: bytes that are not ${p.encoding}. Set dialect.encoding for this source in utfall.yaml, or ask for a new extract.`,
  ),
  "UTF-IN-003": fault(
    exitCode.quarantine,
    "A column that must be there is missing.",
    (p: FilePlace & LostHeaders) =>
      `${at(p)} ${placeInFile(p.file, 1)}: the header lacks ${p.columns.join(", ")} of layout ${p.layout}. ${renamed(p)}Correct the extract (are these column names at all?), or map the new name with aliases for this source in utfall.yaml.`,
  ),
  "UTF-IN-004": fault(
    exitCode.quarantine,
    "Two header names mean the same column.",
    (p: FilePlace & { columns: readonly string[] }) =>
      `${at(p)} ${placeInFile(p.file, 1)}: more than one header for ${p.columns.join(", ")}. Correct the extract.`,
  ),
  "UTF-IN-005": fault(
    exitCode.quarantine,
    "The delimiter is not the declared one.",
    (p: FilePlace & { delimiter: string; seems: string | null }) =>
      `${at(p)} line 1: the header has one column when split at “${p.delimiter}”${p.seems ? `; it looks split at “${p.seems}”` : ""}. Set dialect.delimiter for this source in utfall.yaml, or correct the extract.`,
  ),
  "UTF-IN-006": fault(
    exitCode.quarantine,
    "Compressed file is cut or damaged.",
    (p: FilePlace) => `${at(p)}: the gzip file is cut short or damaged. Copy it again, or ask for a new extract.`,
  ),
  "UTF-IN-007": fault(
    exitCode.quarantine,
    "The last line has no line end.",
    (p: FilePlace & { line: number; byte: number }) =>
      `${at(p)} ${placeInFile(p.file, p.line, p.byte)}: the file ends without a line end, so it may be cut. Copy it again, or ask for a new extract.`,
  ),
  "UTF-IN-010": fault(
    exitCode.quarantine,
    "Line count differs from delivery.yaml or the trailer.",
    (p: FilePlace & { says: "delivery.yaml" | "the last line of the file"; expected: number; found: number }) =>
      `${at(p)}: ${p.found} data lines, ${p.says} says ${p.expected}. Ask the register which one is right.`,
  ),
  "UTF-IN-011": fault(
    exitCode.quarantine,
    "Not a regular file.",
    (p: FilePlace) =>
      `${at(p)}: not a regular file of its own (a link, a second name of another file, a folder, pipe or device). Put the file itself in the inbox.`,
  ),
  "UTF-IN-012": fault(
    exitCode.quarantine,
    "A file that no layout of the source takes.",
    (p: FilePlace & { layouts: readonly string[] }) =>
      `${at(p)}: no layout of this source takes a file of this name (${p.layouts.join(", ")}). Rename it, or set files for the layout in utfall.yaml.`,
  ),
  "UTF-IN-013": fault(
    exitCode.defect,
    "Lines do not add up.",
    (p: FilePlace & { lines: number; accounted: number }) =>
      `${at(p)}: ${p.lines} lines read, ${p.accounted} accounted for. Nothing was published; report this as a defect.`,
  ),
  "UTF-IN-014": fault(
    exitCode.quarantine,
    "More lines in quarantine than the source allows.",
    (p: FilePlace & RenamedHeaders & { rejected: number; lines: number; allowed: string }) =>
      `${at(p)}: ${p.rejected} of ${p.lines} lines in quarantine, allowed ${p.allowed}. ${renamed(p)}See utfall quarantine; correct the extract, or set limits.rejected_share for this source in utfall.yaml.`,
  ),
  "UTF-IN-015": fault(
    exitCode.defect,
    "The two readers disagree.",
    (p: FilePlace & { line: number; column: string }) =>
      `${at(p)} ${placeInFile(p.file, p.line)}, column ${p.column}: the SQL reader and the row schema disagree. Nothing was published; report this as a defect.`,
  ),
  "UTF-IN-016": fault(
    exitCode.quarantine,
    "A broken rule that condemns the whole file.",
    (p: FilePlace & { line: number; rule: string; expected: string }) =>
      `${at(p)} ${placeInFile(p.file, p.line)}: rule ${p.rule} broken: ${p.expected}. The whole file is held; correct the extract.`,
  ),
  "UTF-IN-019": fault(
    exitCode.quarantine,
    "Line longer than the limit.",
    (p: FilePlace & { line: number; byte: number; limit: number }) =>
      `${at(p)} ${placeInFile(p.file, p.line, p.byte)}: longer than ${p.limit} bytes. Ask for a new extract.`,
  ),
  "UTF-IN-020": fault(
    exitCode.quarantine,
    "The file changed while it was read.",
    (p: FilePlace) =>
      `${at(p)}: changed while it was read. Copy under a name ending in .partial and rename when the copy is complete; the next run takes it.`,
  ),
  "UTF-IN-021": fault(
    exitCode.quarantine,
    "The header line is not well formed.",
    (p: FilePlace & { limit: number }) =>
      `${at(p)} ${placeInFile(p.file, 1)}: the header is blank, holds a control or invisible character or a quote that is not closed, or names more than ${p.limit} columns. Correct the extract.`,
  ),
  "UTF-IN-023": fault(
    exitCode.quarantine,
    "A column is gone that the delivery in use had filled.",
    (p: FilePlace & LostHeaders) =>
      `${at(p)} ${placeInFile(p.file, 1)}: the header lacks ${p.columns.join(", ")} of layout ${p.layout}, filled in the delivery in use. ${renamed(p)}Or list what the source no longer delivers under given_up for this layout.`,
  ),
  "UTF-IN-024": fault(
    exitCode.quarantine,
    "A column holds values of another type than its layout says.",
    (p: FilePlace & { layout: string; column: string; expected: string }) =>
      `${at(p)}, column ${p.column}: most values are not ${p.expected}, as layout ${p.layout} says. Set the dialect of this source in utfall.yaml if it is only written another way, or ask the register for the column as it was.`,
  ),
  "UTF-IN-051": fault(
    exitCode.quarantine,
    "A file whose bytes are not what its name says.",
    (p: FilePlace & { expected: string; seems: string }) =>
      `${at(p)}: its name says ${p.expected}, its first bytes say ${p.seems}. Give the file its right name, or ask for a new extract.`,
  ),
  "UTF-IN-052": fault(
    exitCode.quarantine,
    "A file that unpacks to more than the limit.",
    (p: FilePlace & { limit: number }) =>
      `${at(p)}: unpacks to more than ${p.limit} bytes, so it was not read to its end. Look at the file; if it is right, raise inbox.unpacked_ratio or inbox.unpacked_size in utfall.yaml.`,
  ),
  "UTF-IN-053": fault(
    exitCode.quarantine,
    "A zip file that is not taken.",
    (p: FilePlace & { problem: string }) =>
      `${at(p)}: ${p.problem}. A zip file holds delimited text files and nothing else, not encrypted; pack it anew.`,
  ),
  "UTF-IN-054": fault(
    exitCode.quarantine,
    "A SAS, SPSS or Stata file, and the program that reads it is not there.",
    (p: FilePlace) =>
      `${at(p)}: read by the program readstat, which is not on the PATH. Install it (apt-get install readstat; utfall doctor says how on a closed network), or ask for the extract as CSV or Parquet.`,
  ),
  "UTF-IN-055": fault(
    exitCode.quarantine,
    "A file that is cut short or damaged.",
    (p: FilePlace & { form: string }) =>
      `${at(p)}: the ${p.form} is cut short or damaged. Copy it again, or ask for a new extract.`,
  ),
  "UTF-IN-056": fault(
    exitCode.quarantine,
    "A column whose type is not taken.",
    (p: FilePlace & { columns: readonly string[]; problem: string }) =>
      `${at(p)}: ${p.columns.join(", ")}: ${p.problem}. Correct the extract.`,
  ),
  "UTF-IN-058": fault(
    exitCode.quarantine,
    "A file written in a way that is not read.",
    (p: FilePlace & { problem: string; remedy: string }) => `${at(p)}: ${p.problem}. ${p.remedy}.`,
  ),
  "UTF-IN-059": fault(
    exitCode.quarantine,
    "The program that reads SAS, SPSS and Stata files broke off.",
    (p: FilePlace) =>
      `${at(p)}: readstat broke off before it was done. The next night tries again; if it breaks off again, ask for the extract as CSV or Parquet.`,
  ),
  "UTF-IN-060": fault(
    exitCode.quarantine,
    "A header that no column may have.",
    (p: FilePlace & { columns: readonly string[] }) =>
      `${at(p)} ${placeInFile(p.file, 1)}: the layout knows no column ${p.columns.join(", ")}, and no extract may have one of this name, which is one of JavaScript's own. Rename the column in the extract.`,
  ),
  "UTF-IN-061": fault(
    exitCode.quarantine,
    "The last line is not the trailer that is declared.",
    (p: FilePlace) =>
      `${at(p)}: the last line is not the trailer with the number of lines that dialect.trailer or delivery.yaml declares, so the file may be cut. Copy it again, ask for a new extract, or correct the declaration.`,
  ),
  "UTF-IN-062": fault(
    exitCode.quarantine,
    "A gzip file of several members, and nothing says how many lines it has.",
    (p: FilePlace) =>
      `${at(p)}: the gzip file has several members, so another file may have been added behind its end. State its lines in delivery.yaml, declare its trailer, or pack it in one member.`,
  ),
  "UTF-CF-001": fault(
    exitCode.quarantine,
    "Person numbers in a delivered file.",
    (p: FilePlace & { line: number; columns: readonly string[] }) =>
      `${at(p)} ${placeInFile(p.file, p.line)}: the first of what looks like person numbers (fødselsnummer, D-number, help number), found in ${p.columns.join(", ")}. No extract may hold any; nothing of the file was kept. Delete the file, and ask the register for an extract without person numbers.`,
  ),
  "UTF-CF-002": fault(
    exitCode.quarantine,
    "A person number in the name of a file or delivery.",
    (p: FilePlace) =>
      `${at(p)}: what looks like a person number stands in the name. Nothing was read. Delete the delivery, and ask the register for one whose names tell of no person.`,
  ),
} as const;
