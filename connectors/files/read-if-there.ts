import { readFile } from "node:fs/promises";
import { translateFileError } from "./translate-file-error.ts";

/**
 * The text of a file, or null when there is none.
 *
 * Only a file that is not there is null: one that may not be read, or that a disk gives no more, throws UTF-IO-001. Taken
 * for absent, it would make a night believe that nothing was ever published.
 */
export const readIfThere = async (path: string): Promise<string | null> => {
  const bytes = await readBytesIfThere(path);
  return bytes === null ? null : bytes.toString("utf8");
};

/** The same, as bytes: for a large file of which only the checksum is wanted. */
export const readBytesIfThere = async (path: string): Promise<Buffer | null> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
    throw translateFileError(error, "read", path);
  }
};
