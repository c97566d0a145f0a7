import { literalList, type Sql, sql } from "./sql.ts";

/** DuckDB reads file names as patterns; a bracket in a folder name would silently point to another file. */
const exactly = (path: string): string => path.replace(/[[\]*?]/g, (c) => `[${c}]`);

/** A table expression over exactly these Parquet files, in this order of names; the list must not be empty. */
export const readParquet = (files: readonly string[]): Sql =>
  sql`read_parquet(${literalList(files.map(exactly))}, hive_partitioning = false)`;
