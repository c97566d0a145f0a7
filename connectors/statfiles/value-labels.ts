/** Value labels of one column: a code, as the file stores it, with its label text. */
export type ValueLabels = ReadonlyMap<number | string, string>;

/** More labels than any code list has; a damaged file may state any number. */
export const mostLabels = 1_000_000;

const utf8 = new TextDecoder("utf-8", { fatal: true });
const western = new TextDecoder("windows-1252");

/**
 * A label as text, up to its first zero byte, without blanks at its ends.
 *
 * Older forms do not say how their letters are stored: what is not UTF-8 is read as Windows Western.
 */
export const labelText = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  const kept = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return utf8.decode(kept).trim();
  } catch {
    return western.decode(kept).trim();
  }
};
