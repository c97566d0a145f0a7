import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readLive } from "../../pipelines/night/manifest.ts";
import { workspacePaths } from "../../pipelines/workspace/paths.ts";
import { ReportModel } from "../../schemas/report.ts";
import { type CliRun, cli } from "./run-cli.ts";

type Row = Readonly<Record<string, string | number>>;

/** Rows of one file, by the name of the layout. */
export type Deliveries = Readonly<Record<string, Readonly<Record<string, readonly Row[]>>>>;

const csv = (rows: readonly Row[]): string => {
  const head = [...new Set(rows.flatMap(Object.keys))];
  return `${[head, ...rows.map((row) => head.map((name) => row[name] ?? ""))].map((cells) => cells.join(";")).join("\n")}\n`;
};

/** A workspace as `utfall init` lays it down, with other agreements: paths of their files. */
export const handMadeWorkspace = async (agreements: readonly string[]) => {
  const parent = await mkdtemp(join(tmpdir(), "utfall-hand-"));
  const root = join(parent, "workspace");
  await cli(parent, "init", "workspace");
  const paths = workspacePaths(root);
  for (const name of ["sma-nusinersen", "sma-onasemnogene", "nsclc-pembrolizumab"]) {
    await rm(join(paths.agreements, `${name}.yaml`));
  }
  for (const path of agreements) await cp(path, join(paths.agreements, path.split("/").at(-1) ?? ""));
  const config = await readFile(paths.config, "utf8");
  await writeFile(paths.config, config.replace("synthetic: false", "synthetic: true"));
  return {
    root,
    /** Lays files in the inbox, as source → layout → rows; decimals have a comma, as the registers write them. */
    async deliver(delivery: string, deliveries: Deliveries): Promise<void> {
      for (const [source, files] of Object.entries(deliveries)) {
        const folder = join(paths.inbox, source, delivery);
        await mkdir(folder, { recursive: true });
        for (const [layout, rows] of Object.entries(files)) await writeFile(join(folder, `${layout}.csv`), csv(rows));
      }
    },
    night: (): Promise<CliRun> => cli(root, "nightly"),
    /** The report of the live generation. */
    async report(agreement: string): Promise<ReportModel> {
      const live = await readLive(paths);
      return ReportModel.parse(JSON.parse(await readFile(join(live?.folder ?? "", agreement, "report.json"), "utf8")));
    },
    remove: (): Promise<void> => rm(parent, { recursive: true, force: true }),
  };
};

export type HandMadeWorkspace = Awaited<ReturnType<typeof handMadeWorkspace>>;
