import type { Dialect } from "../../schemas/dialect.ts";

export type Encoding = Dialect["encoding"];

/** Characters 0x80–0x9F of windows-1252 as the WHATWG Encoding standard gives them; 0 where the page has none. */
const windows1252: readonly number[] = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

/**
 * The UTF-8 bytes of each byte of a one-byte encoding: `length[b]` of them in `bytes` from `3 * b`; length 0 where the
 * encoding does not have the byte.
 */
export interface SingleByteTable {
  readonly length: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The table of a one-byte encoding; null for UTF-8, which needs none. */
export const singleByteTable = (encoding: Encoding): SingleByteTable | null => {
  if (encoding === "utf-8") return null;
  const length = new Uint8Array(256);
  const bytes = new Uint8Array(256 * 3);
  for (let byte = 0; byte < 256; byte += 1) {
    const point = codePoint(byte, encoding);
    if (point === 0 && byte !== 0) continue;
    const utf8 = Buffer.from(String.fromCodePoint(point));
    bytes.set(utf8, byte * 3);
    length[byte] = utf8.length;
  }
  return { length, bytes };
};

const codePoint = (byte: number, encoding: "windows-1252" | "iso-8859-1"): number =>
  encoding === "windows-1252" && byte >= 0x80 && byte <= 0x9f ? (windows1252[byte - 0x80] ?? 0) : byte;

/** Text of bytes that are known to be valid in the encoding. */
export const decodeBytes = (bytes: Buffer, encoding: Encoding): string => {
  if (encoding === "utf-8") return bytes.toString("utf8");
  const text = bytes.toString("latin1");
  if (encoding === "iso-8859-1") return text;
  return text.replace(/[\u0080-\u009f]/g, (c) => String.fromCodePoint(codePoint(c.charCodeAt(0), encoding)));
};
