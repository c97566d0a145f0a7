import { fromFdPromise, type ZipFile } from "yauzl";
import { StructureError } from "../csv/structure-fault.ts";
import type { OpenFile } from "../forms/delivered-bytes.ts";

/** Words for the reasons that the library gives; its own texts may hold names from the archive. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:absolute path|invalid relative path|invalid characters in file)/i,
    "a member whose name leads out of the archive",
  ],
  [/encrypted/i, "a member is encrypted"],
  [/multi-disk/i, "it is one part of an archive in several parts"],
];

/** What an error of the library says of the file. */
export const zipFault = (error: unknown): StructureError => {
  if (error instanceof StructureError) return error;
  const message = error instanceof Error ? error.message : "";
  const known = reasons.find(([pattern]) => pattern.test(message));
  return new StructureError(
    known === undefined ? { code: "UTF-IN-055", form: "zip file" } : { code: "UTF-IN-053", problem: known[1] },
  );
};

/** Opens the directory of a zip file; the file stays open and is the caller's to close. */
export const openZip = async (file: OpenFile): Promise<ZipFile> => {
  try {
    return await fromFdPromise(file.descriptor, {
      autoClose: false,
      lazyEntries: true,
      decodeStrings: true,
      validateEntrySizes: true,
      strictFileNames: true,
    });
  } catch (error) {
    throw zipFault(error);
  }
};
