import { literalList, type Sql, sql } from "./sql.ts";

/** DuckDB reads file names as patterns; a bracket in a folder name would silently point to another file. */
export const exactly = (path: string): string => path.replace(/[[\]*?]/g, (c) => `[${c}]`);

/**
 * A table expression over exactly these Parquet files, in this order of names; the list must not be empty. Columns are
 * bound by name, and a column that only some of the files have is null in the rows of the others.
 */
export const readParquet = (files: readonly string[]): Sql =>
  sql`read_parquet(${literalList(files.map(exactly))}, hive_partitioning = false, union_by_name = true)`;
