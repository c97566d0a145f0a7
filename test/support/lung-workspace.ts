import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cli } from "./run-cli.ts";

const fixtures = resolve(import.meta.dirname, "../fixtures/lung");

export interface TestWorkspace {
  readonly root: string;
  /** Folder of the lung delivery in the inbox. */
  readonly delivery: string;
  remove(): Promise<void>;
}

/** A fresh workspace with the extracts of the lung study in its inbox, laid there as the README tells. */
export const lungWorkspace = async (): Promise<TestWorkspace> => {
  const parent = await mkdtemp(join(tmpdir(), "utfall-lung-"));
  const root = join(parent, "workspace");
  await cli(parent, "init", "workspace");
  const delivery = join(root, "inbox", "kreftregisteret", "2026-06-30");
  await mkdir(delivery, { recursive: true });
  for (const name of (await readdir(fixtures)).filter((n) => n.endsWith(".csv"))) {
    await cp(join(fixtures, name), join(delivery, name));
  }
  return { root, delivery, remove: () => rm(parent, { recursive: true, force: true }) };
};
