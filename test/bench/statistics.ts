import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "../../connectors/duckdb/database.ts";
import { join as joined, literal, sql, trusted } from "../../connectors/duckdb/sql.ts";
import { run } from "./child-process.ts";

/*
 * Our estimators beside R's on the same made-up files, in the same run: ratios of medians of wall and CPU seconds, and
 * the peak memory of both processes. Run with: node test/bench/statistics.ts
 *
 * Each case is a process of its own on either side, one after the other. `km`, `cox` and `aj` have the data loaded on both
 * sides; `read-km` reads the file each time (R by data.table::fread, the two columns alone). Without R our side is shown
 * alone. R's survfit and coxph do more than we do in the same call (coxph makes the concordance).
 */
const { values } = parseArgs({
  options: { scale: { type: "string", default: "1" }, only: { type: "string" } },
});
const scale = Number(values.scale);

interface Case {
  readonly name: "km" | "read-km" | "cox" | "cox10" | "aj";
  readonly rows: number;
  readonly runs: number;
  /** How many times faster than R we want to be; null where nothing was promised. */
  readonly goal: number | null;
}

const cases: readonly Case[] = [
  { name: "km", rows: 1e6, runs: 7, goal: 50 },
  { name: "km", rows: 1e7, runs: 3, goal: 50 },
  { name: "read-km", rows: 1e6, runs: 5, goal: 4 },
  { name: "read-km", rows: 1e7, runs: 3, goal: 4 },
  { name: "cox", rows: 1e6, runs: 3, goal: 4 },
  { name: "cox10", rows: 1e6, runs: 1, goal: null },
  { name: "aj", rows: 1e5, runs: 5, goal: 20 },
];

const folder = mkdtempSync(join(tmpdir(), "utfall-bench-"));

/** Follow-up of up to ten years in whole days; two kinds of event; ten covariates, of which two move the hazard. */
const makeFile = async (rows: number): Promise<string> => {
  const file = join(folder, `${rows}.csv`);
  const database = await openDatabase({ folders: [folder], spill: join(folder, "spill"), memory: "1GiB", threads: 2 });
  const uniform = (k: number) => sql`(hash(i * 16 + ${literal(k)}) / 18446744073709551616.0)`;
  const covariates = Array.from(
    { length: 10 },
    (_, k) => sql`CAST(round(${uniform(k)} * ${literal(k < 2 ? 1 : 4)}, 2) AS DOUBLE) AS ${trusted(`x${k + 1}`)}`,
  );
  await database.run(
    sql`
      COPY (
        WITH person AS (
          SELECT
            ${joined(covariates)},
            ${uniform(11)} AS chance,
            ${uniform(12)} AS kind,
            CAST(floor(${uniform(13)} * 3650) AS INTEGER) AS censored
          FROM range(${literal(rows)}) AS t (i)
        ),
        ended AS (
          SELECT *, CAST(floor(-ln(chance + 1e-9) * 900 * exp(-0.5 * x1 + 0.3 * x2)) AS INTEGER) AS ended
          FROM person
        )
        SELECT
          LEAST(ended, censored) + 1 AS time,
          CASE WHEN ended <= censored THEN 1 ELSE 0 END AS event,
          CASE WHEN ended > censored THEN 0 WHEN kind < 0.6 THEN 1 ELSE 2 END AS cause,
          x1, x2, x3, x4, x5, x6, x7, x8, x9, x10
        FROM ended
      )
      TO ${literal(file)} (FORMAT csv, HEADER true)`,
    "bench: make file",
  );
  database.close();
  return file;
};

interface Side {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

const side = async (command: string, script: string, { name, runs }: Case, file: string): Promise<Side> => {
  const used = await run(command, [resolve(import.meta.dirname, script), file, String(runs), name]);
  const times = used.out
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  return {
    wall: median(times.map((t) => t[1] ?? Number.NaN)),
    cpu: median(times.map((t) => t[2] ?? Number.NaN)),
    peak: used.peak,
  };
};

const hasR = await run("Rscript", [
  "-e",
  "stopifnot(requireNamespace('survival'), requireNamespace('data.table'))",
]).then(
  () => true,
  () => false,
);
if (!hasR) console.log("R with survival and data.table is not installed: no comparison, our side alone.");

const told = (s: Side): string => `${s.wall.toFixed(3)} s (CPU ${s.cpu.toFixed(3)}) ${s.peak.toFixed(0)} MiB`;

try {
  const chosen = cases.filter(({ name }) => values.only === undefined || values.only.split(",").includes(name));
  for (const rows of new Set(chosen.map((each) => each.rows))) {
    const file = await makeFile(rows * scale);
    for (const each of chosen.filter((one) => one.rows === rows)) {
      const title = `${each.name.padEnd(8)} ${(rows * scale).toExponential(0)} rows, median of ${each.runs}`;
      const ours = await side(process.execPath, "statistics-ours.ts", each, file);
      if (!hasR) {
        console.log(`${title}: ours ${told(ours)}`);
        continue;
      }
      const r = await side("Rscript", "statistics.R", each, file);
      const goal = each.goal === null ? "" : `, wanted ${each.goal}`;
      console.log(
        `${title}: ours ${told(ours)}, R ${told(r)}; R/ours ${(r.wall / ours.wall).toFixed(1)} wall, ${(r.cpu / ours.cpu).toFixed(1)} CPU${goal}`,
      );
    }
    rmSync(file);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
