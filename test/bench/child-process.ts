import { spawn } from "node:child_process";

/** What one process took. On a busy machine only the CPU seconds mean something. */
export interface Used {
  /** Seconds from start to end. */
  readonly wall: number;
  /** User and system seconds. */
  readonly cpu: number;
  /** Greatest resident memory in MiB. */
  readonly peak: number;
  /** What it said on stdout. */
  readonly out: string;
}

/** Runs a command to its end under GNU time; rejects with what it said on stderr where it fails or there is no GNU time. */
export const run = (command: string, args: readonly string[], allowed: readonly number[] = [0]): Promise<Used> =>
  new Promise((resolve, reject) => {
    const child = spawn("/usr/bin/time", ["-f", "%e %U %S %M", command, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding("utf8").on("data", (text: string) => out.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => err.push(text));
    child.on("error", reject);
    child.on("close", (code) => {
      const said = err.join("").trim();
      if (code === null || !allowed.includes(code)) {
        reject(new Error(`${command} ${args.slice(0, 3).join(" ")} ended with ${code}\n${said.slice(-2000)}`));
        return;
      }
      const [wall = 0, user = 0, system = 0, kilobytes = 0] = (said.split("\n").at(-1) ?? "").split(" ").map(Number);
      resolve({ wall, cpu: user + system, peak: kilobytes / 1024, out: out.join("") });
    });
  });
