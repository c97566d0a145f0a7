import type { Database } from "../../connectors/duckdb/database.ts";
import { copyRows } from "../../connectors/duckdb/read-parquet.ts";
import { ident, join, type Sql, sql, trusted } from "../../connectors/duckdb/sql.ts";
import type { ModelTable } from "../../schemas/model/table.ts";
import type { ModelTableName } from "../../schemas/model/tables.ts";
import { modelFile, modelTable } from "./model-table.ts";

/**
 * Writes one table of the common model in a total order and answers how many rows it has.
 *
 * The declared order alone may leave ties (a line with several codes); every further column breaks them, so that the
 * same facts give the same bytes.
 */
export const writeTable = async (
  folder: string,
  table: ModelTable & { readonly name: ModelTableName },
  parts: readonly Sql[],
  database: Database,
): Promise<number> => {
  const step = `harmonize: write ${table.name}`;
  const names = table.columns.map((c) => c.name);
  const order = [...table.order, ...names.filter((name) => !table.order.includes(name))];
  await database.run(
    copyRows(
      sql`
        SELECT ${join(names.map(ident))}
        FROM (${parts.length === 0 ? noRows(table) : join(parts, " UNION ALL BY NAME ")})
        ORDER BY ${join(order.map(ident))}`,
      modelFile(folder, table.name),
    ),
    step,
  );
  const [count] = await database.rows(sql`SELECT COUNT(*) AS rows FROM ${modelTable(folder, table.name)}`, step);
  return Number(count?.rows);
};

const noRows = (table: ModelTable): Sql => {
  const columns = table.columns.map((c) => sql`CAST(NULL AS ${trusted(c.type)}) AS ${ident(c.name)}`);
  return sql`SELECT ${join(columns)} WHERE FALSE`;
};
