import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileErrorReason } from "../files/translate-file-error.ts";
import type { LineTarget } from "./clean-lines.ts";
import { StructureError } from "./structure-fault.ts";

/** Clean lines of one kind, `line number; cells as delivered`, in UTF-8 and in the order of the delivered file. */
export interface LinesFile {
  readonly path: string;
  readonly rows: number;
  /** Bytes of the longest line, with its number and line end. */
  readonly longest: number;
}

/** Clean lines as one or two files. */
export interface PartFile {
  /** Running number from 1. */
  readonly part: number;
  /** Lines that are read and judged in full; null when all are plain. */
  readonly full: LinesFile | null;
  /** Lines whose every cell has its plain form; null when there is none. */
  readonly plain: LinesFile | null;
  readonly rows: number;
}

const bufferSize = 4 * 1024 * 1024;

/** Writes clean lines as numbered files of about `partSize` bytes, readable by the owner only. */
export const partFiles = (folder: string, partSize: number, roomForLine: number) => {
  const full = linesFile(roomForLine);
  const plain = linesFile(roomForLine);
  let part = 1;
  const path = (kind: "full" | "plain"): string => join(folder, `part-${String(part).padStart(5, "0")}-${kind}.csv`);
  const flush = (): void =>
    translated(() => {
      if (full.target.filled > 0) full.flush(path("full"));
      if (plain.target.filled > 0) plain.flush(path("plain"));
    });
  return {
    targets: { full: full.target, plain: plain.target },
    rows: (): number => full.target.rows + plain.target.rows,
    flush,
    isFull: (): boolean => full.bytes() + plain.bytes() >= partSize,
    close: (): PartFile => {
      flush();
      const told = (kind: "full" | "plain", { rows, longest }: LineTarget): LinesFile => ({
        path: path(kind),
        rows,
        longest,
      });
      const [inFull, inPlain] = [told("full", full.target), told("plain", plain.target)];
      const done = {
        part,
        // A part without any line is a file without any line.
        full: inFull.rows > 0 || inPlain.rows === 0 ? inFull : null,
        plain: inPlain.rows > 0 ? inPlain : null,
        rows: inFull.rows + inPlain.rows,
      };
      translated(() => {
        if (done.rows === 0) full.flush(path("full"));
        full.close();
        plain.close();
      });
      part += 1;
      return done;
    },
    /** Closes what a fault left open; the folder is the caller's to remove. */
    abandon: (): void => {
      full.close();
      plain.close();
    },
  };
};

const linesFile = (roomForLine: number) => {
  const target: LineTarget = { out: Buffer.allocUnsafe(bufferSize + roomForLine), filled: 0, rows: 0, longest: 0 };
  let file: number | null = null;
  let bytes = 0;
  return {
    target,
    bytes: (): number => bytes,
    flush: (path: string): void => {
      file ??= openSync(path, "wx", 0o600);
      for (let at = 0; at < target.filled; ) at += writeSync(file, target.out, at, target.filled - at);
      bytes += target.filled;
      target.filled = 0;
    },
    close: (): void => {
      if (file !== null) closeSync(file);
      file = null;
      bytes = 0;
      target.rows = 0;
      target.longest = 0;
    },
  };
};

const translated = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    throw new StructureError({ code: "UTF-IO-001", reason: fileErrorReason(error) });
  }
};
