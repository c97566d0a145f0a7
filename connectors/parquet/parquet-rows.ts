import { join as joinPath } from "node:path";
import type { Dialect } from "../../schemas/dialect.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { StructureError } from "../csv/structure-fault.ts";
import { type Database, openDatabase } from "../duckdb/database.ts";
import { exactly } from "../duckdb/read-parquet.ts";
import { ident, join, literal, type Sql, sql } from "../duckdb/sql.ts";
import type { RefuseColumns } from "../forms/refuse-columns.ts";
import type { TextRow } from "../forms/text-lines.ts";
import { type ValueText, valueText } from "../forms/value-text.ts";

export interface ParquetOptions {
  /** A copy inside `work`, under a name of ours. */
  readonly path: string;
  readonly work: string;
  readonly dialect: Dialect;
  readonly refuse: RefuseColumns;
}

/** A column of the file: what SQL asks of it, and how its text is written. */
interface TypedColumn {
  readonly query: Sql;
  readonly write: (text: string) => string;
}

/** The engine holds one row group of the columns at a time. */
const memory = "1GiB";

/**
 * The rows of a Parquet file as text, header first, in the order of the file.
 *
 * DECIMAL, whole numbers and DOUBLE keep every digit. Throws UTF-IN-055 for a file that is cut or damaged, UTF-IN-056 for
 * columns of lists, structures, bytes or moments with a time zone where the layout reads the column.
 */
export const parquetRows = async function* (options: ParquetOptions): AsyncGenerator<TextRow> {
  const { path, work, dialect, refuse } = options;
  const spill = joinPath(work, "parquet-spill");
  const database = await openDatabase({ folders: [work], spill, memory, threads: 1 });
  const file = literal(exactly(path));
  try {
    const names = await columnNames(database, file);
    const described = await database.rows(sql`DESCRIBE SELECT * FROM read_parquet(${file})`, "read Parquet");
    if (described.length !== names.length) throw damaged();
    const words = valueText(dialect);
    const types = described.map((column) => String(column.column_type));
    refuse(names, (i) => problemOf(types[i] ?? ""));
    const columns = described.map((column, i) => typedColumn(ident(String(column.column_name)), types[i] ?? "", words));
    yield names;
    let rows = 0;
    const query = sql`SELECT ${join(columns.map((c) => c.query))} FROM read_parquet(${file})`;
    for await (const row of database.texts(query, "read Parquet")) {
      rows += 1;
      yield row.map((text, i) => (text === null ? null : (columns[i]?.write(text) ?? null)));
    }
    const [stated] = await database.rows(
      sql`SELECT num_rows AS rows FROM parquet_file_metadata(${file})`,
      "read Parquet",
    );
    if (rows !== Number(stated?.rows)) throw damaged();
  } catch (error) {
    throw asFault(error);
  } finally {
    database.close();
  }
};

const damaged = (): StructureError => new StructureError({ code: "UTF-IN-055", form: "Parquet file" });

/** Memory and disk are faults of the machine; all else that the engine says of the file means that it is damaged. */
const asFault = (error: unknown): unknown => {
  if (!(error instanceof UtfallError)) return error;
  if (error.code === "UTF-DB-001" && /memory|disk/.test(error.message)) {
    return new StructureError({ code: "UTF-IO-001", reason: "the database engine ran out of memory or disk" });
  }
  return damaged();
};

/** Names as they stand in the file: the engine renames those that are alike, and two alike must be told. */
const columnNames = async (database: Database, file: Sql): Promise<readonly string[]> => {
  const schema = await database.rows(sql`SELECT name, num_children FROM parquet_schema(${file})`, "read Parquet");
  const names: string[] = [];
  // The tree stands in depth-first order below its root; of a nested column only the top is a column.
  const skip = (at: number): number => {
    let next = at + 1;
    for (let child = 0; child < Number(schema[at]?.num_children ?? 0); child += 1) next = skip(next);
    return next;
  };
  for (let at = 1; at < schema.length; at = skip(at)) names.push(String(schema[at]?.name));
  return names;
};

const problemOf = (type: string): string | null => {
  if (/\[|^STRUCT|^MAP|^UNION/.test(type)) return "lists and structures are not taken";
  if (/^(?:BLOB|INTERVAL|BIT|GEOMETRY|VARIANT)/.test(type)) return `${type} is not taken`;
  return /WITH TIME ZONE/.test(type) ? "moments with a time zone are not taken, local time (Europe/Oslo) is" : null;
};

const asItIs = (text: string): string => text;

const typedColumn = (column: Sql, type: string, words: ValueText): TypedColumn => {
  const text = sql`CAST(${column} AS VARCHAR)`;
  if (type === "BOOLEAN") return { query: text, write: (t) => words.flag(t === "true") };
  if (type === "DATE") return { query: text, write: words.date };
  if (type === "TIME") return { query: text, write: words.time };
  if (/^TIMESTAMP(?:_S|_MS|_NS)?$/.test(type)) return { query: text, write: words.moment };
  if (/^(?:FLOAT|DOUBLE|DECIMAL|U?(?:TINY|SMALL|BIG|HUGE)?INT|U?INTEGER)/.test(type)) {
    return { query: text, write: words.number };
  }
  return { query: text, write: asItIs };
};
