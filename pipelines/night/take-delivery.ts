import type { Delivery } from "../../connectors/files/find-deliveries.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import { readQuarantine } from "../ingest/quarantine-summary.ts";
import { faultOf } from "../quality/breach.ts";
import { deliveryBreaches } from "./delivery-breaches.ts";
import type { HeldDelivery, HeldFile } from "./held-delivery.ts";
import { takeFile } from "./ingest-step.ts";
import type { FileInUse } from "./manifest.ts";
import type { NightTools } from "./night-tools.ts";
import { openStore } from "./open-store.ts";
import { shrunk } from "./shrink-guard.ts";
import { stepFolder } from "./step.ts";
import { together } from "./together.ts";

/** How many quarantined lines of a held file the messages name. */
const NAMED = 3;

/** Faults of an analyst's making belong to the delivery; everything else ends the night. */
const asHeld = (error: unknown): FaultRecord => {
  if (error instanceof UtfallError && error.code.startsWith("UTF-IN") && error.exit === 3) return error.record;
  throw error;
};

/** A file that could be read, and whether it is one of those for which the delivery is held. */
type ReadFile = Omit<HeldFile, "first"> & { readonly atFault: boolean };

/**
 * The held file with the first of its quarantined lines, without their text.
 *
 * Lines of a file that is within its limit are not named: they are not why the delivery is held.
 */
const heldFile = async (tools: NightTools, { atFault, ...file }: ReadFile): Promise<HeldFile> => {
  if (!atFault || file.rejected === 0) return { ...file, first: [] };
  const { paths } = tools.workspace;
  const database = await openStore(tools.workspace);
  try {
    const folder = stepFolder(paths, { kind: "ingest", fingerprint: file.step });
    const lines = await readQuarantine(folder, database, NAMED);
    return { ...file, first: lines.map(({ raw: _raw, ...line }) => line) };
  } finally {
    database.close();
  }
};

/**
 * Takes in every file of a delivery, or holds the delivery as a whole with everything that is wrong with it.
 *
 * `live` is what the source has in use: a delivery that holds far fewer lines is not believed.
 */
export const takeDelivery = async (
  tools: NightTools,
  delivery: Delivery,
  live: readonly FileInUse[],
): Promise<{ readonly inUse: readonly FileInUse[] } | { readonly held: HeldDelivery }> => {
  const place = { source: delivery.source, delivery: delivery.delivery };
  if (delivery.faults.length > 0) return { held: { ...place, faults: delivery.faults, files: [] } };
  tools.progress.expect(delivery.files.length);
  const taken = await together(
    delivery.files.map((file) => takeFile(tools, delivery, file).catch((error: unknown) => asHeld(error))),
  );
  const faults: FaultRecord[] = [];
  const inUse: FileInUse[] = [];
  const files: ReadFile[] = [];
  for (const one of taken) {
    if ("code" in one) {
      faults.push(one);
      continue;
    }
    const { record } = one.outcome;
    if (record !== null)
      files.push({ file: one.file, step: one.step, rejected: record.rejected, atFault: one.outcome.state === "held" });
    if (one.outcome.state === "held") faults.push(one.outcome.fault);
    else inUse.push({ record: one.outcome.record, step: one.step });
  }
  const limits = tools.workspace.config.sources[delivery.source]?.limits;
  if (faults.length === 0 && limits !== undefined) faults.push(...shrunk(place, live, inUse, limits.shrink_share));
  if (faults.length === 0) {
    faults.push(...(await deliveryBreaches(tools.workspace, delivery.source, live, inUse)).map(faultOf));
  }
  if (faults.length === 0) return { inUse };
  return { held: { ...place, faults, files: await together(files.map((file) => heldFile(tools, file))) } };
};
