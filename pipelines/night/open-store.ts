import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Database, openDatabase } from "../../connectors/duckdb/database.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";

/** A database over the workspace's person-level folder, for commands that only read. */
export const openStore = ({ paths, config }: LoadedWorkspace): Promise<Database> =>
  openDatabase({
    folders: [paths.restricted],
    // Two that read at once, in one process or two, must not spill into the same files, nor take the folder from each other.
    spill: join(paths.restricted, "spill", randomUUID()),
    memory: config.memory,
    threads: config.threads,
    ...(config.spill !== undefined && { spillLimit: config.spill }),
  });
