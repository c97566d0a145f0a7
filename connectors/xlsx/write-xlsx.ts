import writeXlsxFile from "write-excel-file/node";
import { UtfallError } from "../../schemas/errors.ts";
import { withoutTimes } from "./without-times.ts";

/** A sheet as far as writing needs it: every cell is text, so no spreadsheet can round it or take it for a formula. */
export interface XlsxSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly { readonly text: string; readonly bold?: boolean; readonly right?: boolean }[])[];
}

/** Spreadsheets read _x0041_ as the letter A (ECMA-376, ST_Xstring), unless its first underscore is written so itself. */
const asWritten = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");

/**
 * A workbook as XLSX bytes; the same sheets give the same bytes.
 *
 * Throws UTF-XX-001 where the writer refuses what it was given, which is a defect of ours.
 */
export const writeXlsx = async (sheets: readonly XlsxSheet[]): Promise<Uint8Array> => {
  try {
    const bytes = await writeXlsxFile(
      sheets.map(({ name, widths, rows }) => ({
        sheet: name,
        columns: widths.map((width) => ({ width })),
        data: rows.map((row) =>
          row.map(({ text, bold, right }) => ({
            value: asWritten(text),
            type: String,
            ...(bold === true && { fontWeight: "bold" as const }),
            ...(right === true && { align: "right" as const }),
          })),
        ),
      })),
    ).toBuffer();
    return withoutTimes(bytes);
  } catch {
    throw new UtfallError("UTF-XX-001", { step: "write xlsx" });
  }
};
