import { readSync } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { StructureError } from "../csv/structure-fault.ts";
import type { OpenFile } from "./delivered-bytes.ts";

/**
 * The content of a gzip file, all its members.
 *
 * A file that is cut, damaged or followed by other bytes throws UTF-IN-006: DuckDB itself would take the part it can read for
 * the whole (reliability 0.1).
 */
export const gunzipped = async function* (file: OpenFile): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const source = Readable.from(file.chunks(true), { objectMode: true, highWaterMark: 2 });
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof StructureError) throw error;
    throw new StructureError({ code: "UTF-IN-006" });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  // zlib stops quietly at zero bytes after the last member; whatever follows was never looked at.
  if (gunzip.bytesWritten !== file.size) throw new StructureError({ code: "UTF-IN-006" });
};

/** The size that the last member of a gzip file says it has, modulo 4 GiB; of a cut file it is any number. */
const statedSize = (file: OpenFile): number => {
  const trailer = Buffer.alloc(4);
  if (file.size < 18) return 0;
  readSync(file.descriptor, trailer, 0, 4, file.size - 4);
  return trailer.readUInt32LE(0);
};

/**
 * Throws UTF-IN-024 for a gzip file that says of itself that it unpacks to more than `most` bytes, and does.
 *
 * It is unpacked into nothing first: loading the allowed part of a bomb of short lines would take ten times as long. What
 * states less than it holds is found while it is read.
 */
export const refuseStatedBomb = async (file: OpenFile, most: number): Promise<void> => {
  if (statedSize(file) <= most) return;
  const gunzip = createGunzip({ chunkSize: 1024 * 1024 });
  const source = Readable.from(rawChunks(file), { objectMode: true, highWaterMark: 2 });
  source.pipe(gunzip);
  let bytes = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > most) throw new StructureError({ code: "UTF-IN-024", limit: most });
    }
  } catch (error) {
    // What is wrong with a damaged file is told when it is read.
    if (error instanceof StructureError) throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
};

const rawChunks = function* ({ descriptor }: OpenFile): Generator<Buffer> {
  for (let at = 0; ; ) {
    const buffer = Buffer.allocUnsafe(256 * 1024);
    const read = readSync(descriptor, buffer, 0, buffer.length, at);
    if (read === 0) return;
    yield buffer.subarray(0, read);
    at += read;
  }
};
