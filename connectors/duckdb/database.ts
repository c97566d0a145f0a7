import { rmdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBValue,
  type Json,
} from "@duckdb/node-api";
import { UtfallError } from "../../schemas/errors.ts";
import { type NumberColumns, readColumns } from "./columns.ts";
import { usualSpillLimit } from "./spill-limit.ts";
import { literal, literalList, type Sql, sql } from "./sql.ts";
import { translateDuckdbError } from "./translate-error.ts";

export interface DatabaseOptions {
  /** Folders that SQL may read and write; everything else is refused by the engine. */
  readonly folders: readonly string[];
  /** Where the engine spills; created if absent, must lie inside one of the folders. */
  readonly spill: string;
  /** For example `20GiB`; left out, a third of what is free on that disk now. */
  readonly spillLimit?: string;
  /** For example `2GiB`. The process itself needs some hundred MiB more. */
  readonly memory: string;
  readonly threads: number;
  /** Ends a running statement when aborted. */
  readonly signal?: AbortSignal;
}

export type Row = Readonly<Record<string, Json>>;

/** An in-process, locked-down DuckDB: only the given folders, no extensions, no network, settings frozen. */
export interface Database {
  /** Runs one statement; `step` names it in errors. */
  run(query: Sql, step: string): Promise<void>;
  /**
   * Rows as plain values: dates and timestamps as ISO text, DECIMAL and HUGEINT as text, BIGINT as number (a line number or
   * count never passes 2^53), lists and structs as arrays and objects.
   */
  rows(query: Sql, step: string): Promise<readonly Row[]>;
  /** Rows of a statement whose columns are all VARCHAR, as they come: no more than a few thousand are held at a time. */
  texts(query: Sql, step: string): AsyncIterable<readonly (string | null)[]>;
  /** Columns of numbers as typed arrays, without an object per row: for millions of rows. DOUBLE and INTEGER only. */
  columns(query: Sql, step: string): Promise<NumberColumns>;
  close(): void;
}

const number = (value: Json): Json => (typeof value === "string" ? Number(value) : value);

interface Opened {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
}

/** A query with its values bound. The engine would run every statement of a text, so that there must be exactly one. */
const prepared = async (connection: DuckDBConnection, query: Sql, step: string): Promise<DuckDBPreparedStatement> => {
  const found = await connection.extractStatements(query.text);
  if (found.count !== 1) throw new UtfallError("UTF-DB-002", { step, reason: "not one statement" });
  const statement = await found.prepare(0);
  statement.bind(query.values as DuckDBValue[]);
  return statement;
};

const open = async (options: DatabaseOptions): Promise<Opened> => {
  await mkdir(options.spill, { recursive: true, mode: 0o700 });
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: options.memory,
    threads: String(options.threads),
    temp_directory: options.spill,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    allow_persistent_secrets: "false",
  });
  const connection = await instance.connect();
  const settings = [
    // Given to `create` with the rest, this one is shown by the engine and not kept to.
    sql`SET max_temp_directory_size = ${literal(options.spillLimit ?? (await usualSpillLimit(options.spill)))}`,
    // With DuckDB 1.5.5's cache a file written anew where another was read can be read as a mixture of both: simulations,
    // which write their facts into one folder again and again, failed in 11 of 14 runs with it and in none of 14 without.
    sql`SET enable_external_file_cache = false`,
    sql`SET TimeZone = 'UTC'`,
    sql`SET allowed_directories = ${literalList(options.folders.map((f) => (f.endsWith("/") ? f : `${f}/`)))}`,
    sql`SET enable_external_access = false`,
    sql`SET lock_configuration = ${literal(true)}`,
  ];
  for (const setting of settings) await connection.run(setting.text);
  return { instance, connection };
};

/**
 * Opens a database for one step.
 *
 * It lives in memory and spills to `spill`; what must last is written as Parquet by the step. A file database is not used
 * because a kill during its first writes leaves a file that never opens again (reliability 0.7).
 */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { instance, connection } = await open(options).catch((error: unknown) => {
    throw translateDuckdbError(error, "open database");
  });
  const interrupt = (): void => connection.interrupt();
  options.signal?.addEventListener("abort", interrupt);
  return {
    async run(query, step) {
      try {
        const statement = await prepared(connection, query, step);
        await statement.run().finally(() => statement.destroySync());
      } catch (error) {
        throw translateDuckdbError(error, step);
      }
    },
    async rows(query, step) {
      try {
        const statement = await prepared(connection, query, step);
        const reader = await statement.runAndReadAll().finally(() => statement.destroySync());
        const big = reader.columnTypes().map((type) => String(type) === "BIGINT");
        const names = reader.columnNames();
        // Column by column: a quarter less time than an array per row on the way to an object.
        const columns = reader.getColumnsJson();
        return Array.from({ length: reader.currentRowCount }, (_, at) => {
          const row: Record<string, Json> = {};
          for (const [i, name] of names.entries()) {
            const cell = columns[i]?.[at] ?? null;
            row[name] = big[i] === true ? number(cell) : cell;
          }
          return row;
        });
      } catch (error) {
        throw translateDuckdbError(error, step);
      }
    },
    async *texts(query, step) {
      try {
        const result = await connection.stream(query.text, query.values as DuckDBValue[]);
        for (;;) {
          const chunk = await result.fetchChunk();
          if (chunk === null || chunk.rowCount === 0) return;
          for (const row of chunk.getRows()) yield row.map((cell) => (cell === null ? null : String(cell)));
        }
      } catch (error) {
        throw translateDuckdbError(error, step);
      }
    },
    async columns(query, step) {
      try {
        return await readColumns(await connection.stream(query.text, query.values as DuckDBValue[]), step);
      } catch (error) {
        throw error instanceof UtfallError ? error : translateDuckdbError(error, step);
      }
    },
    close() {
      options.signal?.removeEventListener("abort", interrupt);
      connection.closeSync();
      instance.closeSync();
      try {
        // The engine has taken its own files away; a folder that holds anything else stays.
        rmdirSync(options.spill);
      } catch {
        // An empty folder left behind does no harm.
      }
    },
  };
};
