import { StoredOutcome } from "../../schemas/delivery.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { KnownDelivery } from "./known-deliveries.ts";
import type { FileInUse, Manifest } from "./manifest.ts";
import type { NightTools } from "./night-tools.ts";
import { readStored } from "./read-stored.ts";
import { together } from "./together.ts";

/**
 * The files of a delivery as they were accepted, from what is live or from the store.
 *
 * Throws UTF-IG-003 when the store no longer holds them.
 */
export const keptFiles = (
  tools: NightTools,
  live: Manifest | null,
  kept: KnownDelivery,
): Promise<readonly FileInUse[]> =>
  together(
    kept.files.map(async ({ step }) => {
      const inUse = live?.files.find((f) => f.step === step);
      if (inUse !== undefined) return { record: inUse.record, step };
      const at = { kind: "ingest", fingerprint: step } as const;
      const { record } = await readStored(tools.workspace.paths, at, "outcome.json", StoredOutcome);
      if (record === null) throw new UtfallError("UTF-XX-001", { step: "kept files" });
      return { record, step };
    }),
  );
