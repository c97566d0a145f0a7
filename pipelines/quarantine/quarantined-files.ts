import { type FileRecord, StoredOutcome } from "../../schemas/delivery.ts";
import type { HeldDelivery } from "../night/held-delivery.ts";
import { readLive } from "../night/manifest.ts";
import { readStored } from "../night/read-stored.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";

/** A file with lines in quarantine, in use or of a delivery that is held. */
export interface QuarantinedFile {
  readonly record: FileRecord;
  /** Fingerprint of the intake step whose folder holds the quarantine. */
  readonly step: string;
  readonly held: boolean;
}

const outcomeOf = ({ paths }: LoadedWorkspace, step: string): Promise<StoredOutcome> =>
  readStored(paths, { kind: "ingest", fingerprint: step }, "outcome.json", StoredOutcome);

/** Every file with lines in quarantine; those in use first, then those of held deliveries. Throws UTF-IG-003. */
export const quarantinedFiles = async (
  workspace: LoadedWorkspace,
  held: readonly HeldDelivery[],
): Promise<readonly QuarantinedFile[]> => {
  const live = await readLive(workspace.paths);
  const inUse = (live?.manifest.files ?? []).map(({ record, step }) => ({ record, step, held: false }));
  const kept = await Promise.all(
    held
      .flatMap((h) => h.files)
      .map(async ({ step }) => ({ record: (await outcomeOf(workspace, step)).record, step, held: true })),
  );
  const inUseSteps = new Set(inUse.map(({ step }) => step));
  return [...inUse, ...kept.filter(({ step }) => !inUseSteps.has(step))].flatMap((file) =>
    file.record === null || file.record.rejected === 0 ? [] : [{ ...file, record: file.record }],
  );
};
