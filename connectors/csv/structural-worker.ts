import { parentPort, workerData } from "node:worker_threads";
import type { HeaderBinding } from "./bind-header.ts";
import { type StructurePart, type StructureRequest, type StructureSummary, structuralPass } from "./structural-pass.ts";
import { StructureError, type StructureFault } from "./structure-fault.ts";

/** What the worker tells, in the order of the file. */
export type WorkerMessage =
  | { readonly is: "header"; readonly binding: HeaderBinding }
  | { readonly is: "part"; readonly part: StructurePart }
  | { readonly is: "done"; readonly summary: StructureSummary }
  | { readonly is: "fault"; readonly fault: StructureFault };

/** Parts that may wait on disk for the database while the worker goes on. */
const mostPartsWaiting = 2;

const port = parentPort;
if (port !== null) {
  const tell = (message: WorkerMessage): void => port.postMessage(message);
  let waiting = 0;
  let goOn: (() => void) | null = null;
  port.on("message", () => {
    waiting -= 1;
    goOn?.();
  });
  const sink = {
    header: (binding: HeaderBinding): void => tell({ is: "header", binding }),
    part: async (part: StructurePart): Promise<void> => {
      tell({ is: "part", part });
      waiting += 1;
      while (waiting >= mostPartsWaiting) {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
    },
  };
  try {
    tell({ is: "done", summary: await structuralPass(workerData as StructureRequest, sink) });
  } catch (error) {
    // Anything else is a defect and surfaces as the worker's own error event.
    if (!(error instanceof StructureError)) throw error;
    tell({ is: "fault", fault: error.fault });
  } finally {
    port.close();
  }
}
