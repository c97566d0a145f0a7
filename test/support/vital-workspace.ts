import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import { runCli } from "../../pipelines/cli.ts";
import type { Correction, DeliveryStanding } from "../../pipelines/night/delivery-standing.ts";
import type { HeldDelivery } from "../../pipelines/night/held-delivery.ts";
import { readLive } from "../../pipelines/night/manifest.ts";
import { openStore } from "../../pipelines/night/open-store.ts";
import { loadWorkspace } from "../../pipelines/workspace/load-workspace.ts";
import { workspacePaths } from "../../pipelines/workspace/paths.ts";

interface Status {
  readonly exit: number;
  readonly out: string;
  /** `name: state`, in the order of the deliveries. */
  readonly stands: readonly string[];
  readonly held: readonly HeldDelivery[];
  readonly deliveries: readonly DeliveryStanding[];
  readonly corrections: readonly Correction[];
}

const config = (settings: string, top: string): string => `utfall: workspace/1
name: Made-up persons
synthetic: true
${top}
sources:
  folk:
    title: Population register, made up
    layouts:
      vital_status: { dialect: { delimiter: ";", encoding: utf-8 } }
    ${settings}
  keys:
    title: Link keys, made up
    layouts:
      link_keys: { dialect: { delimiter: ";", encoding: utf-8 } }
`;

/** Alive persons, `count` of them, with the day on which that is known. */
export const living = (count: number, day = "2026-06-30"): readonly string[] =>
  Array.from({ length: count }, (_, i) => `P${String(i + 1).padStart(2, "0")};B;${day};;`);

/** A workspace with one register that says who lives, and no agreements: small, so that a night takes no time. */
export const vitalWorkspace = async (settings = "", top = "") => {
  const parent = await mkdtemp(join(tmpdir(), "utfall-deliveries-"));
  const root = join(parent, "workspace");
  const paths = workspacePaths(root);
  await mkdir(paths.agreements, { recursive: true });
  await writeFile(paths.config, config(settings, top));
  let now = "2026-07-01T01:00:00.000Z";
  const run = async (...argv: readonly string[]) => {
    let [out, err] = ["", ""];
    const exit = await runCli(argv, {
      cwd: root,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      terminal: false,
      columns: 100,
      clock: () => now,
      signal: new AbortController().signal,
    });
    return { exit, out, err };
  };
  const folderOf = (delivery: string, source = "folk"): string => join(paths.inbox, source, delivery);
  return {
    root,
    paths,
    run,
    folderOf,
    at: (time: string): void => {
      now = time;
    },
    night: () => run("nightly"),
    /** Puts a file into the inbox, and a note if there is one. */
    async deliver(delivery: string, rows: readonly string[], note = "", file = "vital_status.csv"): Promise<string> {
      const folder = folderOf(delivery);
      await mkdir(folder, { recursive: true });
      const path = join(folder, file);
      await writeFile(path, `${["person_key;status;status_date;death_date;emigration_date", ...rows].join("\n")}\n`);
      if (note !== "") await writeFile(join(folder, "delivery.yaml"), note);
      return path;
    },
    async deliverKeys(delivery: string, rows: readonly string[]): Promise<void> {
      await mkdir(folderOf(delivery, "keys"), { recursive: true });
      const text = ["source;delivery;source_person_id;project_person_id;valid_from", ...rows].join("\n");
      await writeFile(join(folderOf(delivery, "keys"), "link_keys.csv"), `${text}\n`);
    },
    async status(): Promise<Status> {
      const { exit, out } = await run("status");
      const state = JSON.parse((await run("status", "--json")).out) as Status;
      const stands = state.deliveries.map((d) => `${d.delivery}: ${d.state}`);
      return { ...state, exit, out, stands };
    },
    /** Who is what in the live facts: `person status day, delivery:line`. */
    async facts(): Promise<readonly string[]> {
      const live = await readLive(paths);
      const files = new Map((live?.manifest.files ?? []).map(({ record }) => [record.id, record.delivery]));
      const database = await openStore(await loadWorkspace(root));
      try {
        const table = join(paths.store, "harmonize", live?.manifest.harmonize ?? "", "vital_status.parquet");
        const rows = await database.rows(
          sql`
            SELECT person_id, status, CAST(status_date AS VARCHAR) AS day, source_file, source_line
            FROM ${readParquet([table])}
            ORDER BY person_id, source_file, source_line`,
          "test: facts",
        );
        return rows.map(
          (r) => `${r.person_id} ${r.status} ${r.day}, ${files.get(String(r.source_file))}:${r.source_line}`,
        );
      } finally {
        database.close();
      }
    },
    live: (): Promise<string> => readFile(paths.live, "utf8"),
    /** Says that a file was last changed at this time. */
    touch: (path: string, time: string): Promise<void> => utimes(path, new Date(time), new Date(time)),
    remove: () => rm(parent, { recursive: true, force: true }),
  };
};

export type VitalWorkspace = Awaited<ReturnType<typeof vitalWorkspace>>;
