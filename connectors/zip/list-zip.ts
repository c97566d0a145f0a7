import { bytesOfSign, disagreesWith, formOfName } from "../../schemas/form.ts";
import type { IntakeLimits } from "../../schemas/intake-limits.ts";
import { StructureError, type StructureFault } from "../csv/structure-fault.ts";
import { openDelivered } from "../forms/delivered-bytes.ts";
import { zipMembers } from "./zip-members.ts";

/** A file within a zip file. */
export interface ZipMember {
  /** As it stands in the archive, with its folders. */
  readonly name: string;
  /** Bytes after unpacking, as the archive states them. */
  readonly size: number;
}

/** Lists the files in a zip file without unpacking anything, or says why it is not taken. */
export const listZip = async (
  path: string,
  limits: IntakeLimits,
): Promise<{ readonly members: readonly ZipMember[] } | { readonly fault: StructureFault }> => {
  try {
    const file = openDelivered(path);
    try {
      if (file.size === 0) return { fault: { code: "UTF-IN-001" } };
      const form = formOfName(path);
      const seems = disagreesWith(form, file.head(bytesOfSign).toString("latin1"));
      if (seems !== null) return { fault: { code: "UTF-IN-051", expected: form.title, seems } };
      const members = await zipMembers(file, limits);
      return { members: members.map(({ fileName, uncompressedSize }) => ({ name: fileName, size: uncompressedSize })) };
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof StructureError) return { fault: error.fault };
    throw error;
  }
};
