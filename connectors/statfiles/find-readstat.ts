import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where the program readstat is, by the absolute folders of PATH; null where it is not. */
export const findReadstat = (): string | null =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, process.platform === "win32" ? "readstat.exe" : "readstat"))
    .find(isExecutable) ?? null;

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The version that readstat says it is; null where it is not there or says none. */
export const readstatVersion = async (): Promise<string | null> => {
  const program = findReadstat();
  if (program === null) return null;
  try {
    const { stdout, stderr } = await run(program, ["--version"], { env: {}, timeout: 10_000, maxBuffer: 4096 });
    return /version (\d[\w.-]{0,20})/.exec(stdout + stderr)?.[1] ?? null;
  } catch {
    return null;
  }
};
