import { existsSync, readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { UtfallError } from "../../schemas/errors.ts";
import { translateFileError } from "./translate-file-error.ts";

/** A held lock. */
export interface Lock {
  release(): Promise<void>;
}

const CONFLICT = /Conflicting lock|Could not set lock/i;

/** Makes the lock file under another name first: a kill while DuckDB creates a file leaves one that never opens. */
const createLockFile = async (path: string): Promise<void> => {
  const temporary = `${path}.new`;
  await rm(temporary, { force: true });
  const instance = await DuckDBInstance.create(temporary);
  instance.closeSync();
  await rename(temporary, path);
};

const holder = (path: string): string => {
  try {
    const { pid, since } = JSON.parse(readFileSync(`${path}.holder.json`, "utf8")) as { pid: number; since: string };
    return `process ${pid}, since ${since}`;
  } catch {
    return "holder unknown";
  }
};

/**
 * Takes the workspace's lock, or throws UTF-LK-001 with who holds it.
 *
 * The lock is the kernel lock that DuckDB holds on an otherwise empty database file. It dies with the process, so no
 * stale lock has to be judged by its age, and a stopped process keeps it.
 */
export const takeLock = async (path: string, since: string): Promise<Lock> => {
  let instance: DuckDBInstance;
  try {
    if (!existsSync(path)) await createLockFile(path);
    instance = await DuckDBInstance.create(path);
  } catch (error) {
    if (error instanceof Error && CONFLICT.test(error.message)) {
      throw new UtfallError("UTF-LK-001", { holder: holder(path) });
    }
    throw translateFileError(error, "lock", path);
  }
  await writeFile(`${path}.holder.json`, `${JSON.stringify({ pid: process.pid, since })}\n`, { mode: 0o600 });
  return {
    async release() {
      await rm(`${path}.holder.json`, { force: true });
      instance.closeSync();
    },
  };
};
