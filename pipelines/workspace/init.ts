import { chmod, copyFile, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UtfallError } from "../../schemas/errors.ts";
import { workspacePaths } from "./paths.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Folders of a fresh workspace and their rights; person-level data may be read by the owner alone. */
const folders = (root: string): readonly (readonly [string, number])[] => {
  const p = workspacePaths(root);
  return [
    [p.root, 0o750],
    [p.agreements, 0o750],
    [p.inbox, 0o750],
    [p.restricted, 0o700],
    [p.internal, 0o750],
    [p.releasable, 0o750],
    [p.logs, 0o700],
  ];
};

/**
 * Lays down a workspace: a commented utfall.yaml, the folders with their rights, a folder per source in the inbox, the
 * example agreements and a README in each folder that people put files into.
 *
 * Refuses a folder that already holds anything, so that no configuration is ever overwritten.
 */
export const initWorkspace = async (root: string): Promise<readonly string[]> => {
  const found = await readdir(root).catch(() => [] as string[]);
  const [first] = found.filter((name) => !name.startsWith("."));
  if (first !== undefined) throw new UtfallError("UTF-WS-003", { folder: root, found: first });
  for (const [folder, mode] of folders(root)) {
    await mkdir(folder, { recursive: true });
    // mkdir's mode is cut by the umask; restricted/ must not depend on it.
    await chmod(folder, mode);
  }
  const written: string[] = [];
  const copy = async (from: string, ...to: readonly string[]): Promise<void> => {
    await mkdir(join(root, ...to.slice(0, -1)), { recursive: true });
    await copyFile(from, join(root, ...to));
    written.push(join(...to));
  };
  const template = join(here, "template");
  await copy(join(template, "utfall.yaml"), "utfall.yaml");
  await copy(join(template, "README.md"), "README.md");
  await copy(join(template, "inbox.md"), "inbox", "README.md");
  await copy(join(template, "agreements.md"), "agreements", "README.md");
  await copy(join(template, "releasable.md"), "releasable", "README.md");
  const agreements = (await readdir(join(here, "agreements"))).filter((name) => name.endsWith(".yaml")).sort();
  for (const name of agreements) await copy(join(here, "agreements", name), "agreements", name);
  return written;
};
