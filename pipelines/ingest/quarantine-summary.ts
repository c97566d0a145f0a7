import { join } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { exactly } from "../../connectors/duckdb/read-parquet.ts";
import { literal, sql } from "../../connectors/duckdb/sql.ts";
import type { FileRecord, RuleCount } from "../../schemas/delivery.ts";
import type { RowFaultCode } from "../../schemas/errors.ts";
import type { QuarantineEntry } from "./quarantine-writer.ts";

/** Why lines of a file are in quarantine: rows by rule and column, most rows first. A line may break several rules. */
export const quarantineCounts = (record: Pick<FileRecord, "rules">): readonly RuleCount[] =>
  record.rules.filter(({ outcome }) => outcome === "error").toSorted((a, b) => b.rows - a.rows);

/**
 * `most` entries of a file's quarantine after the first `after`, by line and in the order of the columns; `raw` is the line as delivered and
 * must not leave `restricted/`.
 */
export const readQuarantine = async (
  folder: string,
  database: Database,
  most = 1000,
  after = 0,
): Promise<readonly QuarantineEntry[]> => {
  // A line may have several entries, so that its number alone is no order; the row in the file is.
  const rows = await database.rows(
    sql`
      SELECT line, byte, code, rule, column_name, institution, raw
      FROM read_parquet(${literal(exactly(join(folder, "quarantine.parquet")))}, file_row_number = true)
      ORDER BY file_row_number
      LIMIT ${literal(most)}
      OFFSET ${literal(after)}`,
    "read quarantine",
  );
  const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return rows.map((row) => ({
    line: Number(row.line),
    byte: row.byte === null ? null : Number(row.byte),
    code: String(row.code) as RowFaultCode,
    rule: String(row.rule),
    column: text(row.column_name),
    institution: text(row.institution),
    raw: text(row.raw),
  }));
};
