import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../../connectors/duckdb/database.ts";

export interface Scratch {
  readonly database: Database;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** A database that may use one folder of its own, and that folder; both are gone after `close`. */
export const openScratch = async (threads = 2): Promise<Scratch> => {
  const folder = await mkdtemp(join(tmpdir(), "utfall-"));
  const database = await openDatabase({ folders: [folder], spill: join(folder, "spill"), memory: "1GiB", threads });
  return {
    database,
    folder,
    close: async () => {
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
