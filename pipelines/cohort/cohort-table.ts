import { join } from "node:path";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import type { Sql } from "../../connectors/duckdb/sql.ts";

/** The file of a selected cohort. */
export const cohortFile = (folder: string): string => join(folder, "cohort.parquet");

/**
 * A table expression over a selected cohort: person_id, time_zero, substance, subgroups and answers (maps of text),
 * included, excluded_by, by_exception, source_file, source_line, and
 * excluded_at (the number of the excluding step); one row per exposed person.
 */
export const cohortTable = (folder: string): Sql => readParquet([cohortFile(folder)]);
