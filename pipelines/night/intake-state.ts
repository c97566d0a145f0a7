import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import type { HeldDelivery } from "./held-delivery.ts";

/** What the last night kept out; read by status and quarantine. */
export interface IntakeState {
  readonly held: readonly HeldDelivery[];
}

const fileOf = (paths: WorkspacePaths): string => join(paths.restricted, "intake.json");

export const writeIntakeState = (paths: WorkspacePaths, state: IntakeState): Promise<void> =>
  writeFileAtomic(fileOf(paths), `${canonicalJson(state)}\n`);

/** Nothing is held before the first night. */
export const readIntakeState = async (paths: WorkspacePaths): Promise<IntakeState> => {
  const text = await readFile(fileOf(paths), "utf8").catch(() => null);
  return text === null ? { held: [] } : (JSON.parse(text) as IntakeState);
};
