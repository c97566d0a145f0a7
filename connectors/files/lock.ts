import { existsSync, readFileSync } from "node:fs";
import { link, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { UtfallError } from "../../schemas/errors.ts";
import { translateFileError } from "./translate-file-error.ts";

/** A held lock. */
export interface Lock {
  release(): Promise<void>;
}

const CONFLICT = /Conflicting lock|Could not set lock/i;

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/**
 * Makes the lock file elsewhere first: a kill while DuckDB creates a file leaves one that never opens.
 *
 * It gets its name by a link, which never takes the place of a file that is there: a rename by a second process would,
 * and both would then hold a lock, each on a file of its own.
 */
const createLockFile = async (path: string): Promise<void> => {
  const folder = await mkdtemp(`${path}.new-`);
  try {
    const made = join(folder, "lock");
    const instance = await DuckDBInstance.create(made);
    instance.closeSync();
    await link(made, path).catch((error: unknown) => {
      if (hasCode(error, "EEXIST")) return;
      // A file system without links.
      return rename(made, path);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Opens the lock file; one that was overwritten holds nothing worth keeping and is made anew. */
const openLockFile = async (path: string): Promise<DuckDBInstance> => {
  try {
    return await DuckDBInstance.create(path);
  } catch (error) {
    if (!(error instanceof Error) || !/not a valid DuckDB|checksum|corrupt/i.test(error.message)) throw error;
    await rm(path, { force: true });
    await createLockFile(path);
    return await DuckDBInstance.create(path);
  }
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
    instance = await openLockFile(path);
  } catch (error) {
    if (error instanceof Error && CONFLICT.test(error.message)) {
      throw new UtfallError("UTF-LK-001", { holder: holder(path) });
    }
    throw translateFileError(error, "lock", path);
  }
  try {
    await writeFile(`${path}.holder.json`, `${JSON.stringify({ pid: process.pid, since })}\n`, { mode: 0o600 });
  } catch (error) {
    instance.closeSync();
    throw translateFileError(error, "write", `${path}.holder.json`);
  }
  return {
    async release() {
      // Who holds it is only told to others; that it cannot be removed must not keep the lock.
      await rm(`${path}.holder.json`, { force: true }).catch(() => undefined);
      instance.closeSync();
    },
  };
};
