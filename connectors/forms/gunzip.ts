import { readSync } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { StructureError } from "../csv/structure-fault.ts";
import type { OpenFile } from "./delivered-bytes.ts";

/**
 * The content of a gzip file, all its members; `joined` is called behind the last where there are several, which nothing but a
 * count can tell from a file to which another was added.
 *
 * Where it grows like a bomb, it is first found out whether it is one: UTF-IN-052 where it unpacks to more than `most` bytes.
 * A file that is cut, damaged or followed by other bytes throws UTF-IN-006: DuckDB itself would take the part it can read for
 * the whole (reliability 0.1).
 */
export const gunzipped = async function* (
  file: OpenFile,
  most: number,
  joined: () => void,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const source = Readable.from(file.chunks(true), { objectMode: true, highWaterMark: 2 });
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let bytes = 0;
  let trusted = false;
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (!trusted && bytes > suspicious.from && bytes > suspicious.ratio * gunzip.bytesWritten) {
        await refuseBomb(file, most);
        trusted = true;
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof StructureError) throw error;
    throw new StructureError({ code: "UTF-IN-006" });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  // zlib stops quietly at zero bytes after the last member; whatever follows was never looked at.
  if (gunzip.bytesWritten !== file.size) throw new StructureError({ code: "UTF-IN-006" });
  // A member states in its last four bytes how much text it holds itself.
  if (file.tail(4).readUInt32LE(0) !== bytes % 2 ** 32) joined();
};

/** How many times its size text may grow before it is looked at, and from how many bytes on that is asked. */
const suspicious = { ratio: 50, from: 4 * 1024 * 1024 } as const;

/**
 * Throws UTF-IN-052 for a gzip file that unpacks to more than `most` bytes, by unpacking it into nothing.
 *
 * To load the allowed part of a bomb of short lines would take a hundred times as long. What is wrong with a damaged file is
 * told when it is read.
 */
const refuseBomb = async (file: OpenFile, most: number): Promise<void> => {
  const gunzip = createGunzip({ chunkSize: 1024 * 1024 });
  const source = Readable.from(rawChunks(file), { objectMode: true, highWaterMark: 2 });
  source.pipe(gunzip);
  let bytes = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > most) throw new StructureError({ code: "UTF-IN-052", limit: most });
    }
  } catch (error) {
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
