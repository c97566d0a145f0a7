import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { writeFileAtomic } from "./atomic.ts";
import { translateFileError } from "./translate-file-error.ts";

/** A known checksum and the state of the file when it was taken. */
interface Known {
  readonly size: string;
  readonly modified: string;
  readonly changed: string;
  readonly inode: string;
  readonly sha256: string;
}

/** SHA-256 of files, remembered while a file's size, times and inode stay the same. */
export interface FileHashes {
  /** Throws NotOwnFile for what became a link, a pipe or a second name of another file after it was listed. */
  sha256(path: string): Promise<string>;
  /** Whether the file was read before in the state in which it was listed; `modified` in milliseconds since 1970. */
  remembers(file: { readonly path: string; readonly size: number; readonly modified: number }): boolean;
  save(): Promise<void>;
}

/** What stands under the name is not a regular file of its own. */
export class NotOwnFile extends Error {}

const isLink = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ELOOP" || error.code === "ENXIO");

const read = async (path: string): Promise<Map<string, Known>> => {
  try {
    return new Map(Object.entries(JSON.parse(await readFile(path, "utf8")) as Record<string, Known>));
  } catch {
    // The memory only saves time; without it every file is read again.
    return new Map();
  }
};

/**
 * Opens the memory of checksums.
 *
 * The inode change time is compared too: unlike the modification time it cannot be set back by a copying program. A file
 * written again to the same size within one tick of the file system's clock could still be taken for the one known;
 * intake, which reads every byte, compares the checksum it finds.
 */
export const openFileHashes = async (memory: string): Promise<FileHashes> => {
  const known = await read(memory);
  const seen = new Map<string, Known>();
  return {
    remembers({ path, size, modified }) {
      const before = known.get(path);
      return before?.size === String(size) && Math.floor(Number(before.modified) / 1e6) === Math.floor(modified);
    },
    async sha256(path) {
      try {
        const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
        try {
          const stat = await handle.stat({ bigint: true });
          if (!stat.isFile() || stat.nlink !== 1n) throw new NotOwnFile();
          const state = {
            size: String(stat.size),
            modified: String(stat.mtimeNs),
            changed: String(stat.ctimeNs),
            inode: String(stat.ino),
          };
          const before = known.get(path);
          const same = before !== undefined && Object.entries(state).every(([k, v]) => before[k as keyof Known] === v);
          if (same) {
            seen.set(path, before);
            return before.sha256;
          }
          const hash = createHash("sha256");
          for await (const chunk of handle.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
            hash.update(chunk as Buffer);
          }
          const sha256 = hash.digest("hex");
          seen.set(path, { ...state, sha256 });
          return sha256;
        } finally {
          await handle.close();
        }
      } catch (error) {
        if (error instanceof NotOwnFile || isLink(error)) throw new NotOwnFile();
        throw translateFileError(error, "read", path);
      }
    },
    async save() {
      const entries = [...seen].sort(([a], [b]) => (a < b ? -1 : 1));
      await writeFileAtomic(memory, `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`);
    },
  };
};
