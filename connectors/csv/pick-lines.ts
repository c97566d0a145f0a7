import { readFile } from "node:fs/promises";
import { translateFileError } from "../files/translate-file-error.ts";

/** Finds lines of a clean part by their number; asked for in ascending order. null for a line that is not in the part. */
export type LinePicker = (line: number) => string | null;

/** Opens a clean part for picking single lines out of it, as text without the number. Throws UTF-IO-001. */
export const linePicker = async (part: string, delimiter: string): Promise<LinePicker> => {
  const bytes = await readFile(part).catch((error: unknown) => {
    throw translateFileError(error, "read", part);
  });
  const mark = delimiter.charCodeAt(0);
  let at = 0;
  return (line) => {
    while (at < bytes.length) {
      const cells = bytes.indexOf(mark, at) + 1;
      const end = bytes.indexOf(10, cells);
      const found = Number(bytes.toString("latin1", at, cells - 1));
      if (found > line) return null;
      at = end + 1;
      if (found === line) return bytes.toString("utf8", cells, end);
    }
    return null;
  };
};
