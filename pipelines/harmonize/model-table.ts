import { join } from "node:path";
import { readParquet } from "../../connectors/duckdb/read-parquet.ts";
import { literalList, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { ModelTableName } from "../../schemas/model/tables.ts";

/**
 * The facts of the sources that an agreement names.
 *
 * A fact from a register that the agreement does not name would change an agreed number by being delivered at all.
 */
export interface AgreedFacts {
  /** Model folder. */
  readonly folder: string;
  readonly sources: readonly string[];
}

/** The facts that a reader may see: a whole model folder, or what the agreed sources delivered. */
export type Model = string | AgreedFacts;

/** The file of a table of the common model in a model folder. */
export const modelFile = (folder: string, table: ModelTableName): string => join(folder, `${table}.parquet`);

/** A table expression over a table of the common model; columns and types are those of `schemas/model/tables.ts`. */
export const modelTable = (model: Model, table: ModelTableName): Sql => {
  if (typeof model === "string") return readParquet([modelFile(model, table)]);
  return sql`(
    SELECT *
    FROM ${readParquet([modelFile(model.folder, table)])}
    WHERE list_contains(${literalList(model.sources)}, source))`;
};
