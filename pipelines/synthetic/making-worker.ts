import { parentPort, workerData } from "node:worker_threads";
import { type SentFault, UtfallError } from "../../schemas/errors.ts";
import type { SyntheticRecord, SyntheticRequest } from "./request.ts";
import { writeExtracts } from "./write-extracts.ts";

/** The worker's one message. */
export type MakingMessage = { readonly record: SyntheticRecord } | { readonly fault: SentFault };

const port = parentPort;
if (port !== null) {
  const tell = (message: MakingMessage): void => port.postMessage(message);
  try {
    tell({ record: await writeExtracts(workerData as SyntheticRequest) });
  } catch (error) {
    // Anything else is a defect and surfaces as the worker's own error event.
    if (!(error instanceof UtfallError)) throw error;
    tell({ fault: error.sent });
  }
}
