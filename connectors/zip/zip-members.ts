import type { Entry } from "yauzl";
import { bytesOf } from "../../schemas/byte-size.ts";
import { formOfName } from "../../schemas/form.ts";
import { type IntakeLimits, mostUnpacked } from "../../schemas/intake-limits.ts";
import { StructureError } from "../csv/structure-fault.ts";
import type { OpenFile } from "../forms/delivered-bytes.ts";
import { openZip, zipFault } from "./open-zip.ts";

/** Archives within archives, whatever is in them, by their endings. */
const nested = /\.(?:zip|gz|tgz|tar|bz2|xz|zst|7z|rar|lz4|cab|jar)$/i;

/** What lies in an archive for people and their desktops. */
const isSkipped = (name: string): boolean => /(?:^|\/)(?:\.|__MACOSX\/|readme)|\.md$/i.test(name);

const refused = (problem: string): StructureError => new StructureError({ code: "UTF-IN-053", problem });

/**
 * The members of a zip file that hold data, in the order of its directory; nothing is unpacked.
 *
 * Throws UTF-IN-053 for what is no plain archive of delimited text: links, names that lead out, encryption, archives within,
 * members of the same name or on the same bytes; UTF-IN-052 for members that would unpack to more than the limits allow;
 * UTF-IN-055 for a damaged directory.
 */
export const zipMembers = async (file: OpenFile, limits: IntakeLimits): Promise<readonly Entry[]> => {
  const zip = await openZip(file);
  if (zip.entryCount > limits.most_files)
    throw refused(`it holds ${zip.entryCount} members, allowed ${limits.most_files}`);
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw zipFault(error);
  }
  for (const entry of entries) refuseOdd(entry);
  const members = entries.filter(({ fileName }) => !fileName.endsWith("/") && !isSkipped(fileName));
  for (const { fileName } of members) refuseForm(fileName);
  refuseTwins(entries);
  refuseOverlap(entries, file.size);
  refuseSize(members, file.size, limits);
  if (members.length === 0) throw refused("it holds no file");
  return members;
};

const refuseOdd = (entry: Entry): void => {
  // The upper half holds the file mode where the archive was made under Unix.
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  const plain = entry.fileName.endsWith("/") ? [0, 0o040000] : [0, 0o100000];
  if (kind === 0o120000) throw refused("a member is a link");
  if (!plain.includes(kind)) throw refused("a member is no regular file");
  if (entry.isEncrypted()) throw refused("a member is encrypted");
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw refused("a member is packed by a method other than deflate");
  }
};

const refuseForm = (name: string): void => {
  if (nested.test(name)) throw refused("it holds an archive");
  const form = formOfName(name);
  if (form.id !== "text") throw refused("it holds a file that is no delimited text");
};

const refuseTwins = (entries: readonly Entry[]): void => {
  const names = new Set(entries.map(({ fileName }) => fileName.normalize("NFC").toLowerCase()));
  if (names.size < entries.length) throw refused("two members have the same name");
};

/** Members that share bytes are how a small archive is made to unpack to petabytes without an archive within. */
const refuseOverlap = (entries: readonly Entry[], size: number): void => {
  const byPlace = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  const localHeader = 30;
  byPlace.forEach((entry, i) => {
    const end = entry.relativeOffsetOfLocalHeader + localHeader + entry.fileNameLength + entry.compressedSize;
    if (end > (byPlace[i + 1]?.relativeOffsetOfLocalHeader ?? size)) throw refused("two members lie on the same bytes");
  });
};

const refuseSize = (members: readonly Entry[], size: number, limits: IntakeLimits): void => {
  const total = members.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const each = members.find((m) => m.uncompressedSize > mostUnpacked(m.compressedSize, limits));
  const most = each === undefined ? mostUnpacked(size, limits) : mostUnpacked(each.compressedSize, limits);
  if (each !== undefined || total > Math.min(most, bytesOf(limits.unpacked_size))) {
    throw new StructureError({ code: "UTF-IN-052", limit: most });
  }
};
