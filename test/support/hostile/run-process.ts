import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const scriptOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const main = scriptOf("../../../pipelines/main.ts");
const measured = scriptOf("./measured-process.ts");

/** What became of a command line in a process of its own. */
export interface ProcessRun {
  /** null where it was killed: it ran out of its time, or died of a signal. */
  readonly exit: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

interface Limits {
  readonly milliseconds: number;
  /** Options of the runtime. */
  readonly node?: readonly string[];
}

const run = (script: string, cwd: string, argv: readonly string[], { milliseconds, node = [] }: Limits): ProcessRun => {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", ...node, script, ...argv], {
    cwd,
    encoding: "utf8",
    timeout: milliseconds,
    killSignal: "SIGKILL",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { exit: status, signal, out: stdout, err: stderr };
};

/** Runs the real command line in a process of its own, killed when its time is up. */
export const runProcess = (cwd: string, argv: readonly string[], limits: Limits): ProcessRun =>
  run(main, cwd, argv, limits);

/** What a process took. */
interface Taken {
  /** Greatest use of memory, in MiB. */
  readonly peak: number;
}

/** The same, with what it took; NaN where it was killed. */
export const runMeasured = (cwd: string, argv: readonly string[], limits: Limits): ProcessRun & Taken => {
  const result = run(measured, cwd, argv, limits);
  const last = result.err.trimEnd().split("\n").at(-1) ?? "";
  const taken: Taken = last.startsWith("{") ? JSON.parse(last) : { peak: Number.NaN };
  return { ...result, ...taken };
};
