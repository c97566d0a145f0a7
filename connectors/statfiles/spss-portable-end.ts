import type { FileBytes } from "./file-bytes.ts";
import type { StatDictionary } from "./stat-dictionary.ts";

/**
 * Whether an SPSS portable file is whole: its last line is of 80 characters and filled up with Z.
 *
 * Its display formats are not read, so that dates stay the numbers of seconds they are stored as, and the rules refuse them.
 */
export const spssPortableEnd = (file: FileBytes): StatDictionary => {
  const tail = Math.min(file.size, 200);
  if (!/\n[^\r\n]{79}Z(?:\r?\n)?$/.test(file.at(file.size - tail, tail).toString("latin1")))
    throw new RangeError("cut");
  return { units: null, rows: null };
};
