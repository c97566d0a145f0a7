// DuckDB's own typed read of the file into a table on disk; it keeps rejected lines and checks nothing else.
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { nprColumns } from "./npr-file.ts";

const [path = "", folder = ""] = process.argv.slice(2);
const instance = await DuckDBInstance.create(join(folder, "typed.duckdb"), { memory_limit: "1GiB", threads: "2" });
const connection = await instance.connect();
const types = Object.entries(nprColumns).map(([name, type]) => `'${name}': '${type}'`);
await connection.run(`
  CREATE TABLE episode AS
  SELECT *
  FROM read_csv('${path}', auto_detect = false, header = true, delim = ';', quote = '"', dateformat = '%d.%m.%Y',
    store_rejects = true, columns = {${types.join(", ")}})`);
await connection.run("CHECKPOINT");
connection.closeSync();
instance.closeSync();
