import { mkdir } from "node:fs/promises";
import { translateFileError } from "./translate-file-error.ts";

/** Makes a folder, and those above it, for the owner alone unless told otherwise; one that is there is left as it is. Throws UTF-IO-001. */
export const makeFolder = async (path: string, mode = 0o700): Promise<void> => {
  try {
    await mkdir(path, { recursive: true, mode });
  } catch (error) {
    throw translateFileError(error, "make", path);
  }
};
