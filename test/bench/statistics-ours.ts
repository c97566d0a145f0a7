import { dirname, join } from "node:path";
import { openDatabase } from "../../connectors/duckdb/database.ts";
import { literal, sql, trusted } from "../../connectors/duckdb/sql.ts";
import {
  competingTableFromPersons,
  coxRegression,
  cumulativeIncidence,
  eventTableFromPersons,
  eventTableFromRows,
  kaplanMeier,
} from "../../pipelines/statistics/index.ts";

/* Our side of test/bench/statistics.ts: one line per run, "case wall cpu". Arguments: file, runs, case. */
const [file = "", runs = "1", benchCase = "km"] = process.argv.slice(2);
const database = await openDatabase({
  folders: [dirname(file)],
  spill: join(dirname(file), "spill"),
  memory: "1GiB",
  threads: 2,
});
const confidence = { type: "log", level: 0.95 } as const;
const rows = sql`read_csv(${literal(file)}, header = true, auto_detect = false, delim = ',', columns = {
  'time': 'INTEGER', 'event': 'INTEGER', 'cause': 'INTEGER',
  ${trusted(Array.from({ length: 10 }, (_, i) => `'x${i + 1}': 'DOUBLE'`).join(", "))}
})`;

const timed = async (work: () => unknown): Promise<void> => {
  for (let run = 0; run < Number(runs); run += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(before);
    console.log(benchCase, (performance.now() - start) / 1000, (user + system) / 1e6);
  }
};

/** Columns of the file as typed arrays. */
const load = async (...names: readonly string[]) => {
  const columns = await database.columns(sql`SELECT ${trusted(names.join(", "))} FROM ${rows}`, "bench");
  return (name: string): ArrayLike<number> => {
    const column = columns.get(name);
    if (column === undefined) throw new Error(`no column ${name}`);
    return column;
  };
};

const cox = async (p: number): Promise<void> => {
  const names = Array.from({ length: p }, (_, i) => `x${i + 1}`);
  const column = await load("time", "event", ...names);
  const data = {
    time: column("time"),
    event: column("event"),
    covariates: names.map((name) => ({ name, values: column(name) })),
  };
  await timed(() => {
    const fit = coxRegression(data, { ties: "efron", level: 0.95, robust: false });
    if (fit.state !== "estimated") throw new Error(fit.state);
  });
};

const cases: Readonly<Record<string, () => Promise<void>>> = {
  km: async () => {
    const column = await load("time", "event");
    const persons = { time: column("time"), event: column("event") };
    await timed(() => kaplanMeier(eventTableFromPersons(persons), confidence));
  },
  "read-km": () =>
    timed(async () => {
      const days = await database.rows(
        sql`
          SELECT
            time AS day,
            COUNT(*) FILTER (WHERE event = 1) AS events,
            COUNT(*) FILTER (WHERE event = 0) AS censored
          FROM ${rows}
          GROUP BY time
          ORDER BY time`,
        "bench",
      );
      const counted = days.map((row) => ({
        day: Number(row.day),
        entered: 0,
        events: Number(row.events),
        censored: Number(row.censored),
      }));
      kaplanMeier(eventTableFromRows(counted, { delayedEntry: false, excluded: 0 }), confidence);
    }),
  cox: () => cox(3),
  cox10: () => cox(10),
  aj: async () => {
    const column = await load("time", "cause");
    const persons = { time: column("time"), cause: column("cause"), causes: ["a", "b"] };
    await timed(() => cumulativeIncidence(competingTableFromPersons(persons), confidence));
  },
};
await cases[benchCase]?.();
database.close();
