import { Worker } from "node:worker_threads";
import { UtfallError } from "../../schemas/errors.ts";
import type { MakingMessage } from "./making-worker.ts";
import type { SyntheticRecord, SyntheticRequest } from "./request.ts";

/** Enough for what lives while extracts are made; without a bound the engine lets rubbish lie in proportion to the work. */
const heap = { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 1 };

/**
 * Makes up one delivery per register, with the same persons under different keys in each, and writes the truth beside the
 * inbox: the parameters the data were drawn with, and the exact numbers that an analysis of them must find.
 *
 * Person by person and in one pass, in a thread with a bounded heap: memory does not grow with the size asked for. The
 * deliveries appear in the inbox only when all are complete. Throws UTF-CL-002 for a request that makes no sense,
 * UTF-WS-003 when the inbox already holds a delivery of this cut, UTF-IO-001 when the disk refuses.
 */
export const makeExtracts = (request: SyntheticRequest): Promise<SyntheticRecord> =>
  new Promise((resolve, reject) => {
    // The same folder holds .ts in the repository and .js in the package.
    const file = import.meta.url.endsWith(".ts") ? "./making-worker.ts" : "./making-worker.js";
    const worker = new Worker(new URL(file, import.meta.url), { workerData: request, resourceLimits: heap });
    const broken = (): void => reject(new UtfallError("UTF-XX-001", { step: "make up extracts" }));
    worker.on("message", (message: MakingMessage) => {
      if ("record" in message) resolve(message.record);
      else reject(UtfallError.received(message.fault));
    });
    // Heard only when the worker ends without a last word: a promise is settled once.
    worker.on("error", broken);
    worker.on("exit", broken);
  });
