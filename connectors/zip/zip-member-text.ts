import { crc32 } from "node:zlib";
import type { IntakeLimits } from "../../schemas/intake-limits.ts";
import { StructureError } from "../csv/structure-fault.ts";
import type { OpenFile } from "../forms/delivered-bytes.ts";
import { openZip, zipFault } from "./open-zip.ts";
import { zipMembers } from "./zip-members.ts";

/**
 * The content of one member of a zip file; of the only one where no name is given.
 *
 * The whole archive is read first for its checksum. Size and CRC-32 of the member are compared with the directory; throws
 * UTF-IN-055 where they differ, and whatever `zipMembers` throws.
 */
export const zipMemberText = async function* (
  file: OpenFile,
  member: string | null,
  limits: IntakeLimits,
): AsyncGenerator<Uint8Array> {
  for (const _ of file.chunks());
  const members = await zipMembers(file, limits);
  const entry = member === null ? members[0] : members.find(({ fileName }) => fileName === member);
  if (member === null && members.length > 1) {
    throw new StructureError({ code: "UTF-IN-053", problem: `it holds ${members.length} files where one is expected` });
  }
  if (entry === undefined) throw new StructureError({ code: "UTF-IN-053", problem: "a member is no longer there" });
  let sum = 0;
  try {
    const zip = await openZip(file);
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw zipFault(error);
  }
  if (sum !== entry.crc32) throw new StructureError({ code: "UTF-IN-055", form: "zip file" });
  file.checkUnchanged();
};
