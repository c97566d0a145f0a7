import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** What a child process used. CPU and memory are null where the system does not tell (they are read from /proc). */
export interface Used {
  readonly wall: number;
  /** User and system seconds. */
  readonly cpu: number | null;
  /** Peak resident memory, MiB. */
  readonly peak: number | null;
  readonly out: string;
}

const TICKS_A_SECOND = 100;
const EVERY_MS = 50;

const fromProc = (pid: number): { cpu: number; peak: number } | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    if (peak === undefined) return null;
    return { cpu: (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND, peak: Number(peak) / 1024 };
  } catch {
    return null;
  }
};

/** Runs a command to its end; throws with what it said on stderr where it fails. */
export const run = (command: string, args: readonly string[], allowed: readonly number[] = [0]): Promise<Used> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    const { pid } = child;
    let seen: { cpu: number; peak: number } | null = null;
    const timer = setInterval(() => {
      if (pid !== undefined) seen = fromProc(pid) ?? seen;
    }, EVERY_MS);
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding("utf8").on("data", (text: string) => out.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => err.push(text));
    child.on("error", (error) => {
      clearInterval(timer);
      reject(error);
    });
    child.on("close", (code) => {
      clearInterval(timer);
      if (code === null || !allowed.includes(code)) {
        reject(new Error(`${command} ${args.slice(0, 3).join(" ")} ended with ${code}\n${err.join("").slice(-2000)}`));
        return;
      }
      const wall = (performance.now() - start) / 1000;
      resolve({ wall, cpu: seen?.cpu ?? null, peak: seen?.peak ?? null, out: out.join("") });
    });
  });
