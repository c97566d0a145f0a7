import { mkdir } from "node:fs/promises";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";

/** Makes a folder that only its owner can read, with those above it; one that is there already is no error. Throws UTF-IO-001. */
export const createFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw translateFileError(error, "make", path);
  }
};
