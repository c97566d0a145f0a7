import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { openDatabase } from "../../connectors/duckdb/database.ts";
import { effectiveDialect } from "../../pipelines/ingest/effective-dialect.ts";
import { ingestFile } from "../../pipelines/ingest/ingest-file.ts";
import { layoutOf } from "../../schemas/registers/index.ts";

/*
 * How long our intake takes beside DuckDB's own typed read of the same file into a table on disk, which checks next to
 * nothing. Run with: node test/bench/ingest.ts --rows 1000000
 */

const { values } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, runs: { type: "string", default: "3" } },
});
const rows = Number(values.rows);
const folder = mkdtempSync(join(tmpdir(), "utfall-bench-"));
const path = join(folder, "npr.csv");

/** Columns of the file with the type by which DuckDB reads them. */
const columns = {
  lopenr: "VARCHAR",
  aar: "INTEGER",
  inndato: "DATE",
  utdato: "DATE",
  inntid: "TIME",
  fodselsar: "INTEGER",
  kjonn: "VARCHAR",
  alderidager: "INTEGER",
  komnrhjem2: "VARCHAR",
  institusjonid: "VARCHAR",
  behandlingsstedkode: "VARCHAR",
  sektor: "VARCHAR",
  omsorgsniva: "VARCHAR",
  aktivitetskategori3: "VARCHAR",
  innmatehast: "VARCHAR",
  episodefag: "VARCHAR",
  liggetid: "INTEGER",
  tilstand_1_1: "VARCHAR",
  tilstand_1_2: "VARCHAR",
  tilstand_2_1: "VARCHAR",
};

const writeRows = (): void => {
  let state = 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  const two = (n: number): string => String(n).padStart(2, "0");
  const icd = (): string => `C${two(random(90))}${random(9)}`;
  const row = (): string => {
    const year = 2015 + random(10);
    const day = `${two(1 + random(28))}.${two(1 + random(12))}.${year}`;
    return [
      `L${100000 + random(200000)}`,
      year,
      day,
      day,
      `${two(random(24))}:${two(random(60))}`,
      1930 + random(80),
      1 + random(2),
      random(36000),
      `${two(3 + random(50))}${two(random(99))}`,
      974000000 + random(999999),
      974000000 + random(999999),
      4,
      1 + random(3),
      1 + random(3),
      1 + random(5),
      100 + random(899),
      random(40),
      icd(),
      icd(),
      random(3) === 0 ? icd() : "",
    ].join(";");
  };
  const file = openSync(path, "w");
  writeSync(file, `\ufeff${Object.keys(columns).join(";")}\r\n`);
  for (let done = 0; done < rows; done += 10_000) {
    const block = Array.from({ length: Math.min(10_000, rows - done) }, row);
    writeSync(file, `${block.join("\r\n")}\r\n`);
  }
  closeSync(file);
};

/** Wall and CPU seconds; on a busy machine only the latter mean something. */
const seconds = async (work: () => Promise<void>) => {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
};

type Times = Awaited<ReturnType<typeof seconds>>;

const best = (times: readonly Times[]): Times => ({
  wall: Math.min(...times.map((t) => t.wall)),
  cpu: Math.min(...times.map((t) => t.cpu)),
});

const ours = async (): Promise<void> => {
  const [result, work] = [join(folder, "result"), join(folder, "work")];
  for (const each of [result, work]) {
    rmSync(each, { recursive: true, force: true });
    mkdirSync(each);
  }
  const layout = layoutOf("npr_episodes");
  if (layout === undefined) throw new Error("no layout npr_episodes");
  const database = await openDatabase({ folders: [folder], spill: join(folder, "spill"), memory: "2GiB", threads: 2 });
  const outcome = await ingestFile(
    {
      id: "00112233aabbccdd",
      source: "npr",
      delivery: "2026-06-30",
      file: "npr.csv",
      path,
      layout,
      dialect: effectiveDialect(layout, { date: "DD.MM.YYYY" }),
      dropExactDuplicates: true,
      rejectedShare: 0,
      dataCut: "2026-06-30",
      synthetic: true,
      folder: result,
      work,
    },
    database,
  );
  database.close();
  if (outcome.state === "held") throw new Error(outcome.fault.message);
};

const theirs = async (): Promise<void> => {
  const file = join(folder, "theirs.duckdb");
  rmSync(file, { force: true });
  const instance = await DuckDBInstance.create(file, { memory_limit: "2GiB", threads: "2" });
  const connection = await instance.connect();
  const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`);
  await connection.run(`
    CREATE TABLE episode AS
    SELECT *
    FROM read_csv('${path}', auto_detect = false, header = true, delim = ';', quote = '"', dateformat = '%d.%m.%Y',
      store_rejects = true, columns = {${types.join(", ")}})`);
  await connection.run("CHECKPOINT");
  connection.closeSync();
  instance.closeSync();
};

try {
  writeRows();
  const times: { ours: Times; theirs: Times }[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    times.push({ theirs: await seconds(theirs), ours: await seconds(ours) });
  }
  const intake = best(times.map((t) => t.ours));
  const typed = best(times.map((t) => t.theirs));
  const size = statSync(path).size / 1e6;
  const line = (name: string, t: Times): string => `${name} ${t.wall.toFixed(2)} s, CPU ${t.cpu.toFixed(2)} s`;
  console.log(`${rows} rows, ${size.toFixed(0)} MB, best of ${times.length}`);
  console.log(line("intake        ", intake));
  console.log(line("typed read_csv", typed));
  console.log(`ratio ${(intake.wall / typed.wall).toFixed(2)}, CPU ${(intake.cpu / typed.cpu).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
