import { NotOwnFile } from "../../connectors/files/file-hash.ts";
import type { Delivery } from "../../connectors/files/find-deliveries.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { NightTools } from "./night-tools.ts";

/** The checksum of a file as it lies there. Throws UTF-IN-011 for what was put in its place after it was listed. */
export const checksumOf = (
  tools: NightTools,
  { source, delivery }: Pick<Delivery, "source" | "delivery">,
  { name, path }: Pick<Delivery["files"][number], "name" | "path">,
): Promise<string> =>
  tools.hashes.sha256(path).catch((error: unknown) => {
    if (!(error instanceof NotOwnFile)) throw error;
    throw new UtfallError("UTF-IN-011", { source, delivery, file: name });
  });
