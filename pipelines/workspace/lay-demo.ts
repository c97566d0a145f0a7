import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { removeFolder, writeFileAtomic } from "../../connectors/files/atomic.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { demoScale, makeExtracts } from "../synthetic/index.ts";
import { initWorkspace, refuseFilled } from "./init.ts";

const DATA_CUT = "2026-06-30";
const SEED = 1;

/** The settings in which the demo differs from a fresh workspace; each must be found, or the demo would not be marked. */
const settings: readonly (readonly [RegExp, string])[] = [
  [/^name: .*$/m, "name: Demo on made-up extracts"],
  [/^synthetic: false$/m, "synthetic: true"],
  // The made-up extracts hold dirt of every kind, as real ones do; a fresh workspace holds a delivery for a single bad line.
  [/rejected_share: 0 \}/g, "rejected_share: 0.15 }"],
];

/**
 * Lays down a workspace with made-up extracts of all registers in its inbox.
 *
 * It is built beside the place where it will stand and takes its name when complete, so a killed demo is made anew. Throws
 * UTF-WS-003 before anything is made when something else stands there.
 */
export const layDemo = async (root: string): Promise<void> => {
  await refuseFilled(root);
  const building = `${root}.partial`;
  await removeFolder(building);
  await initWorkspace(building);
  const config = join(building, "utfall.yaml");
  const text = settings.reduce(
    (all, [pattern, value]) => {
      if (all.search(pattern) < 0) throw new RangeError("the demo's settings do not fit the template");
      return all.replaceAll(new RegExp(pattern.source, "gm"), value);
    },
    await readFile(config, "utf8"),
  );
  await writeFileAtomic(config, text);
  await makeExtracts({ seed: SEED, folder: join(building, "inbox"), dataCut: DATA_CUT, scale: demoScale, dirt: true });
  await rename(building, root).catch((error: unknown) => {
    throw translateFileError(error, "name", root);
  });
};
