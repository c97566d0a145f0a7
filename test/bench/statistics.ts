import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "../../connectors/duckdb/database.ts";
import { join as joined, literal, sql, trusted } from "../../connectors/duckdb/sql.ts";
import { run } from "./child-process.ts";
import { median } from "./median.ts";

/*
 * Our estimators beside R's on the same made-up files, in the same run: ratios of medians of wall and CPU seconds, and
 * the peak memory of both processes. Run with: node test/bench/statistics.ts
 *
 * Each case is a process of its own on either side, one after the other, and again for each of `--rounds`. `km`, `cox` and `aj` have the data loaded on both
 * sides; `read-km` reads the file each time (R by data.table::fread, the two columns alone). Without R our side is shown
 * alone. R's survfit and coxph do more than we do in the same call (coxph makes the concordance).
 */
const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "1" },
    only: { type: "string" },
    rounds: { type: "string", default: "1" },
  },
});
const scale = Number(values.scale);

interface Case {
  readonly name: "km" | "read-km" | "cox" | "cox10" | "aj";
  readonly rows: number;
  readonly runs: number;
  /** How many times faster than R we want to be. */
  readonly goal: number;
}

const cases: readonly Case[] = [
  { name: "km", rows: 1e6, runs: 7, goal: 50 },
  { name: "km", rows: 1e7, runs: 3, goal: 50 },
  { name: "read-km", rows: 1e6, runs: 5, goal: 4 },
  { name: "read-km", rows: 1e7, runs: 3, goal: 4 },
  { name: "cox", rows: 1e6, runs: 3, goal: 4 },
  { name: "cox10", rows: 1e6, runs: 3, goal: 4 },
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
  readonly peak: number | null;
}

interface Used {
  readonly times: readonly (readonly number[])[];
  readonly peak: number | null;
}

const once = async (command: string, script: string, { name, runs }: Case, file: string): Promise<Used> => {
  const { out, peak } = await run(command, [resolve(import.meta.dirname, script), file, String(runs), name]);
  const lines = out.trim().split("\n");
  return { peak, times: lines.map((line) => line.trim().split(/\s+/).map(Number)) };
};

/** Medians over all rounds, and the highest peak. */
const sideOf = (used: readonly Used[]): Side => {
  const column = (at: number) => median(used.flatMap(({ times }) => times.map((line) => line[at] ?? Number.NaN)));
  const peaks = used.flatMap(({ peak }) => (peak === null ? [] : [peak]));
  return { wall: column(1), cpu: column(2), peak: peaks.length === 0 ? null : Math.max(...peaks) };
};

const hasR = await run("Rscript", [
  "-e",
  "stopifnot(requireNamespace('survival'), requireNamespace('data.table'))",
]).then(
  () => true,
  () => false,
);
if (!hasR) console.log("R with survival and data.table is not installed: no comparison, our side alone.");

const told = (s: Side): string =>
  `${s.wall.toFixed(3)} s (CPU ${s.cpu.toFixed(3)})${s.peak === null ? "" : ` ${s.peak.toFixed(0)} MiB`}`;

try {
  const chosen = cases.filter(({ name }) => values.only === undefined || values.only.split(",").includes(name));
  for (const rows of new Set(chosen.map((each) => each.rows))) {
    const file = await makeFile(rows * scale);
    for (const each of chosen.filter((one) => one.rows === rows)) {
      const title = `${each.name.padEnd(8)} ${(rows * scale).toExponential(0)} rows, median of ${each.runs * Number(values.rounds)}`;
      const sides: { ours: Used[]; r: Used[] } = { ours: [], r: [] };
      for (let round = 0; round < Number(values.rounds); round += 1) {
        sides.ours.push(await once(process.execPath, "statistics-ours.ts", each, file));
        if (hasR) sides.r.push(await once("Rscript", "statistics.R", each, file));
      }
      const [ours, r] = [sideOf(sides.ours), sideOf(sides.r)];
      if (!hasR) {
        console.log(`${title}: ours ${told(ours)}`);
        continue;
      }
      console.log(
        `${title}: ours ${told(ours)}, R ${told(r)}; R/ours ${(r.wall / ours.wall).toFixed(1)} wall, ${(r.cpu / ours.cpu).toFixed(1)} CPU, wanted ${each.goal}`,
      );
    }
    rmSync(file);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
