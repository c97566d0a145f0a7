import type { ModelTableName } from "../../schemas/model/tables.ts";
import type { Sql } from "../duckdb/sql.ts";

/**
 * How the rows of one layout become facts of one table of the common model.
 *
 * The SELECT reads a view named by the layout id. Beside the layout's stored columns the view has `from_source`,
 * `from_delivery`, `source_file`, `source_line` and `person_id`. A view that no file fills is there and empty.
 * Adding a register means adding layouts and mappings; nothing in the core changes.
 */
export interface Mapping {
  readonly layout: string;
  readonly table: ModelTableName;
  /** Returns every column of the model table, by name. Each row keeps the `source_file` and `source_line` it came from. */
  readonly select: Sql;
  /** A text expression over a row of the view: why this row, which became no fact, became none. */
  readonly leftOutReason: Sql;
  /** Boolean expressions over a fact: facts that are kept and counted as doubtful. */
  readonly findings?: readonly { readonly id: string; readonly where: Sql }[];
}
