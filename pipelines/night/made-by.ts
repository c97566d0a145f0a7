import { join } from "node:path";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";

const fileName = "made-by";

/** Notes in the folder of a step's result the fingerprint of the code that made it. */
export const noteMadeBy = (folder: string, code: string): Promise<void> =>
  writeFileAtomic(join(folder, fileName), `${code}\n`);

/** The fingerprint of the code that made a step's result; null where nothing is noted. */
export const readMadeBy = async (folder: string): Promise<string | null> =>
  (await readIfThere(join(folder, fileName)))?.trim() ?? null;
