import { type FileHandle, lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { translateFileError } from "./translate-file-error.ts";

/** Rights of a written file: person-level files are their owner's alone, reports may be read by the owner's group. */
const ownerOnly = 0o600;
export const groupReads = 0o640;

/**
 * Writes a file so that a reader, and a machine that loses power, finds either the old content or the new, whole.
 *
 * The bytes go to `<path>.tmp` in the same folder, are flushed to disk, and take the name by one rename; the file is
 * readable by its owner only unless another mode is given. Throws UTF-IO-001.
 */
export const writeFileAtomic = async (
  path: string,
  content: string | Uint8Array,
  mode: typeof ownerOnly | typeof groupReads = ownerOnly,
): Promise<void> => {
  const temporary = `${path}.tmp`;
  try {
    const handle = await open(temporary, "w", mode);
    await flushed(handle, (file) => file.writeFile(content));
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw translateFileError(error, "write", path);
  }
};

/**
 * Gives a finished folder its final name in one step, after everything in it has been flushed to disk.
 *
 * When the final folder exists already it is kept and the temporary one removed: folders are named by the fingerprint of
 * what they hold, so both hold the same. Answers whether the temporary one was published. Throws UTF-IO-001.
 */
export const publishFolder = async (temporary: string, final: string): Promise<boolean> => {
  try {
    await mkdir(dirname(final), { recursive: true, mode: 0o700 });
    if (await exists(final)) {
      await rm(temporary, { recursive: true, force: true });
      return false;
    }
    await syncTree(temporary);
    await rename(temporary, final);
    await syncFolder(dirname(final));
    return true;
  } catch (error) {
    throw translateFileError(error, "publish", final);
  }
};

/** Removes a file; one that is not there is no error. Throws UTF-IO-001. */
export const removeFile = async (path: string): Promise<void> => {
  try {
    await rm(path, { force: true });
  } catch (error) {
    throw translateFileError(error, "remove", path);
  }
};

/** Removes a folder with everything in it; one that is not there is no error. Throws UTF-IO-001. */
export const removeFolder = async (path: string): Promise<void> => {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    throw translateFileError(error, "remove", path);
  }
};

const exists = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
};

/** Runs the work, flushes the file and closes it whatever happens. */
const flushed = async (handle: FileHandle, work: (file: FileHandle) => Promise<void>): Promise<void> => {
  try {
    await work(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const syncFolder = async (path: string): Promise<void> => {
  // Windows cannot open a folder as a file; there the rename itself is all that can be had.
  if (process.platform === "win32") return;
  await flushed(await open(path, "r"), async () => undefined);
};

const syncTree = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else await flushed(await open(path, "r+"), async () => undefined);
  }
  await syncFolder(folder);
};
