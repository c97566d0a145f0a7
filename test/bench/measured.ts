import { spawnSync } from "node:child_process";

/** What one process took. On a busy machine only the CPU seconds mean something. */
export interface Run {
  /** Seconds from start to end. */
  readonly wall: number;
  readonly cpu: number;
  /** Greatest resident memory in MiB. */
  readonly peak: number;
}

/** Runs a command to its end under GNU time. Throws when it fails or when there is no GNU time. */
export const measured = ([command = "", ...first]: readonly string[], args: readonly string[]): Run => {
  const done = spawnSync("/usr/bin/time", ["-f", "%e %U %S %M", command, ...first, ...args], { encoding: "utf8" });
  const last = (done.stderr ?? "").trim().split("\n").at(-1) ?? "";
  const [wall = 0, user = 0, system = 0, kilobytes = 0] = last.split(" ").map(Number);
  if (done.status !== 0) throw new Error(`${command} ${first.join(" ")} failed: ${done.error?.message ?? done.stderr}`);
  return { wall, cpu: user + system, peak: kilobytes / 1024 };
};

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;

/** The median of each figure by itself. */
export const median = (runs: readonly Run[]): Run => ({
  wall: middle(runs.map(({ wall }) => wall)),
  cpu: middle(runs.map(({ cpu }) => cpu)),
  peak: middle(runs.map(({ peak }) => peak)),
});
