import { lstat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { translateFileError } from "./translate-file-error.ts";

/** A file as it was listed. */
interface Listed {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

const minute = 60_000;
/** Files changed longer ago than this are taken for complete without a second look. */
const recent = 10 * minute;
/** A network share may be a little ahead of this machine. */
const ahead = minute;
/** Between the two looks; a copying program writes many times in it. */
const apart = 1500;

/**
 * Whether somebody still writes to one of the files, at the time `now` (milliseconds since 1970).
 *
 * Files changed in the last minutes are looked at twice. With `quiet` (milliseconds) above zero, a file changed more
 * recently than that counts as growing without a second look. Throws UTF-IO-001.
 */
export const isGrowing = async (files: readonly Listed[], now: number, quiet: number): Promise<boolean> => {
  const fresh = files.filter(({ modified }) => now - modified < Math.max(recent, quiet) && modified - now < ahead);
  if (quiet > 0 && fresh.some(({ modified }) => now - modified < quiet)) return true;
  if (fresh.length === 0) return false;
  await pause(apart);
  const same = await Promise.all(fresh.map(async (file) => unchanged(file)));
  return same.includes(false);
};

const unchanged = async ({ path, size, modified }: Listed): Promise<boolean> => {
  try {
    const now = await lstat(path);
    return now.size === size && now.mtimeMs === modified;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw translateFileError(error, "look at", path);
  }
};
