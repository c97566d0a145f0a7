import { closeSync, openSync, writeSync } from "node:fs";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import type { RowFaultCode } from "../../schemas/errors.ts";

/** One reason why a line is in quarantine. */
export interface QuarantineEntry {
  readonly line: number;
  /** Where in the text a fault of the bytes themselves begins, in bytes from 0; null for a fault of what a cell says. */
  readonly byte: number | null;
  readonly code: RowFaultCode;
  readonly rule: string;
  readonly column: string | null;
  /** The institution that the row names; null where it names none or cannot be read. */
  readonly institution: string | null;
  /** The line as delivered; null where it holds cells that must not be stored and cannot be told apart. */
  readonly raw: string | null;
}

export interface QuarantineWriter {
  readonly write: (entries: readonly QuarantineEntry[]) => void;
  readonly close: () => void;
}

/**
 * Collects quarantine entries in a scratch CSV file that DuckDB turns into Parquet at the end; in memory they could be as
 * many as the file has lines. Throws UTF-IO-001.
 */
export const quarantineWriter = (path: string): QuarantineWriter => {
  const translated = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw translateFileError(error, "write", path);
    }
  };
  const file = translated(() => openSync(path, "wx", 0o600));
  let position = 0;
  return {
    write: (entries) =>
      translated(() => {
        const text = entries
          .map(({ line, byte, code, rule, column, institution, raw }) => {
            position += 1;
            return `${[line, byte ?? "", position, code, rule, column ?? "", institution ?? "", raw === null ? 0 : 1, visible(raw ?? "")].map(quoted).join(",")}\n`;
          })
          .join("");
        if (text !== "") writeSync(file, text);
      }),
    close: () => closeSync(file),
  };
};

const quoted = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`;

/** Control characters as their pictures: the text is read on terminals, where the real ones would act. */
const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (c) => {
    const point = c.charCodeAt(0);
    return point < 0x20 ? String.fromCharCode(0x2400 + point) : point === 0x7f ? "\u2421" : "\ufffd";
  });
