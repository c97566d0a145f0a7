import { readFile } from "node:fs/promises";
import { translateFileError } from "./translate-file-error.ts";

/**
 * The text of a file, or null when there is none.
 *
 * Only a file that is not there is null: one that may not be read, or that a disk gives no more, throws UTF-IO-001. Taken
 * for absent, it would make a night believe that nothing was ever published.
 */
export const readIfThere = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
    throw translateFileError(error, "read", path);
  }
};
