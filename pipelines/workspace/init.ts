import { chmod, copyFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFolder } from "../../connectors/files/make-folder.ts";
import { printable } from "../../connectors/files/printable.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { loadWorkspace } from "./load-workspace.ts";
import { refusePattern, workspacePaths } from "./paths.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Folders of a fresh workspace and their rights; person-level data may be read by the owner alone. */
const folders = (root: string): readonly (readonly [string, number])[] => {
  const p = workspacePaths(root);
  return [
    [p.root, 0o750],
    [p.agreements, 0o750],
    [p.inbox, 0o750],
    [p.codes, 0o750],
    [p.restricted, 0o700],
    [p.internal, 0o750],
    [p.releasable, 0o750],
    [p.logs, 0o700],
  ];
};

/** Throws UTF-WS-003 for a folder that holds anything that is not hidden; one that is not there is fine. */
export const refuseFilled = async (root: string): Promise<void> => {
  const found = await readdir(root).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [] as string[];
    throw translateFileError(error, "list", root);
  });
  const first = found.sort().find((name) => !name.startsWith("."));
  if (first !== undefined) throw new UtfallError("UTF-WS-003", { folder: root, found: printable(first) });
};

/**
 * Lays down a workspace: a commented utfall.yaml, the folders with their rights and one in the inbox for each source, the
 * example agreements, and a README in each folder that people put files into.
 *
 * Refuses a folder that already holds anything but hidden files, so that no configuration is ever overwritten, and one
 * whose path no night would take.
 */
export const initWorkspace = async (root: string): Promise<readonly string[]> => {
  refusePattern(root);
  await refuseFilled(root);
  for (const [folder, mode] of folders(root)) {
    await makeFolder(folder, mode);
    // mkdir's mode is cut by the umask; restricted/ must not depend on it.
    await chmod(folder, mode).catch((error: unknown) => {
      throw translateFileError(error, "set the rights of", folder);
    });
  }
  const written: string[] = [];
  const copy = async (from: string, ...to: readonly string[]): Promise<void> => {
    await copyFile(from, join(root, ...to)).catch((error: unknown) => {
      throw translateFileError(error, "write", join(...to));
    });
    written.push(join(...to));
  };
  const template = join(here, "template");
  await copy(join(template, "utfall.yaml"), "utfall.yaml");
  const { config } = await loadWorkspace(root);
  for (const source of Object.keys(config.sources)) await makeFolder(join(root, "inbox", source), 0o750);
  await copy(join(template, "README.md"), "README.md");
  await copy(join(template, "inbox.md"), "inbox", "README.md");
  await copy(join(template, "agreements.md"), "agreements", "README.md");
  await copy(join(template, "codes.md"), "codes", "README.md");
  await copy(join(template, "releasable.md"), "releasable", "README.md");
  const agreements = (await readdir(join(here, "agreements"))).filter((name) => name.endsWith(".yaml")).sort();
  for (const name of agreements) await copy(join(here, "agreements", name), "agreements", name);
  // Beside the agreements, where no night looks: one file for each type, to be copied and rewritten.
  await makeFolder(join(root, "agreements", "examples"), 0o750);
  const examples = (await readdir(join(here, "agreements", "examples")))
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  for (const name of examples) await copy(join(here, "agreements", "examples", name), "agreements", "examples", name);
  return written;
};
