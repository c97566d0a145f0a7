import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { translateFileError } from "../files/translate-file-error.ts";
import { mostYamlBytes } from "./guard-yaml.ts";

/** The text of a YAML file, or why it is not taken. */
export type YamlText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/**
 * Reads a YAML file into memory: at most 256 KiB of UTF-8 from a regular file, without waiting at a pipe.
 *
 * Bytes that are not UTF-8 are refused, not replaced: a name or a code would come out as another one. Links are followed
 * where the operator lays them, not where a sender could. null when there is no such file. Throws UTF-IO-001.
 */
export const yamlText = async (path: string, links: "followed" | "refused"): Promise<YamlText | null> => {
  const noFollow = links === "refused" ? (constants.O_NOFOLLOW ?? 0) : 0;
  try {
    const file = await open(path, constants.O_RDONLY | noFollow | (constants.O_NONBLOCK ?? 0));
    try {
      return (await file.stat()).isFile() ? await textOf(file) : { ok: false, problem: "not a regular file" };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
    throw translateFileError(error, "read", path);
  }
};

const textOf = async (file: FileHandle): Promise<YamlText> => {
  const buffer = Buffer.alloc(mostYamlBytes + 1);
  let filled = 0;
  for (let read = -1; read !== 0 && filled < buffer.length; filled += read) {
    ({ bytesRead: read } = await file.read(buffer, filled, buffer.length - filled, filled));
  }
  if (filled > mostYamlBytes) return { ok: false, problem: `larger than ${mostYamlBytes / 1024} KiB` };
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(buffer.subarray(0, filled)) };
  } catch {
    return { ok: false, problem: "bytes that are not UTF-8" };
  }
};
