import { opendir } from "node:fs/promises";
import { translateFileError } from "./translate-file-error.ts";

/**
 * The names in a folder, sorted; null where there are more than `most`.
 *
 * The listing stops at the limit, so a folder with a million files costs no more than one with a few. Throws UTF-IO-001.
 */
export const listFolder = async (folder: string, most: number): Promise<readonly string[] | null> => {
  try {
    const names: string[] = [];
    for await (const { name } of await opendir(folder)) {
      if (names.length === most) return null;
      names.push(name);
    }
    return names.sort();
  } catch (error) {
    throw translateFileError(error, "list", folder);
  }
};
