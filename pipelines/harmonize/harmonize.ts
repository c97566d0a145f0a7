import { join } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { mappings } from "../../connectors/registers/index.ts";
import type { HarmonizeRecord, MappingRecord } from "../../schemas/harmonize-record.ts";
import { modelTables } from "../../schemas/model/tables.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import { findContradictions } from "./contradictions.ts";
import { coverageRows } from "./coverage.ts";
import { createFolder } from "./create-folder.ts";
import { countLayouts, createDelivered } from "./delivered.ts";
import { type AcceptedFile, filesInUse } from "./files-in-use.ts";
import { stableSources } from "./key-scope.ts";
import { createLayoutViews } from "./layout-views.ts";
import { countLinks, createLink } from "./link.ts";
import { countReplaced, createReplaced } from "./replaced.ts";
import { factsOf, runMapping } from "./run-mapping.ts";
import { writeTable } from "./write-table.ts";

export interface HarmonizeInput {
  /** The accepted files of the deliveries in use: of each source one full delivery, with the deltas after it. */
  readonly files: readonly AcceptedFile[];
  readonly workspace: Workspace;
  /** Where the model is written; created if absent. */
  readonly folder: string;
}

/**
 * Turns accepted register rows into facts of the common model.
 *
 * Writes `<table>.parquet` for every model table, also the empty ones, `contradictions.parquet`, and `harmonize.json` with the account of every
 * row. Rows are in a total order, so the same files give the same bytes whatever the number of threads. Person keys are
 * linked by the link keys valid on the latest data cut; without a link a key stays a person of its own, so missing links
 * show as too many persons with too few facts each, and are counted in the record. Throws UTF-IO-001, UTF-IG-002 and UTF-DB-*.
 */
export const harmonize = async (input: HarmonizeInput, database: Database): Promise<HarmonizeRecord> => {
  const files = await filesInUse(input.files);
  const dataCut = latestCut(input.files);
  await createFolder(input.folder);
  await createDelivered(files, database);
  const stable = stableSources(input.workspace);
  await createReplaced(files, input.workspace, database);
  await createLink(files, dataCut, stable, database);
  await createLayoutViews(files, stable, database);
  const counts = await countLayouts(database);
  const delivered = mappings.filter(({ layout }) => counts.some((count) => count.layout === layout));
  const accounts: MappingRecord[] = [];
  const tables: HarmonizeRecord["tables"][number][] = [];
  for (const table of modelTables) {
    const own = delivered.filter((mapping) => mapping.table === table.name);
    for (const mapping of own) accounts.push(await runMapping(mapping, table, database));
    const parts =
      table.name === "coverage"
        ? [coverageRows(files, input.workspace)]
        : own.map((mapping) => sql`SELECT * FROM ${factsOf(mapping)}`);
    tables.push({ table: table.name, rows: await writeTable(input.folder, table, parts, database) });
    for (const mapping of own) await database.run(sql`DROP TABLE ${factsOf(mapping)}`, "harmonize: free memory");
  }
  const record: HarmonizeRecord = {
    dataCut,
    layouts: counts,
    tables,
    mappings: accounts,
    links: await countLinks(stable, database),
    replaced: await countReplaced(files, database),
    contradictions: await findContradictions(input.folder, database),
  };
  await writeFileAtomic(join(input.folder, "harmonize.json"), `${JSON.stringify(record, null, 2)}\n`);
  return record;
};

const latestCut = (files: readonly AcceptedFile[]): string | null =>
  files
    .map((file) => file.record.dataCut)
    .toSorted()
    .at(-1) ?? null;
