import { access } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import { type Step, stepFolder } from "./step.ts";

const damaged = (step: Pick<Step, "kind" | "fingerprint">, file: string): UtfallError => {
  const folder = `restricted/store/${step.kind}/${step.fingerprint}`;
  return new UtfallError("UTF-IG-003", { file: `${folder}/${file}`, remove: folder });
};

/** Throws UTF-IG-003 where a file that a step left in the store is gone; its content is not looked at. */
export const requireStored = async (
  paths: WorkspacePaths,
  step: Pick<Step, "kind" | "fingerprint">,
  file: string,
): Promise<void> => {
  await access(join(stepFolder(paths, step), file)).catch(() => {
    throw damaged(step, file);
  });
};

/**
 * JSON that a step left in the store, of its shape.
 *
 * A folder in the store is complete from the moment it has its name, so a file that is gone, cannot be parsed or has another
 * shape was damaged afterwards, or left by another version: UTF-IG-003, with the folder to remove so that the step is run
 * again.
 */
export const readStored = async <Shape extends z.ZodType>(
  paths: WorkspacePaths,
  step: Pick<Step, "kind" | "fingerprint">,
  file: string,
  shape: Shape,
): Promise<z.infer<Shape>> => {
  const text = await readIfThere(join(stepFolder(paths, step), file));
  try {
    return shape.parse(JSON.parse(text ?? ""));
  } catch {
    throw damaged(step, file);
  }
};
