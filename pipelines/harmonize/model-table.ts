import { join } from "node:path";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import type { Sql } from "../../connectors/duckdb/sql.ts";
import type { ModelTableName } from "../../schemas/model/tables.ts";

/** The file of a table of the common model in a model folder. */
export const modelFile = (folder: string, table: ModelTableName): string => join(folder, `${table}.parquet`);

/** A table expression over a table of the common model; columns and types are those of `schemas/model/tables.ts`. */
export const modelTable = (folder: string, table: ModelTableName): Sql => readParquet([modelFile(folder, table)]);
