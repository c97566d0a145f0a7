import { open, readFile } from "node:fs/promises";
import { translateFileError } from "./translate-file-error.ts";

/** Appends one line and flushes it to disk. Throws UTF-IO-001. */
export const appendLine = async (path: string, line: string): Promise<void> => {
  try {
    const handle = await open(path, "a", 0o600);
    try {
      await handle.writeFile(`${line}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw translateFileError(error, "append to", path);
  }
};

/** The lines of a file, and whether a last one was cut by a kill; a file that is not there has none. */
export const readLines = async (
  path: string,
): Promise<{ readonly lines: readonly string[]; readonly cut: boolean }> => {
  try {
    const text = await readFile(path, "utf8");
    const lines = text.split("\n");
    const rest = lines.pop() ?? "";
    return { lines, cut: rest !== "" };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { lines: [], cut: false };
    throw translateFileError(error, "read", path);
  }
};
