import { basename } from "node:path";
import { longestLine, StructureError } from "../../connectors/csv/structure-fault.ts";
import { printable } from "../../connectors/files/printable.ts";
import { deliveredText } from "../../connectors/forms/delivered-text.ts";
import { Dialect } from "../../schemas/dialect.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { type Form, formOfName } from "../../schemas/form.ts";
import { usualLimits } from "../../schemas/intake-limits.ts";
import { type ByteAccount, byteAccount } from "./byte-account.ts";
import { notText } from "./file-signature.ts";
import { grouped } from "./finding.ts";
import { type LineAccount, lineAccount } from "./line-account.ts";

/** The file as its bytes tell it, before anything is split. */
export interface FileScan extends LineAccount {
  /** Bytes of the content, after decompression. */
  readonly bytes: number;
  readonly compressed: boolean;
  readonly form: Form;
  readonly bom: boolean;
  readonly account: Pick<ByteAccount, "counts" | "afterC3">;
}

/** Bytes of the sample at most; beyond it the memory of a profile would grow with the width of the file. */
const sampleBytes = 32 * 1024 * 1024;

export interface ScanOptions {
  readonly path: string;
  /** The file in a zip file that is meant; null for the only one. */
  readonly member: string | null;
  /** Data lines of the sample at most. */
  readonly lines: number;
  /** Folder for copies of typed files; exists, and is the caller's to remove. */
  readonly work: string;
}

/** How the text of typed files is written, so that the profile knows how to split it. */
export const typedDialect: Dialect = Dialect.parse({});

/**
 * Reads a file as delivered from the first byte to the last, in bounded memory, and keeps its first `lines` data lines and
 * the header as the sample.
 *
 * Throws UTF-PF-001 for a file that cannot be read or is no text.
 */
export const scanFile = async ({ path, member, lines, work }: ScanOptions): Promise<FileScan> => {
  const file = printable(basename(path), 120);
  const form = formOfName(path);
  const refuse = (problem: string, remedy: string): UtfallError<"UTF-PF-001"> =>
    new UtfallError("UTF-PF-001", { file, problem, remedy });
  const account = byteAccount();
  const keeper = lineAccount({ lines: lines + 1, bytes: sampleBytes });
  let bytes = 0;
  let bom = false;
  try {
    const request = { path, member, work, dialect: typedDialect, limits: usualLimits, refuse: takeAll };
    for await (const delivered of deliveredText(request).chunks) {
      let chunk = Buffer.from(delivered.buffer, delivered.byteOffset, delivered.byteLength);
      if (bytes === 0) {
        const other = notText(chunk);
        if (other !== null)
          throw refuse(
            `looks like ${other}`,
            "Profile takes what intake takes: delimited text (.csv, .gz, .zip), Parquet, Arrow, SAS, SPSS, Stata",
          );
        bom = chunk.subarray(0, 3).equals(mark);
      }
      bytes += chunk.length;
      if (bom && bytes === chunk.length) chunk = chunk.subarray(3);
      account.take(chunk);
      keeper.take(chunk);
      if (keeper.lineLength() > longestLine && keeper.account().lines === 0) throw longHeader(refuse, account);
    }
  } catch (error) {
    throw error instanceof StructureError ? refused(error, refuse) : error;
  }
  keeper.end();
  const kept = keeper.account();
  if (kept.lines === kept.blank) throw refuse("the file is empty", "Ask the register for a new extract");
  const noLineFeed = kept.lineEnds.lf + kept.lineEnds.crlf === 0 && (account.counts[13] ?? 0) > 0;
  if (kept.tooLong?.first === 1 || noLineFeed) throw longHeader(refuse, account);
  return { ...kept, bytes, compressed: form.id === "gzip" || form.id === "zip", form, bom, account };
};

/** Columns that no layout could read are described like the others. */
const takeAll = (): void => undefined;

type Refuse = (problem: string, remedy: string) => UtfallError<"UTF-PF-001">;

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

const longHeader = (refuse: Refuse, { counts }: ByteAccount): UtfallError =>
  (counts[13] ?? 0) > 0
    ? refuse("the lines end in a carriage return alone", "Ask for line ends CR LF or LF")
    : refuse(`the first line is longer than ${grouped(longestLine)} bytes`, "Ask for an extract with line ends");

const refused = ({ fault }: StructureError, refuse: Refuse): UtfallError => {
  switch (fault.code) {
    case "UTF-IN-001":
      return refuse("the file is empty", "Ask the register for a new extract");
    case "UTF-IN-006":
      return refuse("the gzip file is cut short or damaged", "Copy it again, or ask for a new extract");
    case "UTF-IN-011":
      return refuse("not a regular file (a link, folder, pipe or device)", "Point to the file itself");
    case "UTF-IN-020":
      return refuse("the file changed while it was read", "Wait until the copy is complete, then start again");
    case "UTF-IN-051":
      return refuse(`its name says ${fault.expected}, its first bytes say ${fault.seems}`, "Give it its right name");
    case "UTF-IN-052":
      return refuse(`it unpacks to more than ${grouped(fault.limit)} bytes`, "Look at the file before you trust it");
    case "UTF-IN-053":
      return refuse(fault.problem, "Pack delimited text files alone; one of several is profiled as x.zip/member.csv");
    case "UTF-IN-054":
      return refuse(
        "read by the program readstat, which is not on the PATH",
        "Run utfall doctor, which says how to get it",
      );
    case "UTF-IN-055":
      return refuse(`the ${fault.form} is cut short or damaged`, "Copy it again, or ask for a new extract");
    case "UTF-IN-058":
      return refuse(fault.problem, fault.remedy);
    case "UTF-IN-059":
      return refuse("readstat broke off before it was done", "Ask for the extract as CSV or Parquet");
    case "UTF-IO-001":
      return refuse(`the file cannot be read: ${fault.reason}`, "Check the path and the rights");
    default:
      return new UtfallError("UTF-XX-001", { step: "profile" });
  }
};
