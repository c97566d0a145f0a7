import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "../../connectors/duckdb/database.ts";
import { literal, sql } from "../../connectors/duckdb/sql.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";

/** A quarantined line without its text. */
export interface QuarantinedLine {
  readonly line: number;
  readonly column: string | null;
  readonly rule: string;
  readonly code: string;
}

/** A database over the workspace's person-level folder, for commands that only read. */
export const openStore = ({ paths, config }: LoadedWorkspace): Promise<Database> =>
  openDatabase({
    folders: [paths.restricted],
    spill: join(paths.restricted, "spill"),
    memory: config.memory,
    threads: config.threads,
  });

/** The first quarantined lines of a file, in order of line. */
export const readQuarantinedLines = async (
  folder: string,
  most: number,
  database: Database,
): Promise<readonly QuarantinedLine[]> => {
  const file = join(folder, "quarantine.parquet");
  if (!existsSync(file)) return [];
  const rows = await database.rows(
    sql`
      SELECT line, code, rule, column_name
      FROM read_parquet(${literal(file)})
      ORDER BY line, column_name, rule
      LIMIT ${most}`,
    "read quarantine",
  );
  return rows.map((row) => ({
    line: Number(row.line),
    column: row.column_name === null ? null : String(row.column_name),
    rule: String(row.rule),
    code: String(row.code),
  }));
};
