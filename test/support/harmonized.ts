import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { sql } from "../../connectors/duckdb/sql.ts";
import { harmonize } from "../../pipelines/harmonize/harmonize.ts";
import { modelTable } from "../../pipelines/harmonize/model-table.ts";
import type { HarmonizeRecord, MappingRecord } from "../../schemas/harmonize-record.ts";
import type { ModelTableName } from "../../schemas/model/tables.ts";
import { Workspace } from "../../schemas/workspace.ts";
import { acceptedFile } from "./accepted-file.ts";
import { openScratch, type Scratch } from "./scratch-database.ts";

type CellTexts = Readonly<Record<string, string>>;
const workspace = Workspace.parse({ utfall: "workspace/1", name: "test", sources: {} });
let runs = 0;

/** Files as layout and rows. */
type Files = readonly (readonly [string, readonly CellTexts[]])[];

const harmonizedIn = async ({ database, folder }: Scratch, files: Files) => {
  runs += 1;
  const root = join(folder, `run${runs}`);
  await mkdir(root, { recursive: true });
  const accepted = [];
  for (const [i, [layout, rows]] of files.entries()) {
    accepted.push(await acceptedFile(root, { id: `f${i}`, layout, source: "s" }, rows, database));
  }
  const model = join(root, "model");
  const record = await harmonize({ files: accepted, workspace, folder: model }, database);
  const facts = async (table: ModelTableName, columns: readonly string[]) =>
    (await database.rows(sql`SELECT * FROM ${modelTable(model, table)}`, "test")).map((row) =>
      columns.map((column) => row[column] ?? "-").join(" "),
    );
  return { record, facts };
};

/** For the tests of one file: harmonizes files, all from source `s`, delivery `d1`, in file order f0, f1, … */
export const harmonizing = (): ((files: Files) => ReturnType<typeof harmonizedIn>) => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await openScratch(1);
  });
  afterAll(() => scratch.close());
  return (files) => harmonizedIn(scratch, files);
};

/** What became of the rows of a layout in a table. */
export const account = (record: HarmonizeRecord, layout: string, table: string): MappingRecord | undefined =>
  record.mappings.find((mapping) => mapping.layout === layout && mapping.table === table);
