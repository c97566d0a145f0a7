import type { Delivery } from "../../connectors/files/find-deliveries.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import type { Override } from "../../schemas/override.ts";
import { readQuarantine } from "../ingest/quarantine-summary.ts";
import type { HeldDelivery, HeldFile } from "./held-delivery.ts";
import { takeFile } from "./ingest-step.ts";
import type { FileInUse } from "./manifest.ts";
import type { NightTools } from "./night-tools.ts";
import { openStore } from "./open-store.ts";
import { overrule } from "./overrides.ts";
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

/** What became of a delivery that was looked at. */
export type Taken =
  | { readonly state: "accepted"; readonly files: readonly FileInUse[]; readonly signed: readonly Override[] }
  | { readonly state: "held"; readonly held: HeldDelivery }
  /** Somebody wrote to a file while it was read. */
  | { readonly state: "waiting" };

export interface TakeOptions {
  /** Fingerprint of the bytes; signatures are for these alone. */
  readonly content: string;
  /** What is known to be wrong before a file is opened; the files are read all the same, to say everything at once. */
  readonly faults: readonly FaultRecord[];
  /** Faults of the delivery as a whole, once every file is good. */
  readonly guard: (files: readonly FileInUse[]) => Promise<readonly FaultRecord[]>;
}

/**
 * Takes in every file of a delivery, or holds the delivery as a whole with everything that is wrong with it.
 *
 * A guard that somebody has signed for (overrides.yaml) does not hold it.
 */
export const takeDelivery = async (
  tools: NightTools,
  delivery: Delivery,
  { content, faults: known, guard }: TakeOptions,
): Promise<Taken> => {
  const place = { source: delivery.source, delivery: delivery.delivery };
  tools.progress.expect(delivery.files.length);
  const taken = await together(
    delivery.files.map((file) => takeFile(tools, delivery, file).catch((error: unknown) => asHeld(error))),
  );
  const faults: FaultRecord[] = [...known];
  const inUse: FileInUse[] = [];
  const files: ReadFile[] = [];
  for (const one of taken) {
    if ("code" in one) {
      if (one.code === "UTF-IN-020") return { state: "waiting" };
      faults.push(one);
      continue;
    }
    const { record } = one.outcome;
    if (record !== null)
      files.push({ file: one.file, step: one.step, rejected: record.rejected, atFault: one.outcome.state === "held" });
    if (one.outcome.state === "held") faults.push(one.outcome.fault);
    else inUse.push({ record: one.outcome.record, step: one.step });
  }
  if (inUse.length === taken.length) faults.push(...(await guard(inUse)));
  const { faults: left, signed } = overrule(tools.overrides, delivery.source, content, faults);
  if (left.length === 0) return { state: "accepted", files: inUse, signed };
  const held = { ...place, faults: left, files: await together(files.map((file) => heldFile(tools, file))) };
  return { state: "held", held };
};
