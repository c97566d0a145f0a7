import type { Dialect } from "../../schemas/dialect.ts";
import { singleByteTable } from "./encoding.ts";

/** What a byte means to the scanner. Everything that needs no thought is 0, so that the common case is one comparison. */
export const byteClass = {
  ordinary: 0,
  delimiter: 1,
  quote: 2,
  lineFeed: 3,
  carriageReturn: 4,
  control: 5,
  /** 0xC2 in UTF-8: with 0x80–0x9F after it a control character. */
  maybeControl: 6,
  /** A byte of a one-byte encoding that becomes several in UTF-8. */
  high: 7,
  /** A byte that the encoding does not have. */
  invalid: 8,
  /** 0xEF in UTF-8: with 0xBB 0xBF after it a byte order mark. */
  maybeMark: 9,
} as const;

/** The class of each byte under a dialect. Bytes of UTF-8 are checked elsewhere, a chunk at a time. */
export const byteClasses = (dialect: Pick<Dialect, "delimiter" | "quote" | "encoding">): Uint8Array => {
  const table = singleByteTable(dialect.encoding);
  const classes = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte += 1) classes[byte] = plainClass(byte, table?.length ?? null);
  if (dialect.encoding === "iso-8859-1") classes.fill(byteClass.control, 0x80, 0xa0);
  if (dialect.encoding === "utf-8") {
    classes[0xc2] = byteClass.maybeControl;
    classes[0xef] = byteClass.maybeMark;
  }
  classes[0x0a] = byteClass.lineFeed;
  classes[0x0d] = byteClass.carriageReturn;
  classes[dialect.delimiter.charCodeAt(0)] = byteClass.delimiter;
  if (dialect.quote !== "none") classes[dialect.quote.charCodeAt(0)] = byteClass.quote;
  return classes;
};

const plainClass = (byte: number, lengths: Uint8Array | null): number => {
  if ((byte < 0x20 && byte !== 0x09) || byte === 0x7f) return byteClass.control;
  if (byte < 0x80 || lengths === null) return byteClass.ordinary;
  return lengths[byte] === 0 ? byteClass.invalid : byteClass.high;
};
