import { readFile } from "node:fs/promises";
import { translateFileError } from "../files/translate-file-error.ts";

/** Finds lines of a clean part by their number; null for a line that is not in the part. */
export type LinePicker = (line: number) => string | null;

/** Opens a clean part for picking single lines out of it, as text without the number. Throws UTF-IO-001. */
export const linePicker = async (part: string, delimiter: string): Promise<LinePicker> => {
  const bytes = await readFile(part).catch((error: unknown) => {
    throw translateFileError(error, "read", part);
  });
  const mark = delimiter.charCodeAt(0);
  return (line) => {
    // The numbers ascend: of the bytes left, the half that cannot hold the line is left out, until one line remains.
    let [from, to] = [0, bytes.length];
    while (from < to) {
      const middle = from + ((to - from) >> 1);
      const start = middle === from ? from : bytes.lastIndexOf(10, middle - 1) + 1;
      const cells = bytes.indexOf(mark, start) + 1;
      const end = bytes.indexOf(10, cells);
      const found = Number(bytes.toString("latin1", start, cells - 1));
      if (found === line) return bytes.toString("utf8", cells, end);
      if (found < line) from = end + 1;
      else to = start;
    }
    return null;
  };
};
