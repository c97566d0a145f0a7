import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileErrorReason } from "../files/translate-file-error.ts";
import type { LineTarget } from "./clean-lines.ts";
import { StructureError } from "./structure-fault.ts";

/** A file of clean lines, `line number; cells as delivered`, in UTF-8. */
export interface PartFile {
  /** Running number from 1. */
  readonly part: number;
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

const bufferSize = 4 * 1024 * 1024;

/** Writes clean lines as numbered files of about `partSize` bytes, readable by the owner only. */
export const partFiles = (folder: string, partSize: number, roomForLine: number) => {
  const target: LineTarget = { out: Buffer.allocUnsafe(bufferSize + roomForLine), filled: 0, rows: 0 };
  let part = 0;
  let file: number | null = null;
  let bytes = 0;
  const path = (): string => join(folder, `part-${String(part).padStart(5, "0")}.csv`);
  const flush = (): void =>
    translated(() => {
      if (file === null) {
        part += 1;
        file = openSync(path(), "wx", 0o600);
      }
      for (let at = 0; at < target.filled; ) at += writeSync(file, target.out, at, target.filled - at);
      bytes += target.filled;
      target.filled = 0;
    });
  const closeFile = (): void => {
    if (file !== null) closeSync(file);
    file = null;
  };
  return {
    target,
    flush,
    isFull: (): boolean => bytes >= partSize,
    close: (): PartFile => {
      flush();
      translated(closeFile);
      const done = { part, path: path(), rows: target.rows, bytes };
      target.rows = 0;
      bytes = 0;
      return done;
    },
    /** Closes what a fault left open; the folder is the caller's to remove. */
    abandon: closeFile,
  };
};

const translated = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    throw new StructureError({ code: "UTF-IO-001", reason: fileErrorReason(error) });
  }
};
