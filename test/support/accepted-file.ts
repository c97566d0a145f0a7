import { mkdir } from "node:fs/promises";
import { join as joinPath } from "node:path";
import { columnType } from "../../connectors/duckdb/column-type.ts";
import type { Database } from "../../connectors/duckdb/database.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { AcceptedFile } from "../../pipelines/harmonize/files-in-use.ts";
import { storedColumns } from "../../schemas/layout.ts";
import { layoutOf } from "../../schemas/registers/index.ts";

export interface FileOrigin {
  readonly id: string;
  readonly layout: string;
  readonly source: string;
  readonly delivery?: string;
  readonly dataCut?: string;
}

/** What intake leaves of a file: `rows/*.parquet` and its record. Rows hold cell texts; a column left out is empty. */
export const acceptedFile = async (
  root: string,
  origin: FileOrigin,
  rows: readonly Readonly<Record<string, string>>[],
  database: Database,
): Promise<AcceptedFile> => {
  const columns = storedColumns(layoutNamed(origin.layout));
  const values = rows.map((row, i) => {
    const cells = columns.map((c) => (row[c.name] === undefined ? sql`NULL` : literal(row[c.name] ?? "")));
    return sql`(${join([literal(i + 2), ...cells])})`;
  });
  const names = join(["line", ...columns.map((c) => c.name)].map(ident));
  const casts = columns.map((c) => sql`CAST(${ident(c.name)} AS ${columnType(c)}) AS ${ident(c.name)}`);
  const empty = sql`(${join([literal(0), ...columns.map(() => sql`NULL`)])})`;
  return written(
    root,
    origin,
    rows.length,
    sql`
      SELECT CAST(line AS BIGINT) AS line, ${join(casts)}
      FROM (VALUES ${join(values.length === 0 ? [empty] : values)}) AS t (${names})
      WHERE ${literal(rows.length > 0)}`,
    database,
  );
};

/** The same from an extract on disk that is known to be clean; line numbers are those of the file. */
export const acceptedCsv = async (
  root: string,
  origin: FileOrigin,
  csv: string,
  present: readonly string[],
  lines: number,
  database: Database,
): Promise<AcceptedFile> => {
  const columns = storedColumns(layoutNamed(origin.layout)).map((c) => {
    const value = present.includes(c.name) ? ident(c.name) : sql`NULL`;
    return sql`CAST(${value} AS ${columnType(c)}) AS ${ident(c.name)}`;
  });
  return written(
    root,
    origin,
    lines,
    sql`
      SELECT CAST(row_number() OVER () + 1 AS BIGINT) AS line, ${join(columns)}
      FROM read_csv(${literal(csv)}, delim = ';', header = TRUE, all_varchar = TRUE, parallel = FALSE)`,
    database,
  );
};

const written = async (
  root: string,
  origin: FileOrigin,
  lines: number,
  rows: Sql,
  database: Database,
): Promise<AcceptedFile> => {
  const folder = joinPath(root, origin.id);
  await mkdir(joinPath(folder, "rows"), { recursive: true });
  const part = joinPath(folder, "rows", "part-0.parquet");
  await database.run(sql`COPY (${rows}) TO ${literal(part)} (FORMAT parquet)`, "test: write rows");
  return {
    folder,
    record: {
      id: origin.id,
      source: origin.source,
      delivery: origin.delivery ?? "d1",
      file: `${origin.layout}.csv`,
      layout: origin.layout,
      layoutVersion: 0,
      dataCut: origin.dataCut ?? "2026-06-30",
      synthetic: true,
      sha256: "",
      bytes: 0,
      lines,
      accepted: lines,
      rejected: 0,
      duplicates: 0,
      rules: [],
      unknownColumns: [],
      droppedColumns: [],
      reaches: null,
    },
  };
};

const layoutNamed = (id: string) => {
  const layout = layoutOf(id);
  if (layout === undefined) throw new RangeError(`no layout ${id}`);
  return layout;
};
