// Our intake: structural pass, checks, quarantine, line numbers, checksum, person-number scan, second reading, Parquet.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../../connectors/duckdb/database.ts";
import { effectiveDialect } from "../../../pipelines/ingest/effective-dialect.ts";
import { ingestFile } from "../../../pipelines/ingest/ingest-file.ts";
import { layoutOf } from "../../../schemas/registers/index.ts";

const [path = "", folder = ""] = process.argv.slice(2);
const [result, work] = [join(folder, "result"), join(folder, "work")];
for (const each of [result, work]) mkdirSync(each);
const layout = layoutOf("npr_episodes");
if (layout === undefined) throw new Error("no layout npr_episodes");
const database = await openDatabase({ folders: [folder], spill: join(folder, "spill"), memory: "1GiB", threads: 2 });
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
