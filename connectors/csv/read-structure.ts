import { stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { UtfallError } from "../../schemas/errors.ts";
import { type FormId, formOfName } from "../../schemas/form.ts";
import { type StructureRequest, type StructureSink, type StructureSummary, structuralPass } from "./structural-pass.ts";
import type { WorkerMessage } from "./structural-worker.ts";
import { StructureError } from "./structure-fault.ts";

/** Files up to this size are read where we are, unless they are packed; starting a thread would cost more than it saves. */
const smallFile = 1024 * 1024;

/** Forms that may hold a thousand times their size. */
const packed: readonly FormId[] = ["gzip", "zip"];

/** A packed file up to this size unpacks to 16 MiB at most, by the usual limits (schemas/intake-limits.ts). */
const smallPacked = 64 * 1024;

/**
 * Runs the structural pass over a delivered file and hands the header and the parts to the sink, in order.
 *
 * Large and packed files are read in a worker thread, which works ahead by at most two parts. Throws StructureError
 * for a fault of the file, whatever the sink throws, and UTF-XX-001 when the worker itself breaks.
 */
export const readStructure = async (request: StructureRequest, sink: StructureSink): Promise<StructureSummary> => {
  const size = await stat(request.path).then(
    (found) => found.size,
    () => 0,
  );
  return size <= (packed.includes(formOfName(request.path).id) ? smallPacked : smallFile)
    ? structuralPass(request, sink)
    : inWorker(request, sink);
};

const inWorker = (request: StructureRequest, sink: StructureSink): Promise<StructureSummary> =>
  new Promise((resolve, reject) => {
    // The same folder holds .ts in the repository and .js in the package.
    const file = import.meta.url.endsWith(".ts") ? "./structural-worker.ts" : "./structural-worker.js";
    const worker = new Worker(new URL(file, import.meta.url), { workerData: request });
    const fail = (error: unknown): void => {
      void worker.terminate();
      reject(error);
    };
    // One message after the other: a fault in the second part is not heard before the first part has been judged.
    let queue: Promise<void> = Promise.resolve();
    const take = async (message: WorkerMessage): Promise<void> => {
      switch (message.is) {
        case "header":
          await sink.header(message.binding);
          return;
        case "part":
          await sink.part(message.part);
          worker.postMessage("released");
          return;
        case "done":
          resolve(message.summary);
          return;
        case "fault":
          throw new StructureError(message.fault);
      }
    };
    worker.on("message", (message: WorkerMessage) => {
      queue = queue.then(() => take(message));
      queue.catch(fail);
    });
    worker.on("error", () => fail(new UtfallError("UTF-XX-001", { step: "read file" })));
    worker.on("exit", () => {
      // Only reached unsettled when the worker ended without a last word.
      queue = queue.then(() => fail(new UtfallError("UTF-XX-001", { step: "read file" })));
      queue.catch(fail);
    });
  });
