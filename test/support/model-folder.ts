import { mkdir } from "node:fs/promises";
import type { Database } from "../../connectors/duckdb/database.ts";
import { ident, join, literal, type Sql, sql, trusted } from "../../connectors/duckdb/sql.ts";
import { modelFile } from "../../pipelines/harmonize/model-table.ts";
import { type ModelTableName, modelTables } from "../../schemas/model/tables.ts";

type Cell = string | number | boolean | null;
export type FactRow = Readonly<Record<string, Cell>>;
export type Facts = Partial<Record<ModelTableName, readonly FactRow[]>>;

/** Writes a model folder straight from facts, without registers: a column left out is null, a line its place in the list. */
export const writeModel = async (folder: string, facts: Facts, database: Database): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const table of modelTables) {
    const rows = (facts[table.name] ?? []).map((row, i) => ({
      source: "test",
      source_file: table.name,
      source_line: i + 2,
      ...row,
    }));
    await database.run(
      sql`COPY (${tableRows(table.columns, rows)}) TO ${literal(modelFile(folder, table.name))} (FORMAT parquet)`,
      `test: write ${table.name}`,
    );
  }
};

/** A relation with these columns from rows in hand: a column left out of a row is null. */
export const tableRows = (columns: readonly { name: string; type: string }[], rows: readonly FactRow[]): Sql => {
  const names = columns.map((c) => c.name);
  const casts = columns.map((c) => sql`CAST(${ident(c.name)} AS ${trusted(c.type)}) AS ${ident(c.name)}`);
  const values = (rows.length === 0 ? [{} as FactRow] : rows).map(
    (row) => sql`(${join(names.map((name) => cell(row[name] ?? null)))})`,
  );
  return sql`
    SELECT ${join(casts)}
    FROM (VALUES ${join(values)}) AS t (${join(names.map(ident))})
    WHERE ${literal(rows.length > 0)}`;
};

const cell = (value: Cell): Sql => (value === null ? sql`NULL` : literal(value));
