import { chmod, copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { groupReads, publishFolder, removeFolder, writeFileAtomic } from "../../connectors/files/atomic.ts";
import { canonicalJson, fingerprint, sha256 } from "../../connectors/files/fingerprint.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import type { Manifest } from "./manifest.ts";

/** Where a report file of the generation lies now, and its name in the generation. */
export interface ReportFile {
  readonly from: string;
  readonly path: string;
  /** SHA-256 that the manifest gives. */
  readonly sha256: string;
}

/** A report that is not as its step wrote it, in the store or, where an earlier one stays, in what is live. */
const damaged = (paths: WorkspacePaths, from: string): UtfallError => {
  if (from.startsWith(paths.generations))
    return new UtfallError("UTF-IG-002", { file: relative(paths.generations, from) });
  const folder = `restricted/store/report/${basename(dirname(from))}`;
  return new UtfallError("UTF-IG-003", { file: `${folder}/${basename(from)}`, remove: folder });
};

export const generationId = (manifest: Manifest): string => fingerprint(manifest).slice(0, 12);

/**
 * Puts a generation together beside the live one and makes it live by one rename.
 *
 * Until the rename of live.json every reader finds the old generation whole; after it the new one. The start page is
 * made from the live generation and is renewed by the next night if the machine stops between the two.
 */
export const publishGeneration = async (
  paths: WorkspacePaths,
  manifest: Manifest,
  reports: readonly ReportFile[],
): Promise<string> => {
  const id = generationId(manifest);
  const text = `${canonicalJson(manifest)}\n`;
  const temporary = join(paths.generations, `.${id}.partial`);
  try {
    await mkdir(paths.generations, { recursive: true, mode: 0o750 });
    // What a killed night left half made may be of another generation than this one.
    for (const name of await readdir(paths.generations)) {
      if (/^\..*\.partial$/.test(name)) await removeFolder(join(paths.generations, name));
    }
    await mkdir(temporary, { recursive: true, mode: 0o750 });
    for (const { from, path, sha256: expected } of reports) {
      const to = join(temporary, path);
      await mkdir(dirname(to), { recursive: true, mode: 0o750 });
      await copyFile(from, to);
      await chmod(to, groupReads);
      if (sha256(await readFile(to)) !== expected) throw damaged(paths, from);
    }
  } catch (error) {
    throw error instanceof UtfallError ? error : translateFileError(error, "write", temporary);
  }
  await writeFileAtomic(join(temporary, "manifest.json"), text, groupReads);
  await publishFolder(temporary, join(paths.generations, id));
  await writeFileAtomic(paths.live, `${canonicalJson({ generation: id, manifest: sha256(text) })}\n`, groupReads);
  return id;
};
