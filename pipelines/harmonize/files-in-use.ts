import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import type { FileRecord } from "../../schemas/delivery.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { layoutOf } from "../../schemas/registers/index.ts";

/** An accepted file with the folder that intake left its rows in. */
export interface AcceptedFile {
  readonly record: FileRecord;
  readonly folder: string;
  /** Place in a series of deltas; 0, or left out, for a full delivery. */
  readonly position?: number;
}

/** An accepted file with the Parquet files of its rows; none when every line was rejected. */
export interface FileInUse {
  readonly record: FileRecord;
  readonly parts: readonly string[];
  readonly position: number;
}

/**
 * Finds the rows of each accepted file, in the order of the file ids, so that the order of the argument does not matter.
 *
 * Throws UTF-IO-001 when a folder cannot be read and UTF-XX-001 for a layout that the house does not know.
 */
export const filesInUse = async (files: readonly AcceptedFile[]): Promise<readonly FileInUse[]> => {
  const sorted = files.toSorted((a, b) => (a.record.id < b.record.id ? -1 : 1));
  return Promise.all(
    sorted.map(async ({ record, folder, position = 0 }) => {
      if (layoutOf(record.layout) === undefined) throw new UtfallError("UTF-XX-001", { step: "harmonize: layout" });
      return { record, position, parts: await parquetParts(join(folder, "rows")) };
    }),
  );
};

const parquetParts = async (folder: string): Promise<readonly string[]> => {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith(".parquet"))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    throw translateFileError(error, "read", folder);
  }
};
