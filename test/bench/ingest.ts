import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { run as runProcess } from "./child-process.ts";
import { writeNprFile } from "./ingest/npr-file.ts";
import { median } from "./median.ts";

/*
 * How long validated intake (quarantine, line numbers, checksum, person-number scan, second reading) takes beside
 *   - DuckDB's own typed read of the same file into a table on disk, which checks next to nothing,
 *   - csv-parse with a zod schema per row and DuckDB's appender,
 *   - R's data.table::fread followed by the same checks,
 * side by side in one run, each as a process of its own, with its peak memory.
 *
 *   node test/bench/ingest.ts --rows 10000000 --runs 3
 *   node test/bench/ingest.ts --memory 10000000,50000000      # our peak memory at growing sizes
 */

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    runs: { type: "string", default: "3" },
    memory: { type: "string" },
    only: { type: "string", default: "ours,typed-read,csv-parse-zod,fread" },
  },
});

const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), "utfall-bench-"));
const file = join(folder, "npr.csv");
const hasR = spawnSync("Rscript", ["-e", "library(data.table)"]).status === 0;

const contestants: Readonly<Record<string, { readonly title: string; readonly command: readonly string[] }>> = {
  ours: { title: "validated intake", command: [process.execPath, join(here, "ingest/ours.ts")] },
  "typed-read": { title: "DuckDB typed read_csv", command: [process.execPath, join(here, "ingest/typed-read.ts")] },
  "csv-parse-zod": { title: "csv-parse + zod", command: [process.execPath, join(here, "ingest/csv-parse-zod.ts")] },
  fread: { title: "R fread + same checks", command: ["Rscript", join(here, "ingest/fread.R")] },
};

/** Seconds, CPU seconds and greatest resident memory in MiB. On a busy machine only the CPU seconds mean something. */
interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

const run = async (name: string): Promise<Run> => {
  const own = join(folder, "run");
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own);
  const [command = "", ...first] = contestants[name]?.command ?? [];
  const { wall, cpu, peak } = await runProcess(command, [...first, file, own]);
  return { wall, cpu: cpu ?? Number.NaN, peak: peak ?? Number.NaN };
};

/** The median of each figure by itself. */
const medianOf = (runs: readonly Run[]): Run => ({
  wall: median(runs.map(({ wall }) => wall)),
  cpu: median(runs.map(({ cpu }) => cpu)),
  peak: median(runs.map(({ peak }) => peak)),
});

const line = (title: string, of: Run): string =>
  `${title.padEnd(24)} ${of.wall.toFixed(1).padStart(7)} s  CPU ${of.cpu.toFixed(1).padStart(7)} s  peak ${Math.round(of.peak)} MiB`;

const compare = async (): Promise<void> => {
  const names = values.only.split(",").filter((name) => name !== "fread" || hasR);
  if (!hasR) console.log("R with data.table is not there: that rival is left out");
  writeNprFile(file, Number(values.rows));
  console.log(`${values.rows} rows, ${Math.round(statSync(file).size / 1e6)} MB, medians of ${values.runs}`);
  const runs = new Map<string, Run[]>(names.map((name) => [name, []]));
  for (let i = 0; i < Number(values.runs); i += 1) for (const name of names) runs.get(name)?.push(await run(name));
  const medians = new Map([...runs].map(([name, of]) => [name, medianOf(of)]));
  for (const [name, of] of medians) console.log(line(contestants[name]?.title ?? name, of));
  const ours = medians.get("ours");
  if (ours === undefined) return;
  for (const [name, of] of medians) {
    if (name === "ours") continue;
    const [wall, cpu] = [ours.wall / of.wall, ours.cpu / of.cpu];
    const goal = { "typed-read": 1.5, "csv-parse-zod": 0.125, fread: 1 }[name] ?? Number.NaN;
    const outcome = wall <= goal ? "reached" : `missed by ${Math.round((wall / goal - 1) * 100)} %`;
    const title = `ours / ${contestants[name]?.title}`;
    console.log(`${title}: ${wall.toFixed(3)} (CPU ${cpu.toFixed(3)}), goal at most ${goal}: ${outcome}`);
  }
};

const memory = async (sizes: string): Promise<void> => {
  for (const rows of sizes.split(",")) {
    writeNprFile(file, Number(rows));
    console.log(line(`${rows} rows`, await run("ours")));
  }
};

try {
  if (values.memory === undefined) await compare();
  else await memory(values.memory);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
