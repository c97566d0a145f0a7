import { bytesOf } from "../../schemas/byte-size.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import type { Resources } from "./step.ts";

/** The engine does nothing useful with less. */
const leastMemory = 128;

/** What each of so many steps at once may use, for example 1024MiB each of a memory of 2GiB for two. */
export const divideResources = ({ memory, threads, spill }: Workspace, parts: number): Resources => ({
  memory: `${Math.max(leastMemory, Math.floor(bytesOf(memory) / parts / 1024 ** 2))}MiB`,
  threads,
  ...(spill !== undefined && { spillLimit: `${Math.floor(bytesOf(spill) / parts)}B` }),
});
