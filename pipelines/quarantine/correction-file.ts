import type { RowFaultCode } from "../../schemas/errors.ts";
import { neverFormula } from "../../schemas/spreadsheet-text.ts";

/** One thing to correct in a delivered file. */
export interface Correction {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly rule: string;
  readonly code: RowFaultCode | string;
  readonly expected: string;
  /** The line as delivered; left out where values may not leave. */
  readonly raw?: string | null;
}

const cell = (value: string | number | null): string => `"${neverFormula(String(value ?? "")).replaceAll('"', '""')}"`;

/** The header of a correction file, with a byte order mark so that spreadsheets read it as UTF-8. */
export const correctionHeader = (withValues: boolean): string =>
  `\uFEFF${["file", "line", "column", "rule", "code", "expected", ...(withValues ? ["raw"] : [])].join(";")}\r\n`;

/** One line of a correction file; `raw` only where the header has it. */
export const correctionLine = ({ file, line, column, rule, code, expected, raw }: Correction): string =>
  `${[file, line, column, rule, code, expected, ...(raw === undefined ? [] : [raw])].map(cell).join(";")}\r\n`;
