import { join } from "node:path";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import type { Correction, DeliveryStanding } from "./delivery-standing.ts";
import type { HeldDelivery } from "./held-delivery.ts";

/** What the last night made of the inbox; read by status and quarantine. */
export interface IntakeState {
  readonly held: readonly HeldDelivery[];
  readonly deliveries: readonly DeliveryStanding[];
  readonly corrections: readonly Correction[];
}

const nothing: IntakeState = { held: [], deliveries: [], corrections: [] };

const fileOf = (paths: WorkspacePaths): string => join(paths.restricted, "intake.json");

export const writeIntakeState = (paths: WorkspacePaths, state: IntakeState): Promise<void> =>
  writeFileAtomic(fileOf(paths), `${canonicalJson(state)}\n`);

/** What the last night made of the inbox; nothing before the first. Throws UTF-IG-003 when the file is damaged. */
export const readIntakeState = async (paths: WorkspacePaths): Promise<IntakeState> => {
  const text = await readIfThere(fileOf(paths));
  if (text === null) return nothing;
  try {
    // One that an earlier version wrote says only what is held.
    return { ...nothing, ...(JSON.parse(text) as Partial<IntakeState>) };
  } catch {
    throw new UtfallError("UTF-IG-003", { file: "restricted/intake.json", remove: "it" });
  }
};
