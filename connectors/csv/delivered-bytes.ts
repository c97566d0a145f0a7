import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { fileErrorReason } from "../files/translate-file-error.ts";
import { StructureError } from "./structure-fault.ts";

const chunkSize = 1024 * 1024;

/** The content of a delivered file, decompressed, with the checksum and size of the bytes as they lay there. */
export interface DeliveredBytes {
  /** The content in chunks. A chunk is only valid until the next one is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** SHA-256 (hex) and number of bytes as delivered; to be asked for after the last chunk. */
  readonly delivered: () => { readonly sha256: string; readonly bytes: number };
}

/**
 * Opens a delivered file without following links or waiting for pipes; content of names ending in `.gz` is decompressed.
 *
 * A compressed file that is cut, damaged or followed by other bytes throws UTF-IN-006: DuckDB itself would take the part
 * it can read for the whole (reliability 0.1). Throws UTF-IN-011 for what is not a regular file, UTF-IN-020
 * for a file that changes while it is read, UTF-IO-001 for one that cannot be read.
 */
export const deliveredBytes = (path: string): DeliveredBytes => {
  const hash = createHash("sha256");
  let bytes = 0;
  const asDelivered = function* (fresh: boolean): Generator<Uint8Array> {
    const file = openRegular(path);
    try {
      const before = fstatSync(file);
      let buffer = Buffer.allocUnsafe(chunkSize);
      for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
        const chunk = buffer.subarray(0, read);
        hash.update(chunk);
        bytes += read;
        yield chunk;
        if (fresh) buffer = Buffer.allocUnsafe(chunkSize);
      }
      if (changed(before, fstatSync(file), bytes)) {
        throw new StructureError({ code: "UTF-IN-020" });
      }
    } catch (error) {
      throw error instanceof StructureError
        ? error
        : new StructureError({ code: "UTF-IO-001", reason: fileErrorReason(error) });
    } finally {
      closeSync(file);
    }
  };
  const plain = async function* (): AsyncGenerator<Uint8Array> {
    yield* asDelivered(false);
  };
  return {
    chunks: path.toLowerCase().endsWith(".gz") ? gunzipped(asDelivered, () => bytes) : plain(),
    delivered: () => ({ sha256: hash.copy().digest("hex"), bytes }),
  };
};

const gunzipped = async function* (
  asDelivered: (fresh: boolean) => Generator<Uint8Array>,
  read: () => number,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const source = Readable.from(asDelivered(true), { objectMode: true, highWaterMark: 2 });
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof StructureError) throw error;
    // An empty file is no gzip file either, but "empty" is what helps the analyst.
    throw new StructureError({ code: read() === 0 ? "UTF-IN-001" : "UTF-IN-006" });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  // zlib stops quietly at zero bytes after the last member; whatever follows was never looked at.
  if (gunzip.bytesWritten !== read()) throw new StructureError({ code: "UTF-IN-006" });
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

const changed = (before: Stats, after: Stats, read: number): boolean =>
  after.size !== read || after.size !== before.size || after.mtimeMs !== before.mtimeMs;
