import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { StructureError } from "../csv/structure-fault.ts";
import { fileErrorReason } from "../files/translate-file-error.ts";

const chunkSize = 1024 * 1024;

/** SHA-256 (hex) and number of bytes of a file as it lay there. */
export interface Delivered {
  readonly sha256: string;
  readonly bytes: number;
}

/** A delivered file, opened once and never written. */
export interface OpenFile {
  readonly descriptor: number;
  /** Bytes when it was opened. */
  readonly size: number;
  /** The first bytes, as many as there are. */
  readonly head: (length: number) => Buffer;
  /** The last bytes; there must be as many. */
  readonly tail: (length: number) => Buffer;
  /** The bytes from first to last. A chunk is valid until the next one is asked for, unless `fresh` is set. */
  readonly chunks: (fresh?: boolean) => Generator<Buffer>;
  /** To be asked for after the last chunk. */
  readonly delivered: () => Delivered;
  /** Throws UTF-IN-020 where the file is no longer what it was when it was opened. */
  readonly checkUnchanged: () => void;
  readonly close: () => void;
}

/**
 * Opens a delivered file without following links or waiting for pipes.
 *
 * Throws UTF-IN-011 for what is not a regular file, UTF-IO-001 for one that cannot be read; reading throws UTF-IN-020 for a
 * file that changes meanwhile.
 */
export const openDelivered = (path: string): OpenFile => {
  const descriptor = openRegular(path);
  const before = fstatSync(descriptor);
  const hash = createHash("sha256");
  let bytes = 0;
  let open = true;
  const checkUnchanged = (): void => {
    if (changed(before, fstatSync(descriptor))) throw new StructureError({ code: "UTF-IN-020" });
  };
  return {
    descriptor,
    size: before.size,
    checkUnchanged,
    head: (length) => {
      const buffer = Buffer.alloc(length);
      return buffer.subarray(
        0,
        translated(() => readSync(descriptor, buffer, 0, length, 0)),
      );
    },
    tail: (length) => {
      const buffer = Buffer.alloc(length);
      translated(() => readSync(descriptor, buffer, 0, length, before.size - length));
      return buffer;
    },
    chunks: function* (fresh = false) {
      let buffer = Buffer.allocUnsafe(chunkSize);
      for (;;) {
        const read = translated(() => readSync(descriptor, buffer, 0, chunkSize, bytes));
        if (read === 0) break;
        const chunk = buffer.subarray(0, read);
        hash.update(chunk);
        bytes += read;
        yield chunk;
        if (fresh) buffer = Buffer.allocUnsafe(chunkSize);
      }
      checkUnchanged();
      if (bytes !== before.size) throw new StructureError({ code: "UTF-IN-020" });
    },
    delivered: () => ({ sha256: hash.copy().digest("hex"), bytes }),
    close: () => {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
};

const translated = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw new StructureError({ code: "UTF-IO-001", reason: fileErrorReason(error) });
  }
};

const openRegular = (path: string): number => {
  const file = openWithoutFollowing(path);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new StructureError({ code: "UTF-IN-011" });
};

const openWithoutFollowing = (path: string): number => {
  try {
    // Windows has neither flag; there lstat in find-deliveries is what keeps links out.
    return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const link = error instanceof Error && "code" in error && (error.code === "ELOOP" || error.code === "ENXIO");
    throw new StructureError(link ? { code: "UTF-IN-011" } : { code: "UTF-IO-001", reason: fileErrorReason(error) });
  }
};

const changed = (before: Stats, after: Stats): boolean =>
  after.size !== before.size || after.mtimeMs !== before.mtimeMs || after.ino !== before.ino;
