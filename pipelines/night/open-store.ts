import { join } from "node:path";
import { type Database, openDatabase } from "../../connectors/duckdb/database.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";

/** A database over the workspace's person-level folder, for commands that only read. */
export const openStore = ({ paths, config }: LoadedWorkspace): Promise<Database> =>
  openDatabase({
    folders: [paths.restricted],
    spill: join(paths.restricted, "spill"),
    memory: config.memory,
    threads: config.threads,
  });
