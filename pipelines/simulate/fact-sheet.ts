import { rm, writeFile } from "node:fs/promises";
import { join as path } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { exactly } from "../../connectors/duckdb/read-parquet.ts";
import { ident, join, literal, type Sql, sql, trusted } from "../../connectors/duckdb/sql.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { type ModelTableName, modelTables } from "../../schemas/model/tables.ts";
import { writeTable } from "../harmonize/write-table.ts";

/** A cell of a drawn fact: days are ISO text; what is left out is null. */
type Cell = string | number | boolean | null;
export type DrawnRow = Readonly<Record<string, Cell>>;

/** Drawn facts in the columns of the common model, kept as lines of text until they are written. */
export class FactSheet {
  readonly #lines: ReadonlyMap<ModelTableName, string[]> = new Map(modelTables.map(({ name }) => [name, []]));

  /** Adds a fact; cells are our own words, numbers and days, none of which needs quotes. */
  add(table: ModelTableName, row: DrawnRow): void {
    const lines = this.#lines.get(table);
    const columns = columnsOf.get(table);
    if (lines === undefined || columns === undefined) return;
    const cells: DrawnRow = { source_file: "simulated", source_line: lines.length + 2, ...row };
    lines.push(columns.map((name) => String(cells[name] ?? "")).join(","));
  }

  /** Writes a model folder that the steps of the night read as any other. Throws UTF-IO-001, UTF-DB-*. */
  async write(folder: string, database: Database): Promise<void> {
    for (const table of modelTables) {
      const lines = this.#lines.get(table.name) ?? [];
      const file = path(folder, `${table.name}.csv`);
      if (lines.length > 0) {
        await writeFile(file, `${lines.join("\n")}\n`).catch((error: unknown) => {
          throw translateFileError(error, "write", file);
        });
      }
      await writeTable(folder, table, lines.length === 0 ? [] : [fromText(file, table)], database);
      await rm(file, { force: true });
    }
  }
}

const columnsOf: ReadonlyMap<ModelTableName, readonly string[]> = new Map(
  modelTables.map(({ name, columns }) => [name, columns.map((column) => column.name)]),
);

const fromText = (file: string, table: (typeof modelTables)[number]): Sql => {
  const types = table.columns.map(({ name, type }) => sql`${literal(name)}: ${literal(type)}`);
  const names = table.columns.map(({ name }) => ident(name));
  return sql`
    SELECT ${join(names)}
    FROM read_csv(
      ${literal(exactly(file))},
      header = false,
      auto_detect = false,
      delim = ',',
      quote = '',
      nullstr = '',
      columns = { ${join(types, trusted(", ").text)} }
    )`;
};
