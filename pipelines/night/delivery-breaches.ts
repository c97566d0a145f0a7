import { join } from "node:path";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import type { FileDistribution } from "../../schemas/distribution.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { FileLabels } from "../../schemas/value-labels.ts";
import type { Breach } from "../quality/breach.ts";
import { type QualityFile, qualityBreaches } from "../quality/quality-breaches.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import type { FileInUse } from "./manifest.ts";
import { stepFolder } from "./step.ts";

/** A summary that intake left of a file; null for one that an earlier version took in. */
const leftBy = async <T>({ paths }: LoadedWorkspace, step: string, name: string): Promise<T | null> => {
  const folder = stepFolder(paths, { kind: "ingest", fingerprint: step });
  const text = await readIfThere(join(folder, name));
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    const kept = `restricted/store/ingest/${step}`;
    throw new UtfallError("UTF-IG-003", { file: `${kept}/${name}`, remove: kept });
  }
};

/**
 * Everything in a delivery that breaks a limit of quality; the delivery is held for each that is not overridden.
 *
 * `live` is what the source has in use. This is the one list that a signed override takes entries from.
 */
export const deliveryBreaches = async (
  workspace: LoadedWorkspace,
  source: string,
  live: readonly FileInUse[],
  delivered: readonly FileInUse[],
): Promise<readonly Breach[]> => {
  const settings = workspace.config.sources[source];
  if (settings === undefined) return [];
  const summarised = (files: readonly FileInUse[]): Promise<readonly QualityFile[]> =>
    Promise.all(
      files.map(async ({ record, step }) => ({
        record,
        distribution: await leftBy<FileDistribution>(workspace, step, "distribution.json"),
        labels: await leftBy<FileLabels>(workspace, step, "labels.json"),
      })),
    );
  return qualityBreaches(await summarised(live), await summarised(delivered), settings);
};
