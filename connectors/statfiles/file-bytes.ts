import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { approximate } from "../../schemas/approximate.ts";

/** Reads pieces of a file by their place; throws RangeError where the file has no such piece. */
export interface FileBytes {
  readonly size: number;
  readonly at: (offset: number, length: number) => Buffer;
  readonly close: () => void;
}

/** A piece that is read whole; nothing in a dictionary is larger. */
const mostOfPiece = 64 * 1024 * 1024;

/** Opens a file of ours for reading by place. */
export const fileBytes = (path: string): FileBytes => {
  const file = openSync(path, "r");
  const { size } = fstatSync(file);
  return {
    size,
    at: (offset, length) => {
      if (!(offset >= 0 && length >= 0 && length <= mostOfPiece && offset + length <= size)) {
        throw new RangeError("beyond the end");
      }
      const buffer = Buffer.alloc(length);
      if (readSync(file, buffer, 0, length, offset) !== length) throw new RangeError("beyond the end");
      return buffer;
    },
    close: () => closeSync(file),
  };
};

/** Text of a fixed field: up to the first zero byte, without the blanks that fill it. */
export const fieldText = (bytes: Buffer): string => {
  const end = bytes.indexOf(0);
  return bytes.toString("latin1", 0, end < 0 ? bytes.length : end).trimEnd();
};

/** Whole numbers of a file in its byte order. */
export const numbersIn = (bytes: Buffer, little: boolean) => ({
  u16: (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
  u32: (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)),
  i32: (at: number): number => (little ? bytes.readInt32LE(at) : bytes.readInt32BE(at)),
  u64: (at: number): number => approximate(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at)),
});
